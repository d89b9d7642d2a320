import type { PushMessage, ReadSignal } from '@vigia/wire';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Socket } from './line.js';
import { LiveConnection, type LiveConnectionOptions, type LiveState } from './live-connection.js';

class FakeSocket implements Socket {
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  readonly sent: { readonly type: string }[] = [];
  isClosed = false;
  /** Whether it answers by itself what it is asked. */
  isAnswering = false;

  constructor(readonly ticket: string) {}

  send(text: string): void {
    this.sent.push(JSON.parse(text) as { type: string });
    if (this.isAnswering) setTimeout(() => this.say({ v: 1, type: 'pong', at: 'now' }), 50);
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

  closes(code = 1006): void {
    this.onclose?.call(this as unknown as WebSocket, new CloseEvent('close', { code }));
  }
}

const SECOND = 1_000;
const MINUTE = 60_000;

let sockets: FakeSocket[];
let pushed: PushMessage[];
let read: ReadSignal[];
let shown: LiveState[];
let isVisible: boolean;
const onChosen = vi.fn();
let catchUp: ReturnType<typeof vi.fn<(signal: AbortSignal) => Promise<void>>>;

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  pushed = [];
  read = [];
  shown = [];
  isVisible = true;
  catchUp = vi.fn<(signal: AbortSignal) => Promise<void>>().mockResolvedValue(undefined);
});

afterEach(() => {
  vi.useRealTimers();
});

function connection(overrides: Partial<LiveConnectionOptions> = {}) {
  let tickets = 0;
  const live = new LiveConnection({
    getTicket: () => Promise.resolve(`ticket-${String(++tickets)}`),
    open: (ticket) => {
      const socket = new FakeSocket(ticket);
      sockets.push(socket);
      return socket;
    },
    cursor: () => '01CURSOR',
    isVisible: () => isVisible,
    catchUp,
    lacks: () => true,
    onPush: (message) => pushed.push(message),
    onRead: (signal) => read.push(signal),
    onChosen,
    random: () => 0.999,
    ...overrides,
  });
  live.subscribe(() => shown.push(live.getState()));
  return live;
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
/** Lets promises that are already settled run their course. */
const settle = () => pass(0);
const asked = (socket: FakeSocket | undefined) => socket?.sent.map(({ type }) => type);

/** A connection whose first socket is open, whose server answers, and which knows everything. */
async function liveConnection(overrides: Partial<LiveConnectionOptions> = {}) {
  const live = connection(overrides);
  live.start();
  await settle();
  await opens(0);
  return live;
}

async function opens(index: number) {
  const socket = sockets[index];
  if (socket === undefined) throw new Error(`No socket ${String(index)} was opened.`);
  socket.isAnswering = true;
  socket.opens();
  await settle();
  return socket;
}

/** The server or the way to it freezes: nothing is closed, nothing answers. */
function freeze(index = 0) {
  const socket = sockets[index];
  if (socket) socket.isAnswering = false;
}

describe('a live connection', () => {
  it('[LIV-7] fetches what it missed once the socket is open, and is live only then', async () => {
    let finish = (): void => undefined;
    catchUp.mockReturnValue(new Promise((resolve) => (finish = resolve)));
    const live = await liveConnection();

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

  it('[NOT-9] hands over what the same person read elsewhere', async () => {
    await liveConnection();

    sockets[0]?.say({ v: 1, type: 'read', ids: ['01A'] });

    expect(read).toEqual([{ v: 1, type: 'read', ids: ['01A'] }]);
  });

  it('[PRF-7] says that the same person chose something elsewhere', async () => {
    await liveConnection();

    sockets[0]?.say({ v: 1, type: 'preferences' });

    expect(onChosen).toHaveBeenCalledOnce();
  });

  it('is not live when what was missed could not be fetched', async () => {
    catchUp.mockRejectedValueOnce(new Error('503'));
    const live = await liveConnection();

    expect(live.getState()).toBe('offline');
    expect(sockets[0]?.isClosed).toBe(true);
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
    await pass(3 * 60 * MINUTE);

    expect(pushed).toEqual([]);
    expect(sockets).toHaveLength(1);
  });
});

describe('a socket that dies', () => {
  it.each([1001, 1006])('is told at once when it is closed with %d, and replaced', async (code) => {
    const live = await liveConnection();

    sockets[0]?.closes(code);
    expect(live.getState()).toBe('offline');
    await pass(2 * SECOND);
    await opens(1);

    expect(sockets[1]?.ticket).toBe('ticket-2');
    expect(catchUp).toHaveBeenCalledTimes(2);
    expect(live.getState()).toBe('live');
  });

  it('[LIV-8] without a word is noticed within 10 seconds while somebody looks', async () => {
    const live = await liveConnection();
    await pass(10 * MINUTE + 1234);
    expect(live.getState()).toBe('live');

    freeze();
    await pass(10 * SECOND);

    expect(live.getState()).toBe('offline');
    expect(sockets[0]?.isClosed).toBe(true);
  });

  it('[LIV-8] while it is catching up is noticed just as soon, and lets that be', async () => {
    catchUp.mockReturnValue(new Promise(() => undefined));
    const live = await liveConnection();
    const [signal] = catchUp.mock.calls[0] ?? [];

    freeze();
    await pass(10 * SECOND);

    expect(live.getState()).toBe('offline');
    expect(signal?.aborted).toBe(true);
  });

  it.each(['getTicket', 'open'] as const)(
    '[LIV-8] before it is one is noticed: %s never ends',
    async (step) => {
      const never = () => new Promise<string>(() => undefined);
      const live = connection(step === 'getTicket' ? { getTicket: never } : {});
      live.start();

      await pass(10 * SECOND);

      expect(live.getState()).toBe('offline');
    },
  );

  it('[LIV-8] is noticed at once when the device says that it has no network', async () => {
    const live = await liveConnection();

    live.cut();

    expect(live.getState()).toBe('offline');
    expect(sockets[0]?.isClosed).toBe(true);
  });

  it('[LIV-8] while nobody looked is noticed soon after somebody does', async () => {
    const live = await liveConnection();
    isVisible = false;
    live.rest();
    await pass(SECOND);
    freeze();
    await pass(5 * MINUTE);
    expect(live.getState()).toBe('live');

    isVisible = true;
    live.wake();
    await pass(5 * SECOND);

    expect(live.getState()).toBe('offline');
  });

  it('is asked no second time while an answer is awaited, so that no patience begins anew', async () => {
    const live = await liveConnection();
    freeze();

    for (let second = 0; second < 4; second += 1) {
      live.wake();
      await pass(SECOND);
    }

    expect(live.getState()).toBe('offline');
  });
});

describe('the cost of knowing', () => {
  it('is one short word in 5 seconds on a quiet socket that somebody looks at', async () => {
    await liveConnection();

    await pass(MINUTE);

    expect(asked(sockets[0])).toHaveLength(12);
    expect(asked(sockets[0])?.filter((type) => type === 'hello')).toHaveLength(1);
  });

  it('is next to nothing on a socket that is busy', async () => {
    await liveConnection();

    for (let second = 0; second < 60; second += 1) {
      sockets[0]?.say({ v: 1, type: 'incident', id: `01${String(second)}` });
      await pass(SECOND);
    }

    expect(asked(sockets[0])).toEqual(['hello']);
  });

  it('is a word in 8 minutes while nobody looks, below the limit of an idle socket', async () => {
    const live = await liveConnection();
    await pass(10 * SECOND);
    const before = asked(sockets[0])?.length ?? 0;
    isVisible = false;
    live.rest();

    await pass(80 * MINUTE);

    expect(asked(sockets[0])?.slice(before)).toEqual(Array.from({ length: 9 }, () => 'hello'));
    expect(live.getState()).toBe('live');
  });
});

describe('looking whether a push got lost', () => {
  const behind = { v: 1, type: 'catch-up', behind: true, ids: ['01A'] };

  it('[LIV-10] happens soon after connecting and then each minute', async () => {
    await liveConnection();
    const helloes = () => asked(sockets[0])?.filter((type) => type === 'hello').length;

    await pass(5 * SECOND);
    expect(helloes()).toBe(1);
    await pass(2 * MINUTE);
    expect(helloes()).toBe(3);
    expect(sockets[0]?.sent.find(({ type }) => type === 'hello')).toEqual({
      v: 1,
      type: 'hello',
      cursor: '01CURSOR',
    });
  });

  it('[LIV-10] fetches what is not known here, and stays live', async () => {
    const live = await liveConnection();

    sockets[0]?.say(behind);
    await settle();

    expect(catchUp).toHaveBeenCalledTimes(2);
    expect(shown).not.toContain('offline');
    expect(live.getState()).toBe('live');
  });

  it('[LIV-10] fetches nothing that is known', async () => {
    await liveConnection({ lacks: () => false });

    sockets[0]?.say(behind);
    await settle();

    expect(catchUp).toHaveBeenCalledTimes(1);
  });

  it('[LIV-7] fetches what the screen lacks, though the server knows of nothing new', async () => {
    await liveConnection();

    sockets[0]?.say({ ...behind, behind: false, ids: [] });
    await settle();

    expect(catchUp).toHaveBeenCalledTimes(2);
  });

  it('[LIV-7] never fetches twice at once', async () => {
    let running = 0;
    let most = 0;
    catchUp.mockImplementation(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 100));
      running -= 1;
    });
    await liveConnection();

    sockets[0]?.say(behind);
    sockets[0]?.say(behind);
    await pass(SECOND);

    expect(most).toBe(1);
    expect(catchUp).toHaveBeenCalledTimes(2);
  });
});

describe('coming back', () => {
  it.each([
    [true, [2, 4, 8, 8, 8, 8]],
    [false, [2, 4, 8, 16, 30, 30]],
  ])('waits longer after each failure (looked at: %s)', async (looks, expected) => {
    isVisible = looks;
    const delays: number[] = [];
    const getTicket = vi.fn(() => Promise.reject(new Error('no network')));
    const live = connection({ getTicket });
    live.start();
    await settle();

    for (let round = 0; round < 6; round += 1) {
      const calls = getTicket.mock.calls.length;
      const from = Date.now();
      while (getTicket.mock.calls.length === calls) await vi.advanceTimersToNextTimerAsync();
      delays.push(Math.round((Date.now() - from) / SECOND));
    }

    expect(delays).toEqual(expected);
    live.stop();
  });

  it('is spread over half of each wait, the first one too', async () => {
    const live = await liveConnection({ random: () => 0 });
    sockets[0]?.closes();

    await pass(SECOND);

    expect(sockets).toHaveLength(2);
    live.stop();
  });

  it('starts over with short waits only after a socket that lasted', async () => {
    const live = await liveConnection();
    const wait = async (index: number) => {
      const from = Date.now();
      while (sockets.length <= index) await vi.advanceTimersToNextTimerAsync();
      return Math.round((Date.now() - from) / SECOND);
    };
    const waits: number[] = [];
    for (const index of [1, 2, 3]) {
      sockets[index - 1]?.closes(1001);
      waits.push(await wait(index));
      await opens(index);
    }
    await pass(MINUTE);
    sockets[3]?.closes(1001);
    waits.push(await wait(4));

    expect(waits).toEqual([2, 4, 8, 2]);
    live.stop();
  });

  it('happens at once when it is woken, instead of when its turn comes', async () => {
    const live = await liveConnection();
    sockets[0]?.closes();

    live.wake();
    await settle();

    expect(sockets).toHaveLength(2);
  });

  it('begins anew when it is woken while an attempt hangs', async () => {
    const live = connection();
    live.start();
    await settle();

    live.wake();
    await settle();
    await opens(1);

    expect(sockets[0]?.isClosed).toBe(true);
    expect(live.getState()).toBe('live');
  });
});

describe('the renewal of a socket', () => {
  const due = 115 * MINUTE;

  it.each([
    [0, 105],
    [0.999, 115],
  ])('[LIV-9] begins at a moment of its own before the cut (%d)', async (random, minutes) => {
    await liveConnection({ random: () => random });

    await pass((minutes - 0.1) * MINUTE);
    expect(sockets).toHaveLength(1);
    await pass(0.1 * MINUTE);
    expect(sockets).toHaveLength(2);
  });

  it('[LIV-9] keeps the old one until the new one knows everything, and is live throughout', async () => {
    const live = await liveConnection();
    shown = [];
    await pass(due);
    let finish = (): void => undefined;
    catchUp.mockReturnValue(new Promise((resolve) => (finish = resolve)));

    await opens(1);
    expect(sockets[1]?.ticket).toBe('ticket-2');
    expect(sockets[0]?.isClosed).toBe(false);
    sockets[0]?.say({ v: 1, type: 'incident', id: '01A' });
    sockets[1]?.say({ v: 1, type: 'incident', id: '01B' });
    finish();
    await settle();

    expect(sockets[0]?.isClosed).toBe(true);
    expect(sockets[1]?.isClosed).toBe(false);
    expect(pushed.map(({ id }) => id)).toEqual(['01A', '01B']);
    expect(shown).toEqual([]);
    expect(live.getState()).toBe('live');
  });

  it('[LIV-9] goes on for days', async () => {
    const live = await liveConnection();
    shown = [];
    for (const index of [1, 2, 3]) {
      await pass(due);
      await opens(index);
    }

    expect(sockets.map(({ isClosed }) => isClosed)).toEqual([true, true, true, false]);
    expect(shown).toEqual([]);
    live.stop();
  });

  it('[LIV-9] that fails leaves the old one, and is tried again', async () => {
    const live = await liveConnection();
    shown = [];
    await pass(due);
    sockets[1]?.closes();
    expect(live.getState()).toBe('live');

    await pass(15 * SECOND);
    expect(sockets).toHaveLength(3);
    catchUp.mockRejectedValueOnce(new Error('503'));
    await opens(2);
    expect(sockets[2]?.isClosed).toBe(true);
    await pass(30 * SECOND);
    await opens(3);

    expect(sockets[0]?.isClosed).toBe(true);
    expect(shown).toEqual([]);
  });

  it('[LIV-9] that never comes about ends with the cut, honestly', async () => {
    const live = await liveConnection();
    await pass(120 * MINUTE);
    const tries = sockets.length - 1;

    sockets[0]?.closes(1001);

    expect(tries).toBeGreaterThan(2);
    expect(live.getState()).toBe('offline');
    expect(sockets.every(({ isClosed }) => isClosed)).toBe(true);
    await pass(2 * SECOND);
    await opens(sockets.length - 1);
    expect(live.getState()).toBe('live');
  });

  it('[LIV-9] takes over at once when the old one is cut meanwhile', async () => {
    const live = await liveConnection();
    await pass(due);
    let finish = (): void => undefined;
    catchUp.mockReturnValue(new Promise((resolve) => (finish = resolve)));
    await opens(1);

    sockets[0]?.closes(1001);
    expect(live.getState()).toBe('catching-up');
    finish();
    await settle();

    expect(live.getState()).toBe('live');
    expect(sockets).toHaveLength(2);
  });
});
