import { once } from 'node:events';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { FRAME, SYNC, kindOf, payloadOf, typeOf } from '../../src/sessions/frame.js';
import { until } from './until.js';

/** A peer that sends whatever it likes, frame by frame. */
export class RawClient {
  readonly frames: Uint8Array[] = [];
  closed: { readonly code: number; readonly reason: string } | undefined;
  readonly socket: WebSocket;
  /** What the server said the client is. */
  welcome: { readonly clientId: number; readonly who: string; readonly name: string } | undefined;

  constructor(
    address: string,
    readonly boardId: string,
  ) {
    this.socket = new WebSocket(`ws://${address}/tableros/socket`);
    this.socket.on('message', (data: Buffer) => this.#receive(data));
    this.socket.on('error', () => undefined);
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
    });
  }

  /** Shows its ticket and goes through the handshake with nothing to bring. */
  async join(ticket: string): Promise<this> {
    await this.open();
    this.auth(ticket);
    this.question();
    await until('a raw client is welcome', () => this.welcome !== undefined || this.isClosed);
    await until('it is asked', () => this.#asked() || this.isClosed);
    this.answer(Y.encodeStateAsUpdate(new Y.Doc()));
    return this;
  }

  get isClosed(): boolean {
    return this.closed !== undefined;
  }

  async open(): Promise<void> {
    if (this.socket.readyState === WebSocket.CONNECTING) await once(this.socket, 'open');
  }

  /** Waits for the end and gives code and reason. */
  async end(): Promise<string> {
    await until('the server closes the socket', () => this.isClosed);
    return `${String(this.closed?.code)} ${this.closed?.reason ?? ''}`;
  }

  send(bytes: Uint8Array | string): void {
    this.socket.send(bytes);
  }

  auth(ticket: string, name = this.boardId): void {
    this.send(
      frame(name, FRAME.auth, (encoder) => {
        encoding.writeVarUint(encoder, 0);
        encoding.writeVarString(encoder, ticket);
      }),
    );
  }

  question(): void {
    this.sync(SYNC.question, Y.encodeStateVector(new Y.Doc()));
  }

  answer(update: Uint8Array): void {
    this.sync(SYNC.answer, update);
  }

  change(update: Uint8Array): void {
    this.sync(SYNC.change, update);
  }

  sync(kind: number, bytes: Uint8Array): void {
    this.send(
      frame(this.boardId, FRAME.sync, (encoder) => {
        encoding.writeVarUint(encoder, kind);
        encoding.writeVarUint8Array(encoder, bytes);
      }),
    );
  }

  close(): void {
    this.socket.terminate();
  }

  #asked(): boolean {
    return this.frames.some(
      (one) => typeOf(one) === FRAME.sync && kindOf(one) === SYNC.question && payloadOf(one),
    );
  }

  #receive(data: Buffer): void {
    const bytes = new Uint8Array(data);
    this.frames.push(bytes);
    if (typeOf(bytes) !== FRAME.stateless) return;
    const text = Buffer.from(bytes).toString();
    const message = JSON.parse(text.slice(text.indexOf('{'))) as { readonly type: string };
    if (message.type === 'welcome') this.welcome = message as unknown as typeof this.welcome;
  }
}

/** A frame of the protocol. */
export function frame(
  name: string,
  type: number,
  write: (encoder: encoding.Encoder) => void,
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, name);
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** The update that a document makes when something is done to it. */
export function changeOf(clientId: number, work: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  work(doc);
  return Y.encodeStateAsUpdate(doc);
}
