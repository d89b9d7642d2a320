import { useMutation, useQuery } from '@tanstack/react-query';
import { ChevronLeft, ChevronRight, History, RotateCcw, X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../../shared/i18n/i18n.js';
import { Button } from '../../../shared/ui/button.js';
import { cx } from '../../../shared/ui/cx.js';
import { Dialog, DialogActions, DialogBody } from '../../../shared/ui/dialog.js';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Failure } from '../../../shared/ui/failure.js';
import { Notice } from '../../../shared/ui/notice.js';
import { Spinner } from '../../../shared/ui/spinner.js';
import { exactTime, TimeAgo } from '../../../shared/ui/time-ago.js';
import { toast } from '../../../shared/ui/toast.js';
import type { BoardVersion, BoardView } from '../core/index.js';
import { IconButton } from './icon-button.js';
import { useRoom } from './room.js';
import { Stage } from './stage.js';
import { trayClass } from './tray.js';

/** How long the thumb has to rest before a version is fetched. */
const restMs = 200;

/** The board as it was: a walk through its versions, and the way back to one of them. */
export function VersionsScreen({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('boards');
  const { session, board } = useRoom();
  const frame = useRef<HTMLElement>(null);
  const versions = useQuery({
    queryKey: ['boards', 'versions', board.id],
    staleTime: 0,
    queryFn: () => session.versions(),
  });
  useEffect(() => {
    frame.current?.focus({ preventScroll: true });
  }, []);
  const list = versions.data?.toReversed() ?? [];
  return (
    // Escape goes back from anywhere inside; the button is the way for everybody else.
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions
    <section
      ref={frame}
      tabIndex={-1}
      aria-label={t('versions.title')}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
      className="absolute inset-0 z-40 animate-fade bg-canvas outline-none"
    >
      {versions.isSuccess && list.length > 0 ? (
        <Walk versions={list} onClose={onClose} />
      ) : (
        <div className="grid size-full place-items-center">
          {versions.isPending && <Spinner className="text-2xl" />}
          {versions.isError && (
            <Failure error={versions.error} onRetry={() => void versions.refetch()} />
          )}
          {versions.isSuccess && (
            <EmptyState
              icon={History}
              title={t('versions.none.title')}
              action={<Button onPress={onClose}>{t('versions.back')}</Button>}
            >
              {t('versions.none.body')}
            </EmptyState>
          )}
        </div>
      )}
      {!versions.isSuccess && (
        <Button
          look="quiet"
          iconOnly
          aria-label={t('versions.back')}
          onPress={onClose}
          className="absolute! top-3 left-3"
        >
          <X aria-hidden className="size-5" />
        </Button>
      )}
    </section>
  );
}

/** `versions`: the oldest first. */
function Walk({ versions, onClose }: { versions: readonly BoardVersion[]; onClose: () => void }) {
  const { t } = useTranslation('boards');
  const { board, canWrite, core, session, resolveImage } = useRoom();
  const [at, setAt] = useState(versions.length - 1);
  const [shown, setShown] = useState(at);
  const [isAsking, setAsking] = useState(false);
  const seen = useRef<BoardView['viewport']>(undefined);
  const last = versions.length - 1;
  const chosen = versions[at];
  const wanted = versions[shown];
  const when = (index: number) => exactTime(versions[index]?.storedAt ?? '', currentLanguage());

  useEffect(() => {
    const timer = setTimeout(() => {
      setShown(at);
    }, restMs);
    return () => {
      clearTimeout(timer);
    };
  }, [at]);

  const version = useQuery({
    queryKey: ['boards', 'version', board.id, wanted?.version],
    enabled: wanted !== undefined,
    // A document is no plain data, and a version never changes.
    structuralSharing: false,
    staleTime: Infinity,
    gcTime: 60_000,
    placeholderData: (before) => before,
    queryFn: () => session.version(wanted?.version ?? 0),
  });

  const keepView = useCallback((view: BoardView | undefined) => {
    if (view === undefined) return;
    if (seen.current) view.setViewport(seen.current);
    else view.fit();
    view.setTool('hand');
    view.on('viewportchange', (viewport) => {
      seen.current = viewport;
    });
  }, []);

  return (
    <>
      {version.data && (
        <Stage
          key={version.isPlaceholderData ? 'before' : wanted?.version}
          core={core}
          document={version.data}
          resolveImage={resolveImage}
          onView={keepView}
        />
      )}
      {version.isError && (
        <div className="absolute inset-0 grid place-items-center">
          <Failure error={version.error} onRetry={() => void version.refetch()} />
        </div>
      )}
      <div className="pointer-events-none absolute inset-x-2 top-2 flex justify-center @3xl/board:top-3">
        <p
          role="status"
          className={cx(
            trayClass,
            'pointer-events-auto flex items-center gap-2 px-3.5 py-2 text-sm font-medium',
          )}
        >
          <History aria-hidden className="size-4 text-accent" />
          {t('versions.banner', { when: when(at) })}
          {version.isFetching && <Spinner />}
        </p>
      </div>
      <div className="pointer-events-none absolute inset-x-2 bottom-2 flex justify-center @3xl/board:bottom-4">
        <div
          className={cx(trayClass, 'safe-bottom pointer-events-auto w-full max-w-2xl p-2 sm:p-3')}
        >
          <div className="flex items-center gap-1">
            <IconButton
              icon={ChevronLeft}
              label={t('versions.older')}
              tip="top"
              isDisabled={at === 0}
              onPress={() => {
                setAt(at - 1);
              }}
            />
            <Slider
              aria-label={t('versions.slider')}
              minValue={0}
              maxValue={Math.max(1, last)}
              value={at}
              isDisabled={last === 0}
              onChange={(value) => {
                setAt(Math.min(last, value));
              }}
              className="flex-1 px-3"
            >
              <SliderTrack className="flex h-11 items-center">
                {({ state }) => (
                  <>
                    <span className="absolute inset-x-0 h-1.5 rounded-full bg-pressed" />
                    <span
                      className="absolute h-1.5 rounded-full bg-accent"
                      style={{ width: `${String(state.getThumbPercent(0) * 100)}%` }}
                    />
                    <SliderThumb
                      aria-label={t('versions.slider')}
                      aria-describedby="version-when"
                      className="focus-ring top-1/2 size-6 rounded-full bg-accent ring-2 ring-raised"
                    />
                  </>
                )}
              </SliderTrack>
            </Slider>
            <IconButton
              icon={ChevronRight}
              label={t('versions.newer')}
              tip="top"
              isDisabled={at === last}
              onPress={() => {
                setAt(at + 1);
              }}
            />
          </div>
          <div className="flex flex-wrap items-center justify-between gap-2 px-2">
            <p id="version-when" className="text-sm text-ink-soft">
              <span className="font-semibold text-ink tabular-nums">
                {t('versions.number', { number: at + 1, of: versions.length })}
              </span>
              {chosen && (
                <>
                  {' · '}
                  <TimeAgo at={chosen.storedAt} />
                </>
              )}
            </p>
            <div className="flex gap-2">
              <Button size="sm" onPress={onClose}>
                {t('versions.back')}
              </Button>
              {canWrite && (
                <Button
                  size="sm"
                  look="primary"
                  isDisabled={version.data === undefined}
                  onPress={() => {
                    setAsking(true);
                  }}
                >
                  <RotateCcw aria-hidden className="size-4" />
                  {t('versions.restore')}
                </Button>
              )}
            </div>
          </div>
        </div>
      </div>
      {isAsking && chosen && (
        <RestoreDialog
          version={chosen}
          when={when(at)}
          onDone={onClose}
          onClose={() => {
            setAsking(false);
          }}
        />
      )}
    </>
  );
}

interface RestoreDialogProps {
  readonly version: BoardVersion;
  readonly when: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function RestoreDialog({ version, when, onDone, onClose }: RestoreDialogProps) {
  const { t } = useTranslation('boards');
  const { t: tApp } = useTranslation();
  const { session } = useRoom();
  const restore = useMutation({
    mutationFn: () => session.restore(version.version),
    onSuccess: () => {
      toast({ title: t('versions.restored'), body: t('versions.undoable') });
      onDone();
    },
  });
  return (
    <Dialog
      role="alertdialog"
      title={t('versions.ask', { when })}
      description={t('versions.undoable')}
      isOpen
      onClose={onClose}
    >
      <DialogBody>
        {restore.isError && <Notice tone="danger">{t('versions.failed')}</Notice>}
        <DialogActions>
          <Button onPress={onClose}>{tApp('action.cancel')}</Button>
          <Button
            look="primary"
            isPending={restore.isPending}
            onPress={() => {
              restore.mutate();
            }}
          >
            {t('versions.restore')}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}
