import type { PushMessage } from '@vigia/wire';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveConnection, type LiveConnectionOptions, type Socket } from './live-connection.js';

class FakeSocket implements Socket {
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  readonly sent: unknown[] = [];
  isClosed = false;

  constructor(readonly ticket: string) {}

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.isClosed = true;
  }

  say(message: object): void {
    this.hear(JSON.stringify(message));
  }

  hear(data: string): void {
    this.onmessage?.call(this as unknown as WebSocket, new MessageEvent('message', { data }));
  }

  opens(): void {
    this.onopen?.call(this as unknown as WebSocket, new Event('open'));
  }

  closes(): void {
    this.onclose?.call(this as unknown as WebSocket, new CloseEvent('close'));
  }
}

let sockets: FakeSocket[];
let pushed: PushMessage[];
let catchUp: ReturnType<typeof vi.fn<() => Promise<void>>>;

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  pushed = [];
  catchUp = vi.fn<() => Promise<void>>().mockResolvedValue(undefined);
});

afterEach(() => {
  vi.useRealTimers();
});

function connection(overrides: Partial<LiveConnectionOptions> = {}) {
  let tickets = 0;
  return new LiveConnection({
    getTicket: () => Promise.resolve(`ticket-${String(++tickets)}`),
    open: (ticket) => {
      const socket = new FakeSocket(ticket);
      sockets.push(socket);
      return socket;
    },
    cursor: () => '01CURSOR',
    catchUp,
    onPush: (message) => pushed.push(message),
    random: () => 0.999,
    ...overrides,
  });
}

/** Lets promises that are already settled run their course. */
const settle = () => vi.advanceTimersByTimeAsync(0);

async function liveConnection(overrides: Partial<LiveConnectionOptions> = {}) {
  const live = connection(overrides);
  live.start();
  await settle();
  sockets.at(-1)?.opens();
  await settle();
  return live;
}

describe('a live connection', () => {
  it('says hello with its cursor, fetches what it missed, and is live only then', async () => {
    let finish = (): void => undefined;
    catchUp.mockReturnValue(new Promise((resolve) => (finish = resolve)));
    const live = await liveConnection();

    expect(sockets[0]?.sent).toEqual([{ v: 1, type: 'hello', cursor: '01CURSOR' }]);
    expect(live.getState()).toBe('catching-up');

    finish();
    await settle();
    expect(live.getState()).toBe('live');
  });

  it('hands over pushes even while it is catching up', async () => {
    catchUp.mockReturnValue(new Promise(() => undefined));
    await liveConnection();

    sockets[0]?.say({ v: 1, type: 'incident', id: '01A' });

    expect(pushed.map(({ id }) => id)).toEqual(['01A']);
  });

  it('reconnects with a new ticket and catches up again after the socket closed', async () => {
    const live = await liveConnection();

    sockets[0]?.closes();
    expect(live.getState()).toBe('offline');
    await vi.advanceTimersByTimeAsync(1_000);
    sockets[1]?.opens();
    await settle();

    expect(sockets[1]?.ticket).toBe('ticket-2');
    expect(catchUp).toHaveBeenCalledTimes(2);
    expect(live.getState()).toBe('live');
  });

  it('waits longer after each failure, never longer than 30 s, and starts over once it was live', async () => {
    const delays: number[] = [];
    const getTicket = vi.fn(() => Promise.reject(new Error('no network')));
    const live = connection({ getTicket });
    live.start();
    await settle();

    for (let round = 0; round < 7; round += 1) {
      const calls = getTicket.mock.calls.length;
      const from = Date.now();
      while (getTicket.mock.calls.length === calls) await vi.advanceTimersToNextTimerAsync();
      delays.push(Math.round((Date.now() - from) / 1000));
    }

    expect(delays).toEqual([1, 2, 4, 8, 16, 30, 30]);
    live.stop();
  });

  it('tries at once when it is woken, instead of waiting for its turn', async () => {
    const live = await liveConnection();
    sockets[0]?.closes();

    live.wake();
    await settle();

    expect(sockets).toHaveLength(2);
  });

  it('takes a socket that does not answer a ping for dead', async () => {
    const live = await liveConnection();

    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(sockets[0]?.sent.at(-1)).toEqual({ v: 1, type: 'ping' });
    await vi.advanceTimersByTimeAsync(15_000);

    expect(sockets[0]?.isClosed).toBe(true);
    expect(live.getState()).toBe('offline');
  });

  it('keeps a socket that answers its pings', async () => {
    const live = await liveConnection();

    await vi.advanceTimersByTimeAsync(5 * 60_000);
    sockets[0]?.say({ v: 1, type: 'pong', at: 'now' });
    await vi.advanceTimersByTimeAsync(60_000);

    expect(live.getState()).toBe('live');
    expect(sockets).toHaveLength(1);
  });

  it('is not live when what was missed could not be fetched', async () => {
    catchUp.mockRejectedValueOnce(new Error('503'));
    const live = await liveConnection();

    expect(live.getState()).toBe('offline');
    expect(sockets[0]?.isClosed).toBe(true);
  });

  it('fetches again when the server says that something is missing', async () => {
    await liveConnection();

    sockets[0]?.say({ v: 1, type: 'catch-up', behind: true });
    await settle();

    expect(catchUp).toHaveBeenCalledTimes(2);
  });

  it('ignores what it cannot read', async () => {
    const live = await liveConnection();

    sockets[0]?.hear('not json');
    sockets[0]?.say({ v: 2, type: 'incident', id: '01A' });
    sockets[0]?.say({ action: 'new_incidente' });

    expect(pushed).toEqual([]);
    expect(live.getState()).toBe('live');
  });

  it('stays quiet after it was stopped, whatever the old socket still says', async () => {
    const live = await liveConnection();
    live.stop();

    sockets[0]?.say({ v: 1, type: 'incident', id: '01A' });
    sockets[0]?.closes();
    await vi.advanceTimersByTimeAsync(60_000);

    expect(pushed).toEqual([]);
    expect(sockets).toHaveLength(1);
  });
});
