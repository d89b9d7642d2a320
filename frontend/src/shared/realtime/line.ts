import type {
  ClientMessage,
  PreferencesSignal,
  PushMessage,
  ReadSignal,
  ServerReply,
} from '@vigia/wire';

/** The part of a browser's WebSocket that is used here. */
export type Socket = Pick<WebSocket, 'onopen' | 'onmessage' | 'onclose' | 'send' | 'close'>;

export interface LineOptions {
  /** A fresh ticket for one connection. */
  readonly getTicket: (signal: AbortSignal) => Promise<string>;
  readonly open: (ticket: string) => Socket;
  /** The newest notification up to which was asked, "" for none. */
  readonly cursor: () => string;
  /** Whether somebody may be looking: only then must a dead connection be noticed soon. */
  readonly isVisible: () => boolean;
}

export interface LineEvents {
  readonly onOpen: (line: Line) => void;
  readonly onMessage: (message: ServerMessage, line: Line) => void;
  /** Called once, unless it was closed from here. */
  readonly onLost: (line: Line) => void;
}

/** What a socket of ours says. */
export type ServerMessage = PushMessage | ServerReply | ReadSignal | PreferencesSignal;

/** From the first word to an open socket. */
const openingMs = 9_000;
/** [LIV-8] Silence and the patience for an answer together stay well below 10 s while somebody looks. */
const silenceMs = 5_000;
const patienceMs = 3_500;
/** Nobody looks: below the 10 min after which an idle socket is cut, with a minute for timers that browsers slow down. */
const hiddenSilenceMs = 8 * 60_000;
/** [LIV-10] Who has just connected may not be in the index of sockets yet; later a push may get lost. */
const firstLookMs = 4_000;
const lookMs = 60_000;

/** One socket from its ticket to its end. It asks when it hears nothing, and is lost when nothing answers. */
export class Line {
  isOpen = false;
  private socket: Socket | undefined;
  private readonly ended = new AbortController();
  /** The wait for the socket, for silence, or for an answer. */
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lookTimer: ReturnType<typeof setTimeout> | undefined;
  private isAsking = false;
  private isLookDue = false;

  constructor(
    private readonly options: LineOptions,
    private readonly events: LineEvents,
  ) {}

  /** Aborted when the line is over. */
  get signal(): AbortSignal {
    return this.ended.signal;
  }

  async start(): Promise<void> {
    this.after(openingMs, () => {
      this.lose();
    });
    try {
      const ticket = await this.options.getTicket(this.signal);
      if (!this.signal.aborted) this.listen(this.options.open(ticket));
    } catch {
      this.lose();
    }
  }

  /** Finds out now whether anybody is there; a question that waits for its answer already is not asked again. */
  ask(): void {
    if (!this.isOpen || this.isAsking) return;
    this.isAsking = true;
    this.say(this.question());
    this.after(patienceMs, () => {
      this.lose();
    });
  }

  /** Nobody looks any more: asks less often from now on. */
  rest(): void {
    if (this.isOpen && !this.isAsking) this.awaitSilence();
  }

  close(): void {
    clearTimeout(this.timer);
    clearTimeout(this.lookTimer);
    this.isOpen = false;
    this.ended.abort();
    const { socket } = this;
    this.socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  private listen(socket: Socket): void {
    this.socket = socket;
    socket.onopen = () => {
      this.isOpen = true;
      this.awaitSilence();
      this.lookAfter(firstLookMs);
      this.events.onOpen(this);
    };
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      this.isAsking = false;
      this.awaitSilence();
      const message = parse(data);
      if (message !== undefined) this.events.onMessage(message, this);
    };
    socket.onclose = () => {
      this.lose();
    };
  }

  private question(): ClientMessage {
    if (!this.isLookDue && this.options.isVisible()) return { v: 1, type: 'ping' };
    this.isLookDue = false;
    this.lookAfter(lookMs);
    return { v: 1, type: 'hello', cursor: this.options.cursor() };
  }

  private lookAfter(ms: number): void {
    clearTimeout(this.lookTimer);
    this.lookTimer = setTimeout(() => {
      this.isLookDue = true;
      if (this.options.isVisible()) this.ask();
    }, ms);
  }

  /** Whatever is heard is a sign of life. */
  private awaitSilence(): void {
    this.after(this.options.isVisible() ? silenceMs : hiddenSilenceMs, () => {
      this.ask();
    });
  }

  private say(message: ClientMessage): void {
    this.socket?.send(JSON.stringify(message));
  }

  private after(ms: number, act: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(act, ms);
  }

  private lose(): void {
    if (this.signal.aborted) return;
    this.close();
    this.events.onLost(this);
  }
}

function parse(data: unknown): ServerMessage | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const message: unknown = JSON.parse(data);
    const isOurs =
      typeof message === 'object' && message !== null && 'v' in message && message.v === 1;
    return isOurs ? (message as ServerMessage) : undefined;
  } catch {
    return undefined;
  }
}
