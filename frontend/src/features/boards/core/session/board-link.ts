import { BOARD_LIMITS } from '@vigia/domain/board';
import {
  type Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Frames, readFrame, type Heard } from './frames.js';
import { Pace } from './pace.js';
import { splitUpdate } from './split-update.js';

/** What the service tells once after the ticket. */
export interface Welcome {
  readonly clientId: number;
  readonly who: string;
  readonly name: string;
  readonly role: 'read' | 'write';
}

export interface LinkOptions {
  readonly url: string;
  readonly boardId: string;
  readonly ticket: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** The number of the latest change made here; acknowledgements are told in it. */
  readonly changes: () => number;
  readonly onWelcome: (welcome: Welcome) => void;
  /** Everything that the service has is here. */
  readonly onSynced: () => void;
  /** Everything up to this change is safe with the service. */
  readonly onSafe: (change: number) => void;
  /** Once, for whatever reason; 1006 when nobody said why. */
  readonly onClosed: (code: number, reason: string) => void;
}

/** Changes wait this long for company. */
const WINDOW_MS = 33;
/** Presence is renewed, and so heard back, every 15 seconds: after three of them nobody is there. */
const SILENCE_MS = 45_000;
const CONNECT_MS = 15_000;
const OPEN = 1;
/** Room for what a frame and the parts of a split add. */
const SPARE = 1_024;
const LIMITS = {
  first: BOARD_LIMITS.updateBytes - SPARE,
  rest: BOARD_LIMITS.updateBytes - SPARE,
} as const;
const HANDSHAKE_LIMITS = { ...LIMITS, first: BOARD_LIMITS.handshakeBytes - SPARE } as const;

/** One socket for one document, from its ticket to its end: it is never opened again. */
export class BoardLink {
  readonly #frames: Frames;
  readonly #socket: WebSocket;
  readonly #pace = new Pace(performance.now());
  /** Updates that wait for the window to end. */
  #window: Uint8Array[] = [];
  /** Frames that wait for their turn, with the change they make safe (`undefined`: not one of those). */
  readonly #queue: { readonly frame: Uint8Array; readonly covers: number }[] = [];
  readonly #unacknowledged: number[] = [];
  #isPresenceDue = false;
  #hasAnswered = false;
  #isWriter = false;
  #isClosed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: LinkOptions) {
    this.#frames = new Frames(options.boardId);
    this.#socket = new WebSocket(options.url);
    this.#socket.binaryType = 'arraybuffer';
    this.#socket.onopen = () => this.#open();
    this.#socket.onmessage = ({ data }: MessageEvent<unknown>) => this.#hear(data);
    this.#socket.onclose = ({ code, reason }) => this.#end(code, reason);
    options.doc.on('update', this.#onUpdate);
    options.awareness.on('update', this.#onPresence);
    this.#expect(CONNECT_MS);
  }

  /** Everything done here has been sent and acknowledged. */
  get isSettled(): boolean {
    return (
      this.#hasAnswered &&
      this.#window.length + this.#queue.length + this.#unacknowledged.length === 0
    );
  }

  /** Sends what waits for company, for the page may go. */
  flush(): void {
    if (!this.#isClosed) this.#flush();
  }

  /** Ends it without a word to the options. */
  close(): void {
    if (this.#isClosed) return;
    // What waits for company goes at once; the service reads what comes before the end.
    this.#flush();
    this.#stop();
    this.#socket.close();
  }

  #open(): void {
    const { ticket, doc } = this.options;
    this.#send(this.#frames.ticket(ticket));
    this.#send(this.#frames.question(Y.encodeStateVector(doc)));
    this.#isPresenceDue = true;
    this.#schedule(0);
  }

  #hear(data: unknown): void {
    if (this.#isClosed || !(data instanceof ArrayBuffer)) return;
    this.#expect(SILENCE_MS);
    let heard: Heard;
    try {
      heard = readFrame(new Uint8Array(data));
    } catch {
      this.#end(1006, 'unreadable');
      return;
    }
    const { doc, awareness } = this.options;
    switch (heard.kind) {
      case 'question':
        this.#answer(heard.vector);
        return;
      case 'answer':
        Y.applyUpdate(doc, heard.update, this);
        this.options.onSynced();
        return;
      case 'change':
        Y.applyUpdate(doc, heard.update, this);
        return;
      case 'awareness':
        applyAwarenessUpdate(awareness, heard.update, this);
        return;
      case 'stateless':
        this.#told(heard.payload);
        return;
      case 'acknowledged': {
        const covered = this.#unacknowledged.shift();
        if (covered !== undefined) this.options.onSafe(covered);
        return;
      }
      case 'ping':
        this.#send(this.#frames.pong());
        return;
      case 'denied':
      case 'other':
    }
  }

  #told(payload: string): void {
    const message = JSON.parse(payload) as Welcome & { readonly v: number; readonly type: string };
    if (message.v !== 1 || message.type !== 'welcome') return;
    this.#isWriter = message.role === 'write';
    this.options.onWelcome(message);
  }

  /** What the service lacks. Later changes lean on it, so they wait for it. */
  #answer(vector: Uint8Array): void {
    const { doc, changes } = this.options;
    if (!this.#isWriter) {
      this.#send(this.#frames.answer(Y.encodeStateAsUpdate(new Y.Doc())));
      return;
    }
    this.#window = [];
    const [first, ...rest] = splitUpdate(Y.encodeStateAsUpdate(doc, vector), HANDSHAKE_LIMITS);
    const isWhole = rest.length === 0;
    if (first !== undefined) {
      this.#queue.push({ frame: this.#frames.answer(first), covers: isWhole ? changes() : 0 });
    }
    this.#enqueue(rest);
    this.#hasAnswered = true;
    this.#drain();
  }

  /** Only the last part makes the change safe. */
  #enqueue(parts: readonly Uint8Array[]): void {
    parts.forEach((part, at) => {
      const covers = at === parts.length - 1 ? this.options.changes() : 0;
      this.#queue.push({ frame: this.#frames.change(part), covers });
    });
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this || !this.#hasAnswered) return;
    this.#window.push(update);
    this.#schedule(WINDOW_MS);
  };

  readonly #onPresence = (_: unknown, origin: unknown): void => {
    if (origin === this) return;
    this.#isPresenceDue = true;
    this.#schedule(WINDOW_MS);
  };

  #schedule(ms: number): void {
    if (this.#isClosed) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#flush();
    }, ms);
  }

  #flush(): void {
    if (this.#socket.readyState !== OPEN) return;
    if (this.#window.length > 0) {
      const updates = this.#window;
      this.#window = [];
      this.#enqueue(splitUpdate(Y.mergeUpdates(updates), LIMITS));
    }
    this.#drain();
    if (this.#isPresenceDue && this.#queue.length === 0) this.#sendPresence();
  }

  #drain(): void {
    for (;;) {
      const next = this.#queue[0];
      if (next === undefined) return;
      const wait = this.#pace.take(next.frame.length, performance.now());
      if (wait > 0) {
        this.#schedule(wait);
        return;
      }
      this.#queue.shift();
      this.#unacknowledged.push(next.covers);
      this.#send(next.frame);
    }
  }

  #sendPresence(): void {
    const { awareness } = this.options;
    const update = encodeAwarenessUpdate(awareness, [awareness.clientID]);
    const wait = this.#pace.take(update.length, performance.now());
    if (wait > 0) {
      this.#schedule(wait);
      return;
    }
    this.#isPresenceDue = false;
    this.#send(this.#frames.awareness(update));
  }

  #send(frame: Uint8Array): void {
    if (this.#socket.readyState === OPEN) this.#socket.send(frame as Uint8Array<ArrayBuffer>);
  }

  /** Something must be heard within this time. */
  #expect(ms: number): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#end(1006, 'silence'), ms);
  }

  #end(code: number, reason: string): void {
    if (this.#isClosed) return;
    this.#stop();
    this.#socket.close();
    this.options.onClosed(code, reason);
  }

  #stop(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#watch);
    const { doc, awareness } = this.options;
    doc.off('update', this.#onUpdate);
    awareness.off('update', this.#onPresence);
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
    const others = [...awareness.getStates().keys()].filter((id) => id !== awareness.clientID);
    removeAwarenessStates(awareness, others, this);
  }
}
