import { actorOf } from '@vigia/domain/user';
import { MemoryStore } from '@vigia/dynamo/memory';
import { ApiTask, ProcessDied } from './api-task.js';
import { Chance } from './chance.js';
import { Gateway } from './gateway.js';
import { PEOPLE, aSession } from './people.js';
import { PlainRequest, PlainResponse } from './plain-http.js';
import { Tab, type Place } from './tab.js';
import { VirtualTime, running } from './virtual-time.js';
import { CALM, type Weather } from './weather.js';

const LINE_MS = 15;
const TIMEOUT_MS = 10_000;
const TICKET_MS = 60_000;

/** How a world begins. */
export interface Beginning {
  readonly seed: number;
  readonly weather: Weather;
  /** How far the clocks of the processes of the api are ahead. */
  readonly aheadMs: readonly number[];
}

/** Everything at once: storage, processes, gateway, tabs, and the time that they all live in. */
export class World {
  readonly time = new VirtualTime();
  readonly chance: Chance;
  readonly weather: Weather;
  readonly store = new MemoryStore();
  readonly gateway: Gateway;
  readonly tabs: Tab[] = [];
  readonly tasks: ApiTask[];
  /** What happened, to read when something went wrong. */
  readonly story: string[] = [];
  readonly surprises: unknown[] = [];
  readonly #begunMs: number;
  readonly #confirmed = new Set<string>();
  #tickets = 0;
  #tabs = 0;

  constructor({ seed, weather, aheadMs }: Beginning) {
    this.chance = new Chance(seed);
    this.weather = { ...weather };
    for (const user of PEOPLE) this.store.users.set(user.email, user);
    this.gateway = new Gateway(this.time, this.chance, this.weather, this.store);
    this.tasks = aheadMs.map((ahead) => this.#task(ahead));
    this.#begunMs = this.time.nowMs;
    this.time.rule(this.chance);
  }

  /** The machine gets its own time back. */
  end(): void {
    for (const tab of this.tabs) if (tab.isOpen) tab.close();
    this.time.abdicate();
  }

  tell(happening: string): void {
    const seconds = ((this.time.nowMs - this.#begunMs) / 1000).toFixed(3);
    this.story.push(`${seconds.padStart(10)} s  ${happening}`);
  }

  openTab(place: Place): Tab {
    const id = sessionId(place);
    const at = new Date(this.time.nowMs).toISOString();
    if (!this.store.sessions.has(id)) {
      this.store.sessions.set(id, aSession(id, place.user.email, at));
    }
    const name = `${place.user.name.toLowerCase()}-${place.device}/${(this.#tabs += 1)}`;
    const tab = new Tab(name, place, this.time, this.gateway, this);
    this.tabs.push(tab);
    return tab;
  }

  closeTab(tab: Tab): void {
    tab.close();
    this.tabs.splice(this.tabs.indexOf(tab), 1);
  }

  /** The server has said that somebody read these. */
  confirmRead({ user }: Place, ids: readonly string[]): void {
    for (const id of ids) this.#confirmed.add(`${user.email} ${id}`);
  }

  isRead({ user }: Place, id: string): boolean {
    return this.#confirmed.has(`${user.email} ${id}`);
  }

  /** Ends the session of a device: its tabs are gone, and all sockets of the person are closed. */
  logOut(tab: Tab): void {
    const { user } = tab.place;
    this.store.sessions.delete(sessionId(tab.place));
    for (const other of [...this.tabs]) {
      if (sessionId(other.place) === sessionId(tab.place)) this.closeTab(other);
    }
    const task = this.#anyTask();
    if (task) void running.run(undefined, () => task.disconnect(user.email));
  }

  /** SIGKILL, and after a while there is a new process in its place. */
  killTask(index: number, restartMs: number): void {
    const task = this.tasks[index % this.tasks.length];
    task?.kill();
    void this.time.pause(restartMs).then(() => this.revive());
  }

  revive(): void {
    this.tasks.forEach((task, index) => {
      if (!task.isAlive) this.tasks[index] = this.#task(task.aheadMs);
    });
  }

  /** From now on nothing fails any more. */
  heal(): void {
    Object.assign(this.weather, CALM);
    this.revive();
    for (const task of this.tasks) task.diesOfNextWrite = false;
    for (const tab of this.tabs) {
      if (!tab.isOnline) tab.setOnline(true);
      tab.do(() => tab.app.look(true));
    }
  }

  /** What the running tab gets for a request over its line. */
  async fetch(request: PlainRequest): Promise<PlainResponse> {
    const tab = this.tabs.find((one) => one === running.getStore());
    // The page that asked is gone, and with it whoever would hear the answer.
    if (tab === undefined) return new Promise(() => undefined);
    tab.asking += 1;
    try {
      return await orAborted(request, this.#exchange(tab, request));
    } finally {
      tab.asking -= 1;
    }
  }

  /** What the server answers somebody, without anything in between. */
  async truth(place: Place, path: string): Promise<{ status: number; body: unknown }> {
    const response = await this.#task(0, CALM).handle(
      new PlainRequest(`https://api.example${path}`, {}),
      actorOf(this.#user(place)),
    );
    return { status: response.status, body: JSON.parse(await response.text()) as unknown };
  }

  async #exchange(tab: Tab, request: PlainRequest): Promise<PlainResponse> {
    const what = `${tab.name} ${request.method} ${request.url.replace('https://api.example', '')}`;
    await this.time.pause(LINE_MS);
    if (isOffline(tab) || this.chance.percent(this.weather.lostRequests)) {
      return this.#lose(`${what}: lost on the way`);
    }
    const response = await running.run(undefined, () => this.#answer(tab.place, request));
    await this.time.pause(LINE_MS);
    if (isOffline(tab) || this.chance.percent(this.weather.lostAnswers)) {
      return this.#lose(`${what}: carried out, its answer ${response.status} lost`);
    }
    this.tell(`${what}: ${response.status}`);
    return response;
  }

  async #lose(what: string): Promise<never> {
    this.tell(what);
    await this.time.pause(this.chance.below(TIMEOUT_MS));
    throw new TypeError('Failed to fetch');
  }

  async #serve(place: Place, request: PlainRequest): Promise<PlainResponse> {
    const id = sessionId(place);
    if (!this.store.sessions.has(id)) return new PlainResponse(401, '{}');
    const actor = actorOf(this.#user(place));
    if (request.url.endsWith('/auth/ws-ticket')) {
      const ticketId = `ticket-${(this.#tickets += 1)}`;
      const expiresAt = new Date(this.time.nowMs + TICKET_MS).toISOString();
      const ticket = JSON.stringify({ actor, sessionId: id, ticketId, expiresAt });
      return new PlainResponse(200, JSON.stringify({ ticket }));
    }
    const task = this.#anyTask();
    if (task === undefined) return new PlainResponse(503, '{}');
    return task.handle(request, actor);
  }

  /** What the load balancer answers: that a process died is a 502, anything unforeseen a mistake of ours. */
  async #answer(place: Place, request: PlainRequest): Promise<PlainResponse> {
    try {
      return await this.#serve(place, request);
    } catch (error) {
      if (!(error instanceof ProcessDied)) this.surprises.push(error);
      return new PlainResponse(error instanceof ProcessDied ? 502 : 500, '{}');
    }
  }

  #anyTask(): ApiTask | undefined {
    const alive = this.tasks.filter(({ isAlive }) => isAlive);
    return alive[this.chance.below(alive.length)];
  }

  #task(aheadMs: number, weather: Weather = this.weather): ApiTask {
    const { time, chance, store, gateway } = this;
    const slowness = () => ({ percent: weather.slow, mostMs: weather.slowMs });
    return new ApiTask({ time, chance, store, gateway, slowness }, aheadMs);
  }

  #user({ user }: Place) {
    return this.store.users.get(user.email) ?? user;
  }
}

/** Asked anew each time: it may change while a request is on its way. */
function isOffline({ isOnline }: Tab): boolean {
  return !isOnline;
}

/** One per person and device: its tabs share the cookie. */
function sessionId({ user, device }: Place): string {
  return `${user.email}#${device}`;
}

/** The answer, unless the page stops waiting for it; the server carries the request out all the same. */
function orAborted(request: PlainRequest, answer: Promise<PlainResponse>): Promise<PlainResponse> {
  const { signal } = request;
  if (signal === undefined) return answer;
  return new Promise((resolve, reject) => {
    const abort = () => reject(new DOMException('Aborted', 'AbortError'));
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    answer.then(resolve, reject);
  });
}
