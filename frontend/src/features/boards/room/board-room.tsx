import { useQueryClient } from '@tanstack/react-query';
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from '../../../shared/api/models.js';
import { useViewer } from '../../../shared/api/viewer.js';
import { Failure } from '../../../shared/ui/failure.js';
import { Spinner } from '../../../shared/ui/spinner.js';
import { toast } from '../../../shared/ui/toast.js';
import { boardTicket } from '../api/board-changes.js';
import { useBoardsUrl } from '../boards-url.js';
import type { BoardSession, BoardView, DocumentRefusal, SessionState } from '../core/index.js';
import { imageResolver } from '../image-refs.js';
import { noteUnsent } from '../unsent-work.js';
import { Announcer } from './announcer.js';
import { AsideDialog } from './aside-dialog.js';
import { Bars } from './bars.js';
import { CommentsPanel } from './comments-panel.js';
import { ExportDialog } from './export-dialog.js';
import { ImportDialog } from './import-dialog.js';
import { LeaveQuestion } from './leave-question.js';
import { News, NewsRegion } from './news.js';
import { ObjectsPanel } from './objects-panel.js';
import { PicturesDialog } from './pictures-dialog.js';
import { RenameQuestion } from './rename-question.js';
import { type Asking, type Core, type Panel, type Room, RoomContext } from './room.js';
import { ShareDialog } from './share-dialog.js';
import { ShortcutsDialog } from './shortcuts-dialog.js';
import { Stage } from './stage.js';
import { StartCard } from './start-card.js';
import { NarrowTray, WideTray } from './tool-tray.js';
import { TopBar, type TopBarProps } from './top-bar.js';
import { wouldLose } from './use-leave-guard.js';
import { useToolStyles } from './use-tool-styles.js';
import { pressedOnBoard } from './use-shortcuts.js';
import { VersionsScreen } from './versions-screen.js';
import { HistoryTray, ZoomTray } from './zoom-tray.js';

export interface BoardRoomProps extends TopBarProps {
  readonly board: Board;
}

/** One board, open: the drawing, the people on it, and everything around it. */
export function BoardRoom({ board, ...bar }: BoardRoomProps) {
  const { opened, failure, retry } = useOpened(board.id);
  if (failure !== undefined) {
    return (
      <Waiting>
        <Failure error={failure} onRetry={retry} />
      </Waiting>
    );
  }
  if (opened === undefined) {
    return (
      <Waiting>
        <Opening />
      </Waiting>
    );
  }
  return <OpenRoom key={board.id} board={board} {...opened} {...bar} />;
}

interface Opened {
  readonly core: Core;
  readonly session: BoardSession;
}

/** Brings the drawing core, and a session with it for as long as the board is on the screen. */
function useOpened(boardId: string) {
  const boardsUrl = useBoardsUrl();
  const { email, nombre: name } = useViewer();
  const [opened, setOpened] = useState<Opened & { readonly of: string }>();
  const [failure, setFailure] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isGone = false;
    let session: BoardSession | undefined;
    const open = async () => {
      const core = await import('../core/index.js');
      if (isGone) return;
      session = core.BoardSession.open({
        boardsUrl,
        boardId,
        user: { email, name },
        ticket: async () => {
          const { ticket, rol } = await boardTicket(boardId);
          return { ticket, role: rol === 'escritura' ? 'write' : 'read' };
        },
      });
      setOpened({ core, session, of: boardId });
    };
    open().catch(setFailure);
    return () => {
      isGone = true;
      setOpened(undefined);
      void session?.close();
    };
  }, [boardsUrl, boardId, email, name, attempt]);
  return {
    opened,
    failure,
    retry: () => {
      setFailure(undefined);
      setAttempt(attempt + 1);
    },
  };
}

function Waiting({ children }: { children: ReactNode }) {
  return <div className="grid size-full place-items-center bg-paper">{children}</div>;
}

function Opening() {
  const { t } = useTranslation('boards');
  return (
    <p
      role="status"
      className="flex items-center gap-3 rounded-lg bg-raised px-4 py-3 text-sm text-ink-soft shadow-raised"
    >
      <Spinner />
      {t('opening')}
    </p>
  );
}

function OpenRoom({ board, core, session, ...bar }: BoardRoomProps & Opened) {
  const client = useQueryClient();
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const [view, setView] = useState<BoardView>();
  const [announcer] = useState(() => new Announcer());
  const [panel, setPanel] = useState<Panel>();
  const [pin, setPin] = useState<string>();
  const [asking, setAsking] = useState<Asking>();
  const [isTravelling, setTravelling] = useState(false);
  const resolveImage = useMemo(
    () => imageResolver(client, board.incidente_id),
    [client, board.incidente_id],
  );
  const showPin = useCallback((id: string | undefined) => {
    setPin(id);
    setPanel('comments');
  }, []);
  const root = useRef<HTMLDivElement>(null);
  const returnFocus = useFocusOn(root);
  useRefusals(session, view);
  useUnsentNote(board.id, state);
  usePressedPins(view, showPin);
  useToolStyles(view);

  const room: Room | undefined = view && {
    core,
    board,
    session,
    document: session.document,
    view,
    canWrite: state.role === 'write' && state.connection !== 'ended',
    resolveImage,
    panel,
    pin,
    show: (next) => {
      setPanel(next);
      setPin(undefined);
    },
    showPin,
    ask: setAsking,
    showVersions: () => {
      setTravelling(true);
    },
    announce: announcer.say,
  };

  return (
    <RoomContext value={room ?? null}>
      {/* The keys are short cuts to what is pressed below. */}
      {/* eslint-disable-next-line jsx-a11y-x/no-static-element-interactions */}
      <div
        ref={root}
        tabIndex={-1}
        onKeyDown={(event) => {
          if (room !== undefined) pressedOnBoard(event, room);
        }}
        className="@container/board relative isolate size-full overflow-hidden bg-paper text-ink outline-none"
      >
        <NewsRegion announcer={announcer} />
        {room && <TopBar {...bar} />}
        {room && <Bars back={bar.back} />}
        {room && <WideTray />}
        <Stage
          core={core}
          document={session.document}
          presence={session.presence}
          resolveImage={resolveImage}
          onView={setView}
        />
        {!state.loaded && <NotYet state={state} />}
        {room && (
          <>
            <div className="pointer-events-none absolute inset-0 grid place-items-center overflow-hidden p-3 pt-16">
              <StartCard />
            </div>
            <div className="pointer-events-none absolute inset-x-0 bottom-0 z-10 flex flex-col gap-2 p-1.5 pb-[max(0.375rem,env(safe-area-inset-bottom))] @3xl/board:p-3">
              <div className="flex items-end justify-between">
                <HistoryTray />
                <span className="ml-auto">
                  <ZoomTray />
                </span>
              </div>
              <NarrowTray />
            </div>
            {panel === 'comments' && <CommentsPanel />}
            {panel === 'objects' && <ObjectsPanel />}
            <News />
            <Questions
              asking={asking}
              onClose={() => {
                setAsking(undefined);
                returnFocus();
              }}
            />
            {isTravelling && (
              <VersionsScreen
                onClose={() => {
                  setTravelling(false);
                  returnFocus();
                }}
              />
            )}
          </>
        )}
        <LeaveQuestion isLosing={wouldLose(state)} />
      </div>
    </RoomContext>
  );
}

/** The keys work from the start, and go on working when what had the focus is gone. */
function useFocusOn(root: RefObject<HTMLElement | null>): () => void {
  useEffect(() => {
    root.current?.focus({ preventScroll: true });
  }, [root]);
  return () => {
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) root.current?.focus({ preventScroll: true });
    });
  };
}

/** What is shown while nothing is known of the board yet. */
function NotYet({ state }: { state: SessionState }) {
  const { t } = useTranslation('boards');
  return (
    <div className="pointer-events-none absolute inset-0 grid place-items-center p-4 text-center">
      {state.connection === 'offline' ? (
        <p role="status" className="max-w-sm rounded-lg bg-raised px-4 py-3 text-sm shadow-raised">
          {t('notHere')}
        </p>
      ) : (
        state.connection !== 'ended' && <Opening />
      )}
    </div>
  );
}

/** What only this device has outlives logging out of it. */
function useUnsentNote(boardId: string, { loaded, unsaved, aside }: SessionState): void {
  const { email } = useViewer();
  const isUnsent = unsaved > 0 || aside > 0;
  useEffect(() => {
    if (loaded || isUnsent) noteUnsent(email, boardId, isUnsent);
  }, [email, boardId, loaded, isUnsent]);
}

/** Says why something was not done. */
function useRefusals(session: BoardSession, view: BoardView | undefined): void {
  const { t } = useTranslation('boards');
  const tell = useEffectEvent((reason: DocumentRefusal | 'clipboard-unreadable') => {
    toast({ title: t(`refused.${reason}.title`), body: t(`refused.${reason}.body`) });
  });
  useEffect(() => session.document.on('refused', (reason) => tell(reason)), [session]);
  useEffect(() => view?.on('refused', (reason) => tell(reason)), [view]);
}

/** Opens the conversation whose pin is made or pressed. */
function usePressedPins(view: BoardView | undefined, showPin: (id: string) => void): void {
  useEffect(
    () =>
      view?.on('pinopen', ({ id }) => {
        showPin(id);
      }),
    [view, showPin],
  );
}

function Questions({ asking, onClose }: { asking: Asking | undefined; onClose: () => void }) {
  switch (asking) {
    case undefined:
      return null;
    case 'share':
      return <ShareDialog onClose={onClose} />;
    case 'pictures':
      return <PicturesDialog onClose={onClose} />;
    case 'import':
      return <ImportDialog onClose={onClose} />;
    case 'export':
      return <ExportDialog onClose={onClose} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={onClose} />;
    case 'aside':
      return <AsideDialog onClose={onClose} />;
    case 'rename':
      return <RenameQuestion onClose={onClose} />;
  }
}
