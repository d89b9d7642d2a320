import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Archive, Eye, LifeBuoy, type LucideIcon, TriangleAlert, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../../shared/ui/button.js';
import { cx } from '../../../shared/ui/cx.js';
import { changeBoard } from '../api/board-changes.js';
import { boardKeys } from '../api/board-queries.js';
import { OfflineBar } from './connection-pill.js';
import { FollowBar } from './people-here.js';
import { useRoom } from './room.js';
import { useSessionState } from './use-document.js';

/** What one should know right now, each with what can be done about it. */
export function Bars({ back }: { back: { readonly to: string } }) {
  return (
    <div className="pointer-events-none absolute inset-x-2 top-16 z-10 flex flex-col items-center gap-2 @3xl/board:inset-x-24 @3xl/board:top-17">
      <FollowBar />
      <OfflineBar />
      <ReaderBar />
      <ProblemBar back={back} />
      <AsideBar />
    </div>
  );
}

function ReaderBar() {
  const { t } = useTranslation('boards');
  const { board, session } = useRoom();
  const client = useQueryClient();
  const bringBack = useMutation({
    mutationFn: () => changeBoard(board, { archivado: false }),
    onSuccess: (changed) => {
      client.setQueryData(boardKeys.one(board.id), changed);
      void client.invalidateQueries({ queryKey: boardKeys.lists });
      session.reconnect();
    },
  });
  const { role } = useSessionState();
  const [isHidden, setHidden] = useState(false);
  if (role !== 'read' || isHidden) return null;
  return (
    <Bar
      icon={board.archivado ? Archive : Eye}
      tone="info"
      action={
        board.acciones.includes('desarchivar') && (
          <Button
            size="sm"
            isPending={bringBack.isPending}
            onPress={() => {
              bringBack.mutate();
            }}
          >
            {t('list.restore')}
          </Button>
        )
      }
      onHide={() => {
        setHidden(true);
      }}
    >
      {t(board.archivado ? 'reader.archived' : 'reader.only')}
    </Bar>
  );
}

function ProblemBar({ back }: { back: { readonly to: string } }) {
  const { t } = useTranslation('boards');
  const { connection, problem } = useSessionState();
  const [hidden, setHidden] = useState<string>();
  if (connection === 'ended') {
    return (
      <Bar
        icon={TriangleAlert}
        tone="danger"
        action={
          <ButtonLink to={back.to} size="sm">
            {t('problem.leave')}
          </ButtonLink>
        }
      >
        {t('problem.access-ended')}
      </Bar>
    );
  }
  // Lost work has a bar of its own, and so has a lost connection.
  if (problem === undefined || problem === hidden || problem === 'kept-aside') return null;
  if (problem === 'not-kept' && connection === 'offline') return null;
  return (
    <Bar
      icon={TriangleAlert}
      tone={problem === 'board-full' ? 'danger' : 'warning'}
      onHide={() => {
        setHidden(problem);
      }}
    >
      {t(`problem.${problem}`)}
    </Bar>
  );
}

function AsideBar() {
  const { t } = useTranslation('boards');
  const { ask } = useRoom();
  const { aside } = useSessionState();
  const [hidden, setHidden] = useState(0);
  if (aside === 0 || aside === hidden) return null;
  return (
    <Bar
      icon={LifeBuoy}
      tone="warning"
      action={
        <Button
          size="sm"
          onPress={() => {
            ask('aside');
          }}
        >
          {t('aside.see')}
        </Button>
      }
      onHide={() => {
        setHidden(aside);
      }}
    >
      {t('aside.bar')}
    </Bar>
  );
}

interface BarProps {
  readonly icon: LucideIcon;
  readonly tone: 'info' | 'warning' | 'danger';
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly onHide?: () => void;
}

function Bar({ icon: Icon, tone, children, action, onHide }: BarProps) {
  const { t } = useTranslation('boards');
  return (
    <div
      role={tone === 'info' ? 'status' : 'alert'}
      className={cx(
        'pointer-events-auto flex max-w-2xl animate-fade flex-wrap items-center gap-x-3 gap-y-1 rounded-lg py-1.5 pr-1.5 pl-3.5 text-sm shadow-raised',
        tints[tone],
      )}
    >
      <Icon aria-hidden className={cx('size-4 shrink-0', inks[tone])} />
      <span className="min-w-0 flex-1 basis-40 py-1">{children}</span>
      <span className="ml-auto flex items-center gap-1">
        {action}
        {onHide && (
          <Button look="quiet" size="sm" iconOnly aria-label={t('problem.hide')} onPress={onHide}>
            <X aria-hidden className="size-4" />
          </Button>
        )}
      </span>
    </div>
  );
}

const tints = { info: 'bg-raised', warning: 'bg-warning-soft', danger: 'bg-danger-soft' } as const;
const inks = { info: 'text-accent', warning: 'text-warning', danger: 'text-danger' } as const;
