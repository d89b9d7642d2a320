import { clientKey, decodeChunk, encodeChunk } from '@vigia/domain/board';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { FRAME, SYNC, kindOf, payloadOf, typeOf } from '../../apps/boards/src/sessions/frame.js';
import { RawClient } from '../../apps/boards/test/support/raw-client.js';

const STYLE = { tool: 'pencil', colour: 0, width: 40, opacity: 255, z: 'V' } as const;
const TENTH = 10;
const CLOCK_RANGE = 5_000_000;

/** One member of an audience: counts what it gets, and may look at when it was drawn. */
export interface Peer {
  bytes: number;
  readonly latencies: number[];
  /** Points that reached it, if it looks. */
  points: number;
  draw(): void;
  close(): void;
}

function stamp(): number {
  return Math.round(performance.now() * TENTH) % CLOCK_RANGE;
}

function since(stamped: number): number {
  return ((stamp() - stamped + CLOCK_RANGE) % CLOCK_RANGE) / TENTH;
}

/** A peer of the board service: one chunk of one point an update, as a fast pen on a slow screen sends. */
export class BoardPeer implements Peer {
  bytes = 0;
  points = 0;
  readonly latencies: number[] = [];
  #live: Y.Array<Uint8Array> | undefined;

  private constructor(
    private readonly raw: RawClient,
    looks: boolean,
  ) {
    raw.socket.removeAllListeners('message');
    raw.socket.on('message', (data: Buffer) => {
      this.bytes += data.length;
      if (looks && typeOf(data) === FRAME.sync && kindOf(data) === SYNC.change) this.#look(data);
    });
  }

  static async join(
    address: string,
    boardId: string,
    ticket: string,
    looks: boolean,
  ): Promise<BoardPeer> {
    const raw = await new RawClient(address, boardId).join(ticket);
    return new BoardPeer(raw, looks);
  }

  draw(): void {
    const points = [stamp(), 0];
    if (this.#live !== undefined) {
      this.#live.push([encodeChunk({ points })]);
      return;
    }
    const doc = new Y.Doc();
    doc.clientID = this.raw.welcome?.clientId ?? 0;
    doc.on('update', (update: Uint8Array) => this.raw.change(update));
    const live = new Y.Array<Uint8Array>();
    live.push([encodeChunk({ head: { serial: 1, style: STYLE }, points })]);
    doc.getMap('live').set(clientKey(doc.clientID), live);
    this.#live = live;
  }

  close(): void {
    this.raw.close();
  }

  #look(data: Buffer): void {
    const { structs } = Y.decodeUpdate(payloadOf(data) ?? new Uint8Array());
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentBinary)) continue;
      const x = decodeChunk(struct.content.content)?.points[0];
      if (x === undefined) continue;
      this.points += 1;
      this.latencies.push(since(x));
    }
  }
}

/** A peer of the plain relay, speaking just enough of its protocol. */
export class RelayPeer implements Peer {
  bytes = 0;
  points = 0;
  readonly latencies: number[] = [];

  private constructor(
    private readonly socket: WebSocket,
    looks: boolean,
  ) {
    socket.on('message', (data: Buffer) => {
      this.bytes += data.length;
      if (data[0] === 50) socket.send('3');
      if (!looks || data[1] !== 50) return;
      const [, [stamped]] = JSON.parse(data.subarray(2).toString()) as [string, [number]];
      this.points += 1;
      this.latencies.push(since(stamped));
    });
  }

  static async join(address: string, looks: boolean): Promise<RelayPeer> {
    const socket = new WebSocket(`ws://${address}/socket.io/?EIO=4&transport=websocket`);
    await new Promise<void>((resolve, reject) => {
      socket.on('error', reject);
      socket.on('message', (data: Buffer) => {
        if (data[0] === 48) socket.send('40');
        if (data.subarray(0, 2).toString() === '40') resolve();
      });
    });
    socket.removeAllListeners('message');
    return new RelayPeer(socket, looks);
  }

  draw(): void {
    this.socket.send(`42["point",[${String(stamp())},0,"#1d4ed8",4]]`);
  }

  close(): void {
    this.socket.terminate();
  }
}
