import type { ClientMessage, PushMessage, ServerReply } from '@vigia/wire';

/** How far what is on the screen can be trusted to be now. */
export type LiveState = 'connecting' | 'catching-up' | 'live' | 'offline';

/** The part of a browser's WebSocket that is used here. */
export type Socket = Pick<WebSocket, 'onopen' | 'onmessage' | 'onclose' | 'send' | 'close'>;

export interface LiveConnectionOptions {
  /** A fresh ticket for one connection. */
  readonly getTicket: () => Promise<string>;
  readonly open: (ticket: string) => Socket;
  /** The newest notification that has been applied, "" for none. */
  readonly cursor: () => string;
  /** Fetches and applies everything that was missed. */
  readonly catchUp: () => Promise<void>;
  readonly onPush: (message: PushMessage) => void;
  /** In [0, 1): spreads the reconnects of many clients. */
  readonly random: () => number;
}

const pingMs = 5 * 60_000;
const pongMs = 15_000;
const firstRetryMs = 1_000;
const longestRetryMs = 30_000;

/**
 * Keeps one socket open for as long as it is started. Pushes are hints: after every connect it asks for what was
 * missed, and only then calls itself live.
 */
export class LiveConnection {
  private state: LiveState = 'connecting';
  private readonly listeners = new Set<() => void>();
  private socket: Socket | undefined;
  private failures = 0;
  /** Grows with every attempt, so that an answer to an abandoned one is told apart. */
  private attempt = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: LiveConnectionOptions) {}

  readonly getState = (): LiveState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  start(): void {
    void this.connect();
  }

  stop(): void {
    this.attempt += 1;
    this.hangUp();
  }

  /** Something suggests that the network is back, or that the socket slept: find out now, not later. */
  wake(): void {
    if (this.state === 'live') this.ping();
    else if (this.state === 'offline') {
      this.failures = 0;
      void this.connect();
    }
  }

  private async connect(): Promise<void> {
    const attempt = ++this.attempt;
    this.hangUp();
    if (this.state !== 'offline' || this.failures === 0) this.show('connecting');
    try {
      const ticket = await this.options.getTicket();
      if (attempt === this.attempt) this.listen(this.options.open(ticket), attempt);
    } catch {
      this.lose(attempt);
    }
  }

  private listen(socket: Socket, attempt: number): void {
    this.socket = socket;
    socket.onopen = () => {
      this.say({ v: 1, type: 'hello', cursor: this.options.cursor() });
      this.show('catching-up');
      void this.fetchMissed(attempt);
    };
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      this.hear(data, attempt);
    };
    socket.onclose = () => {
      this.lose(attempt);
    };
  }

  private async fetchMissed(attempt: number): Promise<void> {
    try {
      await this.options.catchUp();
    } catch {
      this.lose(attempt);
      return;
    }
    if (attempt !== this.attempt) return;
    this.failures = 0;
    this.show('live');
    this.after(pingMs, () => {
      this.ping();
    });
  }

  private hear(data: unknown, attempt: number): void {
    if (attempt !== this.attempt) return;
    const message = parse(data);
    if (message === undefined) return;
    if (message.type === 'incident') this.options.onPush(message);
    if (message.type === 'pong') {
      this.after(pingMs, () => {
        this.ping();
      });
    }
    if (message.type === 'catch-up' && message.behind && this.state === 'live') {
      this.show('catching-up');
      void this.fetchMissed(attempt);
    }
  }

  /** A socket can die without a word; one that does not answer is taken for dead. */
  private ping(): void {
    this.say({ v: 1, type: 'ping' });
    const { attempt } = this;
    this.after(pongMs, () => {
      this.lose(attempt);
    });
  }

  private lose(attempt: number): void {
    if (attempt !== this.attempt) return;
    this.attempt += 1;
    this.hangUp();
    this.show('offline');
    const ceiling = Math.min(longestRetryMs, firstRetryMs * 2 ** this.failures);
    this.failures += 1;
    this.after(Math.max(firstRetryMs, ceiling * (0.5 + this.options.random() / 2)), () => {
      void this.connect();
    });
  }

  private say(message: ClientMessage): void {
    this.socket?.send(JSON.stringify(message));
  }

  /** One timer at a time: the next ping, the wait for a pong, or the next try. */
  private after(ms: number, act: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(act, ms);
  }

  private hangUp(): void {
    clearTimeout(this.timer);
    const { socket } = this;
    this.socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  private show(state: LiveState): void {
    if (state === this.state) return;
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

function parse(data: unknown): PushMessage | ServerReply | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const message: unknown = JSON.parse(data);
    const isOurs =
      typeof message === 'object' && message !== null && 'v' in message && message.v === 1;
    return isOurs ? (message as PushMessage | ServerReply) : undefined;
  } catch {
    return undefined;
  }
}
