import {
  ArrowLeft,
  Check,
  CircleCheck,
  LocateFixed,
  MapPin,
  RotateCcw,
  Trash2,
} from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { BoardComment } from '../../../shared/api/models.js';
import { FormFailure } from '../../../shared/form/form-failure.js';
import { Avatar } from '../../../shared/ui/avatar.js';
import { Button } from '../../../shared/ui/button.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Failure } from '../../../shared/ui/failure.js';
import { Segmented } from '../../../shared/ui/segmented.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { TextField } from '../../../shared/ui/text-field.js';
import { TimeAgo } from '../../../shared/ui/time-ago.js';
import { useRoom } from './room.js';
import { SidePanel } from './side-panel.js';
import { useComments, useSayAt } from './use-comments.js';
import { type PinItem, usePins } from './use-pins.js';

const textLength = 2_000;

/** The conversations on the board: all of them, or the one whose pin was pressed. */
export function CommentsPanel() {
  const { t } = useTranslation('boards');
  const { pin: openId, show, showPin } = useRoom();
  const comments = useComments();
  const pins = usePins();
  const open = pins.find(({ id }) => id === openId);
  const said = comments.data ?? [];
  const isLoading = comments.isPending && !comments.isError;
  return (
    <SidePanel
      title={t(open ? 'comments.one' : 'comments.title')}
      back={
        open && (
          <Button
            look="quiet"
            size="sm"
            iconOnly
            aria-label={t('comments.all')}
            className="-ml-2"
            onPress={() => {
              showPin(undefined);
            }}
          >
            <ArrowLeft aria-hidden className="size-4.5" />
          </Button>
        )
      }
      onClose={() => {
        show(undefined);
      }}
    >
      {comments.isError && comments.data === undefined && (
        <Failure error={comments.error} onRetry={() => void comments.refetch()} />
      )}
      {isLoading && (
        <Skeleton>
          <div className="space-y-3 p-4">
            <Bone className="h-4 w-3/5" />
            <Bone className="h-12 w-full" />
            <Bone className="h-12 w-full" />
          </div>
        </Skeleton>
      )}
      {!isLoading &&
        (open ? (
          <Thread key={open.id} pin={open} said={said.filter(({ pin }) => pin === open.id)} />
        ) : (
          <PinList pins={pins} said={said} />
        ))}
    </SidePanel>
  );
}

function PinList({ pins, said }: { pins: readonly PinItem[]; said: readonly BoardComment[] }) {
  const { t } = useTranslation('boards');
  const { view, showPin, canWrite } = useRoom();
  const [which, setWhich] = useState<'open' | 'done'>('open');
  const shown = pins.filter(({ object }) => object.done === (which === 'done')).toReversed();
  return (
    <>
      <div className="px-4 pt-3">
        <Segmented
          label={t('comments.which')}
          value={which}
          onChange={setWhich}
          segments={[
            { id: 'open', label: t('comments.stateOpen') },
            { id: 'done', label: t('comments.stateDone') },
          ]}
          className="flex"
        />
      </div>
      {shown.length === 0 && (
        <EmptyState icon={MapPin} title={t(`comments.empty.${which}.title`)}>
          {canWrite && which === 'open' ? t('comments.empty.open.body') : undefined}
        </EmptyState>
      )}
      <ul className="p-2">
        {shown.map((pin) => {
          const words = said.filter((each) => each.pin === pin.id);
          const last = words.at(-1);
          return (
            <li key={pin.id}>
              <AriaButton
                onPress={() => {
                  view.reveal(pin.id);
                  showPin(pin.id);
                }}
                className="focus-ring flex w-full items-start gap-3 rounded-md px-2 py-2.5 text-left hover:bg-sunken"
              >
                {pin.object.done ? (
                  <CircleCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-success" />
                ) : (
                  <MapPin aria-hidden className="mt-0.5 size-5 shrink-0 text-accent" />
                )}
                <span className="min-w-0 flex-1">
                  <span className="line-clamp-2 text-sm font-medium break-words">
                    {pin.text || words[0]?.texto || t('comments.wordless')}
                  </span>
                  <span className="mt-0.5 block text-xs text-ink-faint">
                    {last ? (
                      <>
                        {last.autor.nombre} · <TimeAgo at={last.fecha} /> ·{' '}
                        {t('comments.count', { count: words.length })}
                      </>
                    ) : (
                      t('comments.none')
                    )}
                  </span>
                </span>
              </AriaButton>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Thread({ pin, said }: { pin: PinItem; said: readonly BoardComment[] }) {
  const { t } = useTranslation('boards');
  const { document, view, canWrite, show, announce } = useRoom();
  const list = useRef<HTMLOListElement>(null);
  const { done } = pin.object;
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [said.length]);
  return (
    <>
      <div className="flex items-center gap-1 border-b border-line px-2 py-1">
        <Button
          look="quiet"
          size="sm"
          onPress={() => {
            view.reveal(pin.id);
          }}
        >
          <LocateFixed aria-hidden className="size-4" />
          {t('comments.find')}
        </Button>
        {canWrite && (
          <Button
            look="quiet"
            size="sm"
            onPress={() => {
              document.replace(new Map([[pin.id, { ...pin.object, done: !done }]]));
              announce(t(done ? 'comments.reopened' : 'comments.resolved'));
            }}
          >
            {done ? (
              <RotateCcw aria-hidden className="size-4" />
            ) : (
              <Check aria-hidden className="size-4" />
            )}
            {t(done ? 'comments.reopen' : 'comments.resolve')}
          </Button>
        )}
        {canWrite && said.length === 0 && (
          <Button
            look="quiet"
            size="sm"
            iconOnly
            aria-label={t('comments.drop')}
            className="ml-auto"
            onPress={() => {
              document.remove([pin.id]);
              show(undefined);
            }}
          >
            <Trash2 aria-hidden className="size-4" />
          </Button>
        )}
      </div>
      {done && (
        <p className="flex items-center gap-2 bg-success-soft px-4 py-2 text-sm text-success">
          <CircleCheck aria-hidden className="size-4 shrink-0" />
          {t('comments.isDone')}
        </p>
      )}
      <ol ref={list} className="flex-1 space-y-4 overflow-y-auto p-4">
        {said.map(({ id, autor, texto, fecha }) => (
          <li key={id} className="flex gap-3">
            <Avatar name={autor.nombre} size="sm" />
            <div className="min-w-0 flex-1">
              <p className="text-xs text-ink-faint">
                <span className="font-semibold text-ink">{autor.nombre}</span> ·{' '}
                <TimeAgo at={fecha} />
              </p>
              <p className="mt-0.5 text-sm break-words whitespace-pre-wrap">{texto}</p>
            </div>
          </li>
        ))}
      </ol>
      {canWrite && <Composer pin={pin.id} isFirst={said.length === 0} />}
    </>
  );
}

function Composer({ pin, isFirst }: { pin: string; isFirst: boolean }) {
  const { t } = useTranslation('boards');
  const say = useSayAt(pin);
  const [words, setWords] = useState('');
  const field = useRef<(HTMLInputElement & HTMLTextAreaElement) | null>(null);
  const text = words.trim();
  useEffect(() => {
    if (isFirst) field.current?.focus({ preventScroll: true });
  }, [isFirst]);
  const send = () => {
    if (text === '' || say.isPending) return;
    say.mutate(text, {
      onSuccess: () => {
        setWords('');
      },
    });
  };
  return (
    <form
      className="border-t border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextField
        label={t(isFirst ? 'comments.first' : 'comments.answer')}
        rows={2}
        value={words}
        onChange={setWords}
        maxLength={textLength}
        inputRef={field}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
          else event.continuePropagation();
        }}
      />
      {say.isError && (
        <div className="mt-2">
          <FormFailure error={say.error} />
        </div>
      )}
      <div className="mt-2 flex justify-end">
        <Button
          type="submit"
          look="primary"
          size="sm"
          isPending={say.isPending}
          isDisabled={text === ''}
        >
          {t('comments.send')}
        </Button>
      </div>
    </form>
  );
}
