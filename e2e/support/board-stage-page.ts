/** What runs in the browser: the real core on an otherwise empty page, and stopwatches. */
import {
  BoardSession,
  BoardView,
  exportPdf,
  exportPng,
  exportSvg,
  importWbo,
  type ToolName,
} from '../../frontend/src/features/boards/core/index.js';

declare global {
  interface Window {
    stage: typeof stage;
  }
}

const WORDS = {
  surface: 'Board',
  editor: { text: 'Text', note: 'Note', pin: 'Comment' },
  pictureLoading: 'Loading',
  pictureFailed: 'Not available',
};

let session: BoardSession | undefined;
let view: BoardView | undefined;
let frames: number[] = [];
let work: number[] = [];
let isCounting = false;

/** Driven from outside. */
const stage = {
  /** Opens a board; gives the milliseconds until it is loaded, and until all of it is drawn. */
  async open(boardsUrl: string, boardId: string, name: string, tool: ToolName, role = 'write') {
    const startedAt = performance.now();
    session = BoardSession.open({
      boardsUrl,
      boardId,
      ticket: async () => {
        const answer = await fetch(`/ticket?board=${boardId}&name=${name}&role=${role}`);
        return (await answer.json()) as { ticket: string; role: 'read' | 'write' };
      },
      user: { email: `${name.toLowerCase()}@utec.edu.pe`, name },
    });
    const { document: board, presence } = session;
    view = new BoardView(document.body, {
      document: board,
      presence,
      words: WORDS,
      tool,
      resolveImage: async (ref) => ({ url: `/picture/${encodeURIComponent(ref)}`, w: 800, h: 600 }),
    });
    await until(() => session?.getState().loaded === true);
    const loadedMs = performance.now() - startedAt;
    await until(() => view?.isDrawn === true);
    const drawnMs = performance.now() - startedAt;
    await until(() => session?.getState().connection === 'live');
    return { loadedMs, drawnMs, liveMs: performance.now() - startedAt };
  },
  get session() {
    return session;
  },
  get view() {
    return view;
  },
  exportSvg,
  exportPng,
  exportPdf,
  importWbo,
  /** Counts frames from now on. */
  count() {
    frames = [];
    work = [];
    isCounting = true;
    let last = performance.now();
    const tick = (): void => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      if (isCounting) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  },
  /** Milliseconds between frames, and those that the page worked in them. */
  counted() {
    isCounting = false;
    return { frames: frames.slice(1), work };
  },
};
window.stage = stage;

/** Everything that asks for a frame is timed. */
const askForFrame = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (callback) =>
  askForFrame((nowMs) => {
    const startedAt = performance.now();
    callback(nowMs);
    const took = performance.now() - startedAt;
    if (isCounting && took > 0.2) work.push(took);
  });

function until(isTrue: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (isTrue()) resolve();
      else askForFrame(look);
    };
    look();
  });
}
