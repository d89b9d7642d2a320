import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import {
  BOARD_ROOTS,
  FIRST_Z,
  clientKey,
  encodeChunk,
  encodeStroke,
  objectId,
  packLive,
  type LiveChunk,
  type StoredObject,
  type Stroke,
  type StrokeStyle,
} from '@vigia/domain/board';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { until } from './until.js';

const STYLE: StrokeStyle = {
  tool: 'pencil',
  colour: 0x1d4ed8,
  width: 40,
  opacity: 255,
  z: FIRST_Z,
};

/** A stroke of a few points. */
export function aStroke(overrides: Partial<Stroke> = {}): Stroke {
  return { kind: 'stroke', ...STYLE, points: [0, 0, 30, 40, 60, 80], ...overrides };
}

interface Welcome {
  readonly clientId: number;
  readonly who: string;
  readonly name: string;
  readonly role: string;
}

export interface BoardClientOptions {
  readonly url: () => string;
  readonly boardId: string;
  readonly ticket: () => Promise<string>;
  readonly doc?: Y.Doc;
  readonly reconnects?: boolean;
}

/** A browser without a browser: the real provider over real sockets, and what the real client does with it. */
export class BoardClient {
  readonly doc: Y.Doc;
  readonly closes: { readonly code: number; readonly reason: string }[] = [];
  readonly refusals: string[] = [];
  welcome: Welcome | undefined;
  readonly #socket: HocuspocusProviderWebsocket;
  readonly provider: HocuspocusProvider;
  readonly undo: Y.UndoManager;
  #serial = 0;
  #wantsOnline = true;

  constructor(private readonly options: BoardClientOptions) {
    this.doc = options.doc ?? new Y.Doc();
    const { url } = options;
    class Network extends WebSocket {
      constructor() {
        super(`${url()}/tableros/socket`);
        // The provider stops listening to a socket it gives up before that socket has failed.
        this.on('error', () => undefined);
      }
    }
    this.#socket = new HocuspocusProviderWebsocket({
      url: 'ws://unused',
      WebSocketPolyfill: Network,
      delay: 50,
      factor: 1,
      minDelay: 20,
      maxDelay: 100,
      maxAttempts: 0,
      onClose: ({ event }) => {
        this.closes.push({ code: event.code, reason: event.reason });
        if (options.reconnects === false) this.goOffline();
        // Asked to connect before the last socket was closed, the provider forgets it.
        else if (this.#wantsOnline) setTimeout(() => this.#wantsOnline && this.goOnline(), 60);
      },
    });
    this.provider = new HocuspocusProvider({
      websocketProvider: this.#socket,
      name: options.boardId,
      document: this.doc,
      token: options.ticket,
      onStateless: ({ payload }) => this.#told(payload),
    });
    this.provider.attach();
    this.undo = new Y.UndoManager([this.objects, this.texts], { captureTimeout: 0 });
  }

  get objects(): Y.Map<StoredObject> {
    return this.doc.getMap(BOARD_ROOTS.objects);
  }

  get texts(): Y.Map<string> {
    return this.doc.getMap(BOARD_ROOTS.texts);
  }

  get live(): Y.Map<Y.Array<Uint8Array>> {
    return this.doc.getMap(BOARD_ROOTS.live);
  }

  /** Connected, told who it is, and in step with the server. */
  async ready(): Promise<this> {
    await until(
      `a client joins ${this.options.boardId} (${JSON.stringify(this.closes)})`,
      () => this.welcome !== undefined && this.provider.synced,
    );
    return this;
  }

  /** Everything this client did is acknowledged. */
  get isAcknowledged(): boolean {
    return this.provider.synced && !this.provider.hasUnsyncedChanges;
  }

  async acknowledged(): Promise<void> {
    await until('a change is acknowledged', () => this.isAcknowledged);
  }

  nextId(): string {
    this.#serial += 1;
    return objectId({ clientId: this.doc.clientID, serial: this.#serial });
  }

  /** Puts a finished object on the board and gives its id. */
  add(object: StoredObject, text?: string): string {
    const id = this.nextId();
    this.doc.transact(() => {
      this.objects.set(id, object);
      if (text !== undefined) this.texts.set(id, text);
    });
    return id;
  }

  addStroke(stroke: Partial<Stroke> = {}): string {
    return this.add(encodeStroke(aStroke(stroke)));
  }

  /** Draws a stroke point by point and finishes it. */
  draw(points: readonly number[]): string {
    const key = clientKey(this.doc.clientID);
    this.#serial += 1;
    const serial = this.#serial;
    const chunks: LiveChunk[] = [];
    this.live.set(key, new Y.Array<Uint8Array>());
    for (let at = 0; at < points.length; at += 4) {
      const some = points.slice(at, at + 4);
      const chunk = at === 0 ? { head: { serial, style: STYLE }, points: some } : { points: some };
      chunks.push(chunk);
      this.live.get(key)?.push([encodeChunk(chunk)]);
    }
    const id = objectId({ clientId: this.doc.clientID, serial });
    const packed = packLive(chunks);
    this.doc.transact(() => {
      if (packed !== undefined) this.objects.set(id, encodeStroke(packed.stroke));
      this.live.delete(key);
    });
    return id;
  }

  remove(id: string): void {
    this.doc.transact(() => {
      this.objects.delete(id);
      this.texts.delete(id);
    });
  }

  goOffline(): void {
    this.#wantsOnline = false;
    this.#socket.disconnect();
  }

  goOnline(): void {
    this.#wantsOnline = true;
    void this.#socket.connect();
  }

  close(): void {
    this.#wantsOnline = false;
    this.provider.destroy();
    this.#socket.destroy();
    this.undo.destroy();
  }

  #told(payload: string): void {
    const message = JSON.parse(payload) as { readonly type: string; readonly reason?: string };
    if (message.type === 'refused') this.refusals.push(message.reason ?? '');
    if (message.type !== 'welcome') return;
    const isFirst = this.welcome === undefined;
    this.welcome = message as unknown as Welcome;
    if (!isFirst || this.welcome.role !== 'write') return;
    const { clientId, who, name } = this.welcome;
    const { awareness } = this.provider;
    this.doc.clientID = clientId;
    if (awareness !== null) {
      const state = awareness.getLocalState();
      awareness.clientID = clientId;
      awareness.setLocalState(state);
    }
    this.doc.getMap(BOARD_ROOTS.people).set(clientKey(clientId), { who, name });
  }
}

/** What is on a board, comparable. */
export function contentOf(doc: Y.Doc): Record<string, unknown> {
  const content: Record<string, unknown> = {};
  for (const root of Object.values(BOARD_ROOTS)) {
    for (const [key, value] of doc.getMap(root)) {
      const shown = value instanceof Y.Array ? (value.toArray() as unknown[]) : value;
      content[`${root}/${key}`] =
        shown instanceof Uint8Array ? Buffer.from(shown).toString('hex') : shown;
    }
  }
  return Object.fromEntries(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)));
}
