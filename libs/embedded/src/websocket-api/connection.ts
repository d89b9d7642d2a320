import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import { FrameReader } from './frame-reader.js';
import type { WebSocketLimits } from './limits.js';

/** Who is at the other end and since when. */
export interface ConnectionInfo {
  readonly id: string;
  /** Unix milliseconds. */
  readonly connectedAt: number;
  readonly sourceIp: string;
  readonly userAgent: string | undefined;
  readonly host: string;
}

/** A text or binary message of a client. */
export interface ClientMessage {
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

export interface ConnectionHandlers {
  onMessage(message: ClientMessage): Promise<void>;
  /** Called once, when all messages before are handled. */
  onClose(code: number, reason: string): Promise<void>;
}

const TOO_LARGE = 1009;
const GOING_AWAY = 1001;

/** A live connection under API Gateway's limits; its messages are handled one after the other. */
export class Connection {
  readonly #frames = new FrameReader();
  readonly #life: NodeJS.Timeout;
  readonly #idle: NodeJS.Timeout;
  /** Resolves when the connection is over and `onClose` has ended. */
  readonly ended: Promise<void>;

  #lastActiveAt: number;
  #work: Promise<unknown> = Promise.resolve();
  #closing: { readonly code: number; readonly reason: string } | undefined;
  /** Messages that began before the limit was broken still count. */
  #acceptedMessages = 0;
  #receivedMessages = 0;
  #messageBytes = 0;

  constructor(
    readonly info: ConnectionInfo,
    private readonly webSocket: WebSocket,
    socket: Duplex,
    private readonly limits: WebSocketLimits,
    handlers: ConnectionHandlers,
  ) {
    this.#lastActiveAt = info.connectedAt;
    this.#idle = setTimeout(() => this.close(GOING_AWAY, 'Going away'), limits.idleMs).unref();
    this.#life = setTimeout(() => this.close(GOING_AWAY, 'Going away'), limits.lifeMs).unref();

    // Before the library's own listener, so that a frame is judged before its message arrives.
    socket.prependListener('data', (chunk: Buffer) => this.#judge(chunk));
    webSocket.on('message', (data: Buffer, isBinary) => {
      this.#receivedMessages += 1;
      if (this.#closing && this.#receivedMessages > this.#acceptedMessages) return;
      const message = {
        body: data.toString(isBinary ? 'base64' : 'utf8'),
        isBase64Encoded: isBinary,
      };
      this.#work = this.#work.then(() => handlers.onMessage(message));
    });
    // Broken frames and messages over the limit: the library closes the connection with the right code.
    webSocket.on('error', () => undefined);
    this.ended = new Promise((resolve) => {
      webSocket.on('close', (code, reason) => {
        clearTimeout(this.#idle);
        clearTimeout(this.#life);
        const { code: by, reason: why } = this.#closing ?? { code, reason: reasonOf(code, reason) };
        resolve(this.#work.then(() => handlers.onClose(by, why)));
      });
    });
  }

  get isOpen(): boolean {
    return this.webSocket.readyState === WebSocket.OPEN;
  }

  get lastActiveAt(): number {
    return this.#lastActiveAt;
  }

  /** Sends a text; false when the client is gone. */
  send(text: string): Promise<boolean> {
    if (!this.isOpen) return Promise.resolve(false);
    this.#touch();
    return new Promise((resolve) => {
      this.webSocket.send(text, (error) => resolve(!error));
    });
  }

  /** Says goodbye with a code of ours, unless somebody did before. */
  close(code: number, reason: string): void {
    if (!this.isOpen) return;
    this.#closing = { code, reason };
    this.webSocket.close(code, reason);
  }

  /** Ends the connection without waiting for the client. */
  terminate(): void {
    this.webSocket.terminate();
  }

  #judge(chunk: Buffer): void {
    this.#touch();
    if (this.#closing) return;
    for (const frame of this.#frames.read(chunk)) {
      if (frame.isControl) continue;
      this.#messageBytes += frame.payloadBytes;
      if (frame.payloadBytes > this.limits.frameBytes) {
        this.close(TOO_LARGE, 'Frame too large');
        return;
      }
      if (this.#messageBytes > this.limits.messageBytes) {
        this.close(TOO_LARGE, 'Message too large');
        return;
      }
      if (frame.endsMessage) {
        this.#acceptedMessages += 1;
        this.#messageBytes = 0;
      }
    }
  }

  #touch(): void {
    this.#lastActiveAt = Date.now();
    this.#idle.refresh();
  }
}

/** API Gateway's words where the client gave none. */
function reasonOf(code: number, reason: Buffer): string {
  if (code === 1005) return 'Client-side close frame status not set';
  if (code === 1006) return 'Connection closed abnormally';
  return reason.toString('utf8');
}
