import { Problem } from '../api/problem.js';
import {
  type ChosenFile,
  type Deed,
  type Entry,
  isUncertain,
  type Made,
  nextOf,
  type Refusal,
} from './entry.js';
import type { OutboxStore } from './outbox-store.js';
import { type Verdict, verdictOf } from './verdict.js';

/** How something that was done came out, as far as one waited for it. */
export type Outcome =
  | { readonly is: 'made'; readonly made: Made }
  /** It is kept, and goes out when it can. */
  | { readonly is: 'waiting' }
  | { readonly is: 'refused'; readonly refusal: Refusal };

/** What the tabs of one browser tell each other. */
export type TabNews =
  | { readonly say: 'changed' }
  | { readonly say: 'ended'; readonly id: string; readonly outcome: Outcome };

/** What is kept, and what is happening with it. */
export interface OutboxView {
  readonly entries: readonly Entry[];
  readonly sending: string | undefined;
  /** Nothing goes out until this person logs in again. */
  readonly needsLogin: boolean;
}

export interface OutboxOptions {
  readonly person: string;
  readonly store: OutboxStore;
  /** Sends one entry and answers what the server made of it; `keep` keeps how far its photos are. */
  readonly deliver: (entry: Entry, keep: (entry: Entry) => Promise<void>) => Promise<Made>;
  /** What the incident of a conflict is now; null where the person sees it no longer. */
  readonly lookAt: (incidentId: string) => Promise<Entry['seen'] | null>;
  /** Does one thing at a time in all tabs of this browser. */
  readonly exclusive: <T>(work: () => Promise<T>) => Promise<T>;
  readonly tellTabs: (news: TabNews) => void;
  /** What the server made of something: in whichever tab, while it is still shown as waiting. */
  readonly onMade: (made: Made) => void;
  readonly now: () => number;
  readonly random: () => number;
  /** Milliseconds that somebody waits for an answer before they are told that it goes on without them. */
  readonly patience?: number;
}

const firstRetryMs = 2_000;
const longestRetryMs = 300_000;
const usualPatienceMs = 10_000;
const nothing: OutboxView = { entries: [], sending: undefined, needsLogin: false };

/**
 * [OFF-1] What one person does, kept on the device before it is sent and until it is answered: sent in order, once,
 * by one tab at a time.
 */
export class Outbox {
  private view: OutboxView = nothing;
  private readonly listeners = new Set<() => void>();
  private readonly waiters = new Map<string, (outcome: Outcome) => void>();
  private run: Promise<void> | undefined;
  private isAskedAgain = false;
  private isOver = false;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: OutboxOptions) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): OutboxView => this.view;

  /** Looks at what is kept and begins to send it. */
  start(): void {
    this.isOver = false;
    void this.refresh().then(() => this.wake());
  }

  stop(): void {
    this.isOver = true;
    clearTimeout(this.timer);
    this.giveUpWaiting();
  }

  /**
   * Keeps what somebody does and sends it. What the server refuses while they wait is theirs again, and no longer here.
   * Rejects where this device can keep nothing; then nothing was done.
   */
  async send(deed: Deed, files: readonly ChosenFile[] = []): Promise<Outcome> {
    const { person, store, now, patience = usualPatienceMs } = this.options;
    const ended = new Promise<Outcome>((resolve) => this.waiters.set(deed.id, resolve));
    try {
      await store.add(person, deed, files, new Date(now()).toISOString());
    } catch (error) {
      this.waiters.delete(deed.id);
      throw error;
    }
    await this.changed();
    void this.wake();
    const impatient = setTimeout(() => {
      this.tell(deed.id, { is: 'waiting' });
    }, patience);
    const outcome = await ended;
    clearTimeout(impatient);
    if (outcome.is === 'refused') await this.discard([deed.id]).catch(() => undefined);
    return outcome;
  }

  /** Whether something is kept here under an id. */
  async holds(id: string): Promise<boolean> {
    const { store, person } = this.options;
    const entries = await store.list(person).catch(() => []);
    return entries.some((entry) => entry.id === id);
  }

  /** The photos of an entry, as they were chosen. */
  async filesOf(id: string): Promise<readonly ChosenFile[]> {
    const { store, person } = this.options;
    const entry = (await store.list(person)).find((each) => each.id === id);
    const found = await Promise.all(
      (entry?.photos ?? []).map(async (photo) => {
        const file = await store.photo(id, photo);
        return file === undefined ? [] : [{ key: photo.key, file }];
      }),
    );
    return found.flat();
  }

  /** Something suggests that it could work now. */
  wake(): Promise<void> {
    clearTimeout(this.timer);
    if (this.isOver) return Promise.resolve();
    if (this.run) {
      this.isAskedAgain = true;
      return this.run;
    }
    this.run = this.drainAll().finally(() => {
      this.run = undefined;
    });
    return this.run;
  }

  /** Takes entries off the device, as their person said. */
  async discard(ids: readonly string[]): Promise<void> {
    await this.options.store.remove(ids);
    await this.changed();
    void this.wake();
  }

  /**
   * [OFF-4] Sends again what needed its person, without the photos that they were told are gone; a version takes along
   * what was decided on top of it.
   */
  async retry(entry: Entry, version?: number): Promise<void> {
    const { store } = this.options;
    const { id, subject, refusal } = entry;
    const lost = refusal?.code === 'photo-lost' ? await this.lostOf(entry) : [];
    // It was answered: nothing of it can have happened unknown to its person.
    await store.update(id, ({ refusal: _, triedAt: __, ...rest }) => ({
      ...rest,
      photos: rest.photos.filter(({ key }) => !lost.includes(key)),
      ...(version !== undefined && { version }),
      state: 'waiting',
    }));
    const onTop = this.view.entries.filter(
      (each) =>
        version !== undefined &&
        each.id !== id &&
        each.subject === subject &&
        each.version !== undefined,
    );
    for (const each of onTop) {
      await store.update(each.id, (known) => ({ ...known, ...(version && { version }) }));
    }
    await this.changed();
    void this.wake();
  }

  /** Another tab tells something. */
  hear(news: TabNews): void {
    if (news.say === 'ended') {
      const { outcome, id } = news;
      if (outcome.is === 'made') this.options.onMade(outcome.made);
      this.tell(id, outcome);
    }
    void this.refresh();
  }

  /** The photos that are neither on the server nor on this device any more. */
  private async lostOf({ id, photos }: Entry): Promise<readonly string[]> {
    const unsent = photos.filter((photo) => photo.id === undefined);
    const files = await Promise.all(unsent.map((photo) => this.options.store.photo(id, photo)));
    return unsent.filter((_, index) => files[index] === undefined).map(({ key }) => key);
  }

  private async drainAll(): Promise<void> {
    let retryIn: number | undefined;
    do {
      this.isAskedAgain = false;
      // Where the device itself fails, what is kept is still kept.
      retryIn = await this.options.exclusive(() => this.drain()).catch(() => 0);
    } while (this.isToGoOn());
    this.giveUpWaiting();
    if (retryIn === undefined) this.failures = 0;
    else this.sleep(retryIn);
  }

  private isToGoOn(): boolean {
    return this.isAskedAgain && !this.isOver;
  }

  /** Sends what can be sent; answers after how many seconds to try again, where something was left for later. */
  private async drain(): Promise<number | undefined> {
    const { person, store } = this.options;
    const held = new Set<string>();
    let retryIn: number | undefined;
    while (!this.isOver) {
      const entry = nextOf(await store.list(person), held);
      if (entry === undefined) break;
      this.show({ ...this.view, sending: entry.id });
      const verdict = await this.attempt(entry);
      await this.refresh();
      this.show({ ...this.view, sending: undefined, needsLogin: verdict?.say === 'log-in' });
      // Whoever waits waits for one try; what comes of a later one is told where everything that waits is.
      if (verdict) this.tell(entry.id, { is: 'waiting' });
      if (verdict?.say === 'log-in') return undefined;
      if (verdict?.say === 'wait') return verdict.after ?? 0;
      if (verdict?.say !== 'hold') continue;
      held.add(entry.subject);
      retryIn = Math.max(retryIn ?? 0, verdict.after ?? 0);
    }
    return retryIn;
  }

  /** Sends one; undefined when it is gone from here. */
  private async attempt(listed: Entry): Promise<Verdict | undefined> {
    const { store, deliver, now } = this.options;
    if (isUncertain(listed, now())) {
      const problem = new Problem(0, 'uncertain', undefined);
      await this.mark(listed, { say: 'refused', problem });
      return { say: 'refused', problem };
    }
    const at = new Date(now()).toISOString();
    const entry = await store.update(listed.id, (known) => ({ triedAt: at, ...known }));
    if (entry === undefined) return undefined;
    let made: Made;
    try {
      made = await deliver(entry, async (next) => {
        await store.update(entry.id, (known) => ({ ...known, photos: next.photos }));
      });
    } catch (error) {
      const verdict = verdictOf(error, entry);
      if (verdict.say === 'conflict' || verdict.say === 'refused') await this.mark(entry, verdict);
      return verdict;
    }
    await store.settle(entry, versionAfter(entry, made));
    this.failures = 0;
    this.options.onMade(made);
    this.end(entry.id, { is: 'made', made });
    return undefined;
  }

  /** [OFF-4] What was refused stays, with what the server said, until its person has decided. */
  private async mark(
    entry: Entry,
    { say, problem }: Extract<Verdict, { readonly problem: Problem }>,
  ): Promise<void> {
    const { status, code, body } = problem;
    const { incidente } = (body ?? {}) as { incidente?: Entry['seen'] };
    const theirs =
      say === 'conflict'
        ? (incidente ?? (await this.options.lookAt(entry.subject).catch(() => null)))
        : undefined;
    const refusal: Refusal = {
      status,
      code,
      ...(body !== undefined && { body }),
      ...(theirs !== undefined && { theirs }),
    };
    await this.options.store.update(entry.id, (known) => ({ ...known, state: say, refusal }));
    this.end(entry.id, { is: 'refused', refusal });
  }

  private end(id: string, outcome: Outcome): void {
    this.tell(id, outcome);
    this.options.tellTabs({ say: 'ended', id, outcome });
  }

  private tell(id: string, outcome: Outcome): void {
    this.waiters.get(id)?.(outcome);
    this.waiters.delete(id);
  }

  /** Whoever still waits is told that it goes on without them. */
  private giveUpWaiting(): void {
    for (const id of [...this.waiters.keys()]) this.tell(id, { is: 'waiting' });
  }

  private sleep(atLeastSeconds: number): void {
    if (this.isOver) return;
    const ceiling = Math.min(longestRetryMs, firstRetryMs * 2 ** this.failures);
    this.failures += 1;
    const wait = Math.max(atLeastSeconds * 1_000, ceiling * (0.5 + this.options.random() / 2));
    this.timer = setTimeout(() => void this.wake(), wait);
  }

  private async changed(): Promise<void> {
    await this.refresh();
    this.options.tellTabs({ say: 'changed' });
  }

  private async refresh(): Promise<void> {
    const entries = await this.options.store.list(this.options.person).catch(() => undefined);
    if (entries) this.show({ ...this.view, entries });
  }

  private show(view: OutboxView): void {
    this.view = view;
    for (const listener of [...this.listeners]) listener();
  }
}

/** What the incident's version is for whoever knew it before and did nothing but this; undefined if others did too. */
function versionAfter({ version }: Entry, made: Made): number | undefined {
  if (made.kind !== 'incident' || version === undefined) return undefined;
  return made.incident.version === version + 1 ? made.incident.version : undefined;
}
