import { once } from 'node:events';
import { WebSocket } from 'ws';

const PATIENCE_MS = 10_000;
const AUTH = 2;
const TOKEN = 0;

/** A client of the board service that shows its ticket and draws nothing. */
export class BoardSocket {
  readonly #socket: WebSocket;
  readonly #welcome: Promise<string>;
  readonly #end: Promise<string>;

  constructor(url: string, boardId: string, ticket: string) {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/tableros/socket`);
    this.#socket = socket;
    const signal = AbortSignal.timeout(PATIENCE_MS);
    socket.on('open', () => {
      socket.send(Buffer.concat([text(boardId), Buffer.from([AUTH, TOKEN]), text(ticket)]));
    });
    this.#welcome = new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('Nobody was welcome.')));
      socket.on('close', (code, reason) => reject(new Error(`${String(code)} ${String(reason)}`)));
      socket.on('message', (data: Buffer) => {
        const [, role] = /"type":"welcome".*"role":"(\w+)"/.exec(data.toString()) ?? [];
        if (role !== undefined) resolve(role);
      });
    });
    this.#end = once(socket, 'close').then(([code, reason]) => `${String(code)} ${String(reason)}`);
    for (const promise of [this.#welcome, this.#end]) promise.catch(() => undefined);
    socket.on('error', () => undefined);
  }

  /** The role in which the socket was let in. */
  welcome(): Promise<string> {
    return this.#welcome;
  }

  /** Code and word with which the service closed it, however long ago. */
  end(): Promise<string> {
    return this.#end;
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  cut(): void {
    this.#socket.terminate();
  }
}

/** A text as the protocol writes it: its length, seven bits a byte, and its bytes. */
function text(words: string): Buffer {
  const bytes = Buffer.from(words);
  const length: number[] = [];
  let rest = bytes.length;
  for (; rest > 0x7f; rest >>>= 7) length.push((rest & 0x7f) | 0x80);
  return Buffer.concat([Buffer.from([...length, rest]), bytes]);
}
