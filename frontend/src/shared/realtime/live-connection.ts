import type { PushMessage, ReadSignal } from '@vigia/wire';
import { Line, type LineEvents, type LineOptions, type ServerMessage } from './line.js';

/** How far what is on the screen can be trusted to be now. */
export type LiveState = 'connecting' | 'catching-up' | 'live' | 'offline';

export interface LiveConnectionOptions extends LineOptions {
  /** Fetches and applies everything that was missed; gives up when the signal is aborted. */
  readonly catchUp: (signal: AbortSignal) => Promise<void>;
  /** Whether any of these notifications was not told here, or what is on the screen lacks something else. */
  readonly lacks: (ids: readonly string[]) => boolean;
  readonly onPush: (message: PushMessage) => void;
  readonly onRead: (signal: ReadSignal) => void;
  /** Somebody chose something about notices on another device. */
  readonly onChosen: () => void;
  /** In [0, 1): spreads the reconnects of many clients. */
  readonly random: () => number;
}

const minuteMs = 60_000;
const firstRetryMs = 2_000;
/** Somebody who looks shall see within 10 s that it is over; who does not can wait. */
const longestRetryMs = 8_000;
const longestHiddenRetryMs = 30_000;
/** A socket that ended sooner was not worth starting over for. */
const steadyMs = 30_000;
/** [LIV-9] Before API Gateway's cut at 120 minutes, with time for more than one try. */
const renewAtMs = 105 * minuteMs;
const renewSpreadMs = 10 * minuteMs;
const firstRenewalRetryMs = 15_000;
const longestRenewalRetryMs = 4 * minuteMs;

/**
 * Stays connected for as long as it is started. Pushes are hints: after every connect it asks for what was missed,
 * and only then calls itself live. It replaces its line before that is cut, and stays live meanwhile.
 */
export class LiveConnection {
  private state: LiveState = 'connecting';
  private readonly listeners = new Set<() => void>();
  private line: Line | undefined;
  /** The line that shall take the place of the present one. */
  private successor: Line | undefined;
  private failures = 0;
  private failedRenewals = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private renewTimer: ReturnType<typeof setTimeout> | undefined;
  private steadyTimer: ReturnType<typeof setTimeout> | undefined;
  /** The last catch-up that was asked for; they run one after the other. */
  private catchUps: Promise<void> = Promise.resolve();
  private isLooking = false;

  constructor(private readonly options: LiveConnectionOptions) {}

  readonly getState = (): LiveState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  start(): void {
    this.connect();
  }

  stop(): void {
    this.hangUp();
  }

  /** Somebody looks, or the network may be back: finds out now, not later, how things are. */
  wake(): void {
    this.successor?.ask();
    if (this.line?.isOpen === true) {
      this.line.ask();
      return;
    }
    this.failures = 0;
    this.connect();
  }

  /** Nobody looks any more. */
  rest(): void {
    this.line?.rest();
    this.successor?.rest();
  }

  /** The device says that it has no network: there is nothing to wait for. */
  cut(): void {
    this.hangUp();
    this.retry();
  }

  private connect(): void {
    this.hangUp();
    if (this.state !== 'offline' || this.failures === 0) this.show('connecting');
    this.line = this.prepare((line) => {
      this.steadyTimer = setTimeout(() => (this.failures = 0), steadyMs);
      this.show('catching-up');
      void this.catchUp(line);
    });
    void this.line.start();
  }

  /** Opens the line that shall replace the present one; until it has caught up, nothing changes. */
  private renew(): void {
    this.successor = this.prepare((line) => void this.catchUp(line));
    void this.successor.start();
  }

  private prepare(onOpen: LineEvents['onOpen']): Line {
    const line = new Line(this.options, {
      onOpen,
      onMessage: (message) => {
        this.hear(message, line);
      },
      onLost: () => {
        this.lose(line);
      },
    });
    return line;
  }

  private hear(message: ServerMessage, line: Line): void {
    if (message.type === 'incident') this.options.onPush(message);
    if (message.type === 'read') this.options.onRead(message);
    if (message.type === 'preferences') this.options.onChosen();
    if (message.type === 'catch-up' && this.options.lacks(message.ids)) {
      void this.lookAgain(line);
    }
  }

  /** [LIV-10] Fetches what the server says is missing, once however often it says so meanwhile. */
  private async lookAgain(line: Line): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    await this.catchUp(line);
    this.isLooking = false;
  }

  private async catchUp(line: Line): Promise<void> {
    const { signal } = line;
    const run = this.catchUps.then(() =>
      signal.aborted ? undefined : Promise.race([this.options.catchUp(signal), ended(signal)]),
    );
    this.catchUps = run.catch(() => undefined);
    try {
      await run;
    } catch {
      if (!signal.aborted) this.drop(line);
      return;
    }
    if (!signal.aborted) this.settle(line);
  }

  /** A line knows everything: it is the one from now on. */
  private settle(line: Line): void {
    const isNew = line === this.successor || this.state !== 'live';
    if (line === this.successor) {
      this.line?.close();
      this.line = line;
      this.successor = undefined;
    }
    if (isNew) this.renewAfter(renewAtMs + this.options.random() * renewSpreadMs);
    this.failedRenewals = 0;
    this.show('live');
  }

  private drop(line: Line): void {
    line.close();
    this.lose(line);
  }

  private lose(line: Line): void {
    if (line === this.successor) {
      this.successor = undefined;
      this.renewAfter(this.pause(firstRenewalRetryMs, longestRenewalRetryMs, this.failedRenewals));
      this.failedRenewals += 1;
      return;
    }
    if (line !== this.line) return;
    if (this.successor?.isOpen === true) {
      // It is catching up already.
      this.line = this.successor;
      this.successor = undefined;
      this.show('catching-up');
      return;
    }
    this.hangUp();
    this.retry();
  }

  private retry(): void {
    this.show('offline');
    const longest = this.options.isVisible() ? longestRetryMs : longestHiddenRetryMs;
    const ms = this.pause(firstRetryMs, longest, this.failures);
    this.failures += 1;
    this.retryTimer = setTimeout(() => {
      this.connect();
    }, ms);
  }

  /** Twice as long after each failure, and the later half of it by chance. */
  private pause(first: number, longest: number, failures: number): number {
    return Math.min(longest, first * 2 ** failures) * (0.5 + this.options.random() / 2);
  }

  private renewAfter(ms: number): void {
    clearTimeout(this.renewTimer);
    this.renewTimer = setTimeout(() => {
      this.renew();
    }, ms);
  }

  private hangUp(): void {
    clearTimeout(this.retryTimer);
    clearTimeout(this.renewTimer);
    clearTimeout(this.steadyTimer);
    this.line?.close();
    this.successor?.close();
    this.line = undefined;
    this.successor = undefined;
    this.failedRenewals = 0;
  }

  private show(state: LiveState): void {
    if (state === this.state) return;
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

/** Rejects when the signal is aborted. */
function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new DOMException('The line is over.', 'AbortError'));
    });
  });
}
