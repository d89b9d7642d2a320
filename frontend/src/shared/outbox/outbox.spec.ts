import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { anIncident } from '../../testing/an-incident.js';
import { Problem, Unreachable } from '../api/problem.js';
import { photoLost } from '../photos/photo-refusals.js';
import type { ChosenFile, Deed, Entry, Made, WaitingMove } from './entry.js';
import { Outbox, type OutboxOptions, type Outcome, type TabNews } from './outbox.js';
import { OutboxStore } from './outbox-store.js';

const ana = 'ana@utec.edu.pe';
let databases = 0;
const open: Outbox[] = [];

afterEach(() => {
  for (const outbox of open.splice(0)) outbox.stop();
});

type Weather = 'fine' | 'lost before' | 'lost after' | 'dies before' | 'dies after' | 'down';

interface OpenPromise<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

function aPromise<T>(): OpenPromise<T> {
  let resolve: OpenPromise<T>['resolve'] = () => undefined;
  let reject: OpenPromise<T>['reject'] = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** A server as far as an outbox sees it: versions, keys, and a network that fails as told. */
class ModelServer {
  readonly done: { readonly id: string; readonly subject: string }[] = [];
  readonly versions = new Map<string, number>();
  private readonly receipts = new Map<string, Made>();
  readonly weather: Weather[] = [];
  person = ana;
  requests = 0;

  /** Somebody else changes an incident. */
  change(subject: string): void {
    this.versions.set(subject, this.versionOf(subject) + 1);
  }

  versionOf(subject: string): number {
    return this.versions.get(subject) ?? 1;
  }

  incident(subject: string) {
    return anIncident({ id: subject, version: this.versionOf(subject) });
  }

  async deliver(entry: Entry): Promise<Made> {
    this.requests += 1;
    const weather = this.weather.shift() ?? 'fine';
    if (weather === 'dies before') return await new Promise<never>(() => undefined);
    if (weather === 'lost before') throw new Unreachable('test');
    if (weather === 'down') throw new Problem(503, 'unavailable', undefined);
    const made = this.carryOut(entry);
    if (weather === 'dies after') return await new Promise<never>(() => undefined);
    if (weather === 'lost after') throw new Unreachable('test');
    return made;
  }

  private carryOut({ id, person, subject, act, version }: Entry): Made {
    if (person !== this.person) throw new Problem(401, 'not-authenticated', undefined);
    const first = this.receipts.get(id);
    if (first) return first;
    if (act.kind === 'message' && act.words.texto === '') {
      throw new Problem(400, 'invalid-request', undefined);
    }
    if (version !== undefined && version !== this.versionOf(subject)) {
      throw new Problem(409, 'concurrent-change', undefined);
    }
    this.done.push({ id, subject });
    if (act.kind === 'move') this.change(subject);
    const made: Made = { kind: 'incident', incident: this.incident(subject) };
    this.receipts.set(id, made);
    return made;
  }
}

/** One browser: what it keeps outlives its tabs, and its lock goes to the next when a tab dies. */
class Browser {
  readonly store = new OutboxStore(`outbox-${String((databases += 1))}`);
  now = Date.parse('2025-11-03T14:00:00.000Z');
  private readonly tabs = new Set<Outbox>();
  private last: Promise<unknown> = Promise.resolve();
  private killed = aPromise<never>();

  private readonly additions = new Map<string, OpenPromise<unknown>>();

  constructor(readonly server: ModelServer) {
    this.killed.promise.catch(() => undefined);
    const { store } = this;
    const add = store.add.bind(store);
    store.add = async (...args) => {
      const entry = await add(...args);
      this.additionOf(entry.id).resolve(undefined);
      return entry;
    };
  }

  /** Resolves once something is kept, however soon it is gone again. */
  keeping(id: string): Promise<unknown> {
    return this.additionOf(id).promise;
  }

  private additionOf(id: string): OpenPromise<unknown> {
    const addition = this.additions.get(id) ?? aPromise<unknown>();
    this.additions.set(id, addition);
    return addition;
  }

  tab(overrides: Partial<OutboxOptions> = {}): Outbox {
    const outbox: Outbox = new Outbox({
      person: ana,
      store: this.store,
      deliver: (entry) => this.server.deliver(entry),
      lookAt: (id) => Promise.resolve(this.server.incident(id)),
      exclusive: (work) => {
        const mine = this.last.then(work, work);
        // A tab that dies lets go of the lock, whatever it was doing.
        this.last = Promise.race([mine, this.killed.promise]).catch(() => undefined);
        return mine;
      },
      tellTabs: (news: TabNews) => {
        for (const tab of this.tabs) if (tab !== outbox) tab.hear(news);
      },
      onMade: () => undefined,
      now: () => this.now,
      random: () => 0.5,
      patience: 60_000,
      ...overrides,
    });
    this.tabs.add(outbox);
    open.push(outbox);
    return outbox;
  }

  /** Every tab dies in the middle of whatever it was doing. */
  crash(): void {
    for (const tab of this.tabs) tab.stop();
    this.tabs.clear();
    this.killed.reject(new Error('died'));
    this.killed = aPromise();
    this.killed.promise.catch(() => undefined);
  }

  kept(person = ana): Promise<readonly Entry[]> {
    return this.store.list(person);
  }
}

function start() {
  const server = new ModelServer();
  return { server, browser: new Browser(server) };
}

let deeds = 0;
const nextId = () => `deed-${String((deeds += 1)).padStart(6, '0')}`;

function aMove(server: ModelServer, move: WaitingMove, subject = 'i1', version?: number): Deed {
  const seen = anIncident({ id: subject, version: version ?? server.versionOf(subject) });
  return { id: nextId(), subject, title: 'Fuga', act: { kind: 'move', move }, seen };
}

function aMessage(texto: string, subject = 'i1'): Deed {
  const words = { texto, interno: true, menciones: [] };
  return { id: nextId(), subject, title: 'Fuga', act: { kind: 'message', words } };
}

const begin: WaitingMove = { action: 'iniciar' };
const resolve: WaitingMove = { action: 'resolver', note: 'Listo' };

describe('the outbox', () => {
  it('[OFF-1] keeps what was done before it is sent, and lets go of it once it is answered', async () => {
    const { server, browser } = start();
    server.weather.push('lost before');
    const tab = browser.tab();

    const outcome = await tab.send(aMove(server, begin));
    expect(outcome).toEqual({ is: 'waiting' });
    expect((await browser.kept()).map(({ state }) => state)).toEqual(['waiting']);

    await tab.wake();
    expect(await browser.kept()).toEqual([]);
    expect(server.done).toHaveLength(1);
  });

  it.each(['lost after', 'dies before', 'dies after'] as const)(
    '[OFF-2] does it once when the sending %s',
    async (weather) => {
      const { server, browser } = start();
      server.weather.push(weather);
      const tab = browser.tab();
      void tab.send(aMove(server, begin));
      await expect.poll(() => server.requests).toBe(1);

      if (weather !== 'lost after') browser.crash();
      const next = browser.tab();
      next.start();
      await expect.poll(() => browser.kept()).toEqual([]);

      expect(server.done).toHaveLength(1);
      expect(server.requests).toBe(2);
    },
  );

  it('[OFF-2] sends each thing from one tab when two wake at once, and both hear of it', async () => {
    const { server, browser } = start();
    server.weather.push('lost before');
    const [one, other] = [browser.tab(), browser.tab()];
    await one.send(aMove(server, begin));

    await Promise.all([one.wake(), other.wake()]);

    expect(server.done).toHaveLength(1);
    expect(server.requests).toBe(2);
    await expect.poll(() => one.current().entries).toEqual([]);
    await expect.poll(() => other.current().entries).toEqual([]);
  });

  it('[OFF-3] sends in order, each move based on what the one before it made', async () => {
    const { server, browser } = start();
    server.weather.push('lost before', 'lost before', 'lost before');
    const tab = browser.tab();
    const chain = [aMove(server, begin), aMessage('Falta una llave'), aMove(server, resolve)];
    for (const deed of chain) await tab.send(deed);

    await tab.wake();

    expect(server.done.map(({ id }) => id)).toEqual(chain.map(({ id }) => id));
    expect(server.versionOf('i1')).toBe(3);
    expect(await browser.kept()).toEqual([]);
  });

  it('[OFF-4] keeps what meets a changed incident, with what that is now, and all that came after it', async () => {
    const { server, browser } = start();
    server.weather.push('lost before', 'lost before');
    const tab = browser.tab();
    await tab.send(aMove(server, begin));
    await tab.send(aMove(server, resolve));
    server.change('i1');

    await tab.wake();

    const kept = await browser.kept();
    expect(kept.map(({ state }) => state)).toEqual(['conflict', 'waiting']);
    expect(kept[0]?.refusal?.theirs?.version).toBe(2);
    expect(server.done).toEqual([]);
  });

  it('[OFF-4] does it on top of the change when its person says so, what was decided on it included', async () => {
    const { server, browser } = start();
    server.weather.push('lost before', 'lost before');
    const tab = browser.tab();
    await tab.send(aMove(server, begin));
    await tab.send(aMove(server, resolve));
    server.change('i1');
    await tab.wake();
    const [conflict] = await browser.kept();
    if (!conflict) throw new Error('Nothing was kept.');

    await tab.retry(conflict, 2);
    await expect.poll(() => browser.kept()).toEqual([]);

    expect(server.done).toHaveLength(2);
  });

  it('[OFF-4] hands back what is refused while its person waits, and keeps what is refused later', async () => {
    const { server, browser } = start();
    const tab = browser.tab();

    const outcome = await tab.send(aMessage(''));
    expect(outcome).toMatchObject({ is: 'refused', refusal: { status: 400 } });
    expect(await browser.kept()).toEqual([]);

    server.weather.push('lost before');
    await tab.send(aMessage(''));
    await tab.wake();
    expect((await browser.kept()).map(({ state }) => state)).toEqual(['refused']);
  });

  it('[OFF-4] goes without photos that this device has no more only when its person says so', async () => {
    const { server, browser } = start();
    const file = new File(['abc'], 'a.png', { type: 'image/png' });
    server.weather.push('lost before');
    const sent: string[][] = [];
    const tab = browser.tab({
      deliver: (entry) => {
        sent.push(entry.photos.map(({ key }) => key));
        return sent.length === 2 ? Promise.reject(photoLost()) : server.deliver(entry);
      },
    });
    await tab.send(aMove(server, resolve), [
      { key: 'a', file },
      { key: 'b', file },
      { key: 'c', file, id: 'p1' },
    ]);
    const has = browser.store.photo.bind(browser.store);
    browser.store.photo = (id, photo) =>
      photo.key === 'a' ? has(id, photo) : Promise.resolve(undefined);
    await tab.wake();
    const [refused] = await browser.kept();
    if (!refused) throw new Error('Nothing was kept.');
    expect(refused).toMatchObject({ state: 'refused', refusal: { code: 'photo-lost' } });
    expect(refused.photos).toHaveLength(3);

    await tab.retry(refused);
    await expect.poll(() => browser.kept()).toEqual([]);

    expect(sent.at(-1)).toEqual(['a', 'c']);
    expect(server.done).toHaveLength(1);
  });

  it('[OFF-4] keeps what the second try meets, though its person has not looked away yet', async () => {
    const { server, browser } = start();
    server.weather.push('lost before');
    const tab: Outbox = browser.tab({
      deliver: async (entry) => {
        // The network is back before the first try has failed.
        void tab.wake();
        server.change('i1');
        return server.deliver(entry);
      },
    });

    expect(await tab.send(aMove(server, begin))).toEqual({ is: 'waiting' });
    await expect.poll(async () => (await browser.kept())[0]?.state).toBe('conflict');
  });

  it('[OFF-5] never sends as somebody else, and goes on when the same person is back', async () => {
    const { server, browser } = start();
    server.person = 'luis@utec.edu.pe';
    const tab = browser.tab();

    expect(await tab.send(aMove(server, begin))).toEqual({ is: 'waiting' });
    expect(tab.current().needsLogin).toBe(true);
    expect(server.done).toEqual([]);
    const luis = browser.tab({ person: server.person });
    await luis.wake();
    expect(server.requests).toBe(1);

    server.person = ana;
    await tab.wake();
    expect(server.done).toHaveLength(1);
    expect(tab.current().needsLogin).toBe(false);
  });

  it('[OFF-3] does not let what the server cannot do for one incident hold up another', async () => {
    const { server, browser } = start();
    server.weather.push('lost before', 'lost before', 'down');
    const tab = browser.tab();
    await tab.send(aMove(server, begin, 'i1'));
    await tab.send(aMove(server, begin, 'i2'));

    await tab.wake();

    expect(server.done.map(({ subject }) => subject)).toEqual(['i2']);
    expect((await browser.kept()).map(({ subject }) => subject)).toEqual(['i1']);
  });

  it('[OFF-2] asks before it repeats what may have been done longer ago than the server remembers', async () => {
    const { server, browser } = start();
    server.weather.push('lost after');
    const tab = browser.tab();
    await tab.send(aMessage('Falta una llave'));
    browser.now += 26 * 86_400_000;

    await tab.wake();

    expect(server.requests).toBe(1);
    const [entry] = await browser.kept();
    expect(entry).toMatchObject({ state: 'refused', refusal: { code: 'uncertain' } });
  });

  it('keeps photos with their bytes and how far each is, and forgets both together', async () => {
    const { server, browser } = start();
    const file: ChosenFile = { key: 'a', file: new File(['abc'], 'a.png', { type: 'image/png' }) };
    let asked = 0;
    const tab = browser.tab({
      deliver: async (entry, keep) => {
        asked += 1;
        if (asked > 1) return server.deliver(entry);
        await keep({ ...entry, photos: entry.photos.map((photo) => ({ ...photo, id: 'p1' })) });
        throw new Unreachable('test');
      },
    });
    await tab.send(aMove(server, { action: 'fotografiar', moment: 'antes' }), [file]);
    const [entry] = await browser.kept();
    if (!entry) throw new Error('Nothing was kept.');

    expect(entry.photos).toEqual([{ key: 'a', name: 'a.png', type: 'image/png', id: 'p1' }]);
    const [read] = await tab.filesOf(entry.id);
    expect(await read?.file.text()).toBe('abc');
    await tab.wake();
    expect(await tab.filesOf(entry.id)).toEqual([]);
  });

  it('rejects where the device can keep nothing, having sent nothing', async () => {
    const { server, browser } = start();
    browser.store.add = () => Promise.reject(new Error('full'));

    await expect(browser.tab().send(aMove(server, begin))).rejects.toThrow('full');
    expect(server.requests).toBe(0);
  });
});

type Step =
  | { readonly do: 'move' | 'message' | 'nonsense'; readonly subject: string; readonly tab: number }
  | { readonly do: 'change'; readonly subject: string }
  | { readonly do: 'weather'; readonly weather: Weather }
  | { readonly do: 'crash' }
  | { readonly do: 'wake'; readonly tab: number };

const subject = fc.constantFrom('i1', 'i2');
const tab = fc.constantFrom(0, 1);
const weather = fc.constantFrom<Weather>(
  'fine',
  'lost before',
  'lost after',
  'dies before',
  'dies after',
  'down',
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('move' as const), subject, tab }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('message' as const), subject, tab }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('nonsense' as const), subject, tab }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('change' as const), subject }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('weather' as const), weather }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wake' as const), tab }) },
);

describe('whatever happens to the network, the tabs and the incidents', () => {
  it('[OFF-2] [OFF-3] [OFF-4] everything done is on the server once and in order, or with its person', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const { server, browser } = start();
        let tabs = [browser.tab(), browser.tab()];
        const done: Deed[] = [];
        const handedBack = new Set<string>();
        for (const each of steps) {
          switch (each.do) {
            case 'change':
              server.change(each.subject);
              break;
            case 'weather':
              server.weather.push(each.weather);
              break;
            case 'crash':
              browser.crash();
              tabs = [browser.tab(), browser.tab()];
              break;
            case 'wake':
              void tabs[each.tab]?.wake();
              break;
            default: {
              const deed =
                each.do === 'move'
                  ? aMove(
                      server,
                      begin,
                      each.subject,
                      await seenVersion(browser, server, each.subject),
                    )
                  : aMessage(each.do === 'nonsense' ? '' : 'Hola', each.subject);
              done.push(deed);
              void tabs[each.tab]?.send(deed).then((outcome: Outcome) => {
                if (outcome.is === 'refused') handedBack.add(deed.id);
              });
              // It is done once it is kept: a person cannot do the next thing before.
              await browser.keeping(deed.id);
            }
          }
        }

        browser.crash();
        server.weather.splice(0);
        const last = browser.tab();
        await last.wake();
        await last.wake();

        const kept = await browser.kept();
        const onServer = server.done.map(({ id }) => id);
        expect(new Set(onServer).size).toBe(onServer.length);
        for (const { id } of done) {
          const entry = kept.find((each) => each.id === id);
          const places = [onServer.includes(id), entry !== undefined, handedBack.has(id)];
          // Handed back by a tab that died before it could let go of it: its person sees it twice, never not at all.
          const isTold = handedBack.has(id) && entry?.state === 'refused';
          expect(places.filter(Boolean).length, id).toBe(isTold ? 2 : 1);
        }
        for (const about of ['i1', 'i2']) {
          const inOrder = done.filter((deed) => deed.subject === about).map(({ id }) => id);
          const arrived = server.done.filter((each) => each.subject === about).map(({ id }) => id);
          expect(arrived).toEqual(inOrder.filter((id) => arrived.includes(id)));
          const waiting = kept.filter((each) => each.subject === about);
          expect(waiting.length === 0 || waiting[0]?.state !== 'waiting').toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** What a screen shows: the incident as this device knew it when the first of what waits was done, else as it is. */
async function seenVersion(browser: Browser, server: ModelServer, about: string): Promise<number> {
  const kept = (await browser.kept()).find((each) => each.subject === about && each.version);
  return kept?.version ?? server.versionOf(about);
}
