import type { PushMessage, ServerReply } from '@vigia/wire';
import type { WebSocket } from 'ws';

const PATIENCE_MS = 10_000;

/** A client's socket that keeps what it is told. */
export class LiveSocket {
  readonly #received: unknown[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(private readonly socket: WebSocket) {
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => {
      this.#received.push(JSON.parse(data.toString()));
      for (const wake of this.#waiting) wake();
    });
  }

  /** Calls the listener with every further message as it comes. */
  onMessage(listener: (message: unknown) => void): void {
    this.socket.on('message', (data: Buffer) => listener(JSON.parse(data.toString())));
  }

  /** Everything so far, oldest first. */
  get received(): readonly PushMessage[] {
    return this.#received as PushMessage[];
  }

  /** What it is told about one incident, as soon as there is so much of it. */
  async about(incidentId: string, count: number): Promise<readonly PushMessage[]> {
    const frames = (): readonly PushMessage[] =>
      this.received.filter((frame) => frame.incidente_id === incidentId);
    await this.until(() => frames().length >= count);
    return frames();
  }

  /** The next message, whatever it is. */
  async next(): Promise<unknown> {
    const before = this.#received.length;
    await this.until(() => this.#received.length > before);
    return this.#received[before];
  }

  /** Says something and waits for the next message, its answer. */
  async ask(text: string): Promise<ServerReply> {
    const answer = this.next();
    this.socket.send(text);
    return (await answer) as ServerReply;
  }

  /** Resolves once the other side has closed it. */
  async ended(): Promise<void> {
    if (this.socket.readyState === this.socket.CLOSED) return;
    await new Promise((resolve) => this.socket.once('close', resolve));
  }

  /** Goes without saying goodbye. */
  cut(): void {
    this.socket.terminate();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.socket.once('close', resolve));
    this.socket.close();
    await closed;
  }

  private async until(isTrue: () => boolean): Promise<void> {
    const deadline = AbortSignal.timeout(PATIENCE_MS);
    while (!isTrue()) {
      await new Promise<void>((resolve, reject) => {
        const settle = (finish: () => void) => (): void => {
          this.#waiting.delete(wake);
          deadline.removeEventListener('abort', late);
          finish();
        };
        const wake = settle(resolve);
        const late = settle(() => reject(new Error(`Told only ${JSON.stringify(this.#received)}`)));
        deadline.addEventListener('abort', late, { once: true });
        this.#waiting.add(wake);
      });
    }
  }
}
