import * as Y from 'yjs';
import type { BoardServer } from '../../src/create-server.js';
import { contentOf, type BoardClient } from '../support/board-client.js';
import { MemoryBoardService } from '../support/memory-board-service.js';
import type { RedisServer } from '../support/redis-server.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import { until } from '../support/until.js';
import { act } from './actions.js';
import { Mortality, MortalObjectStore, MortalStates } from './mortal-storage.js';
import type { Random } from './random.js';

/** One task with all its links in our hands. */
interface Task {
  readonly server: BoardServer;
  readonly front: TcpProxy;
  readonly link: TcpProxy | undefined;
  readonly life: Mortality;
}

/** A client, and up to where everything it did was acknowledged. */
interface Member {
  readonly client: BoardClient;
  readonly boardId: string;
  acknowledged: ReadonlyMap<number, number>;
  isOnline: boolean;
}

/** The size of a world. */
export interface WorldSize {
  /** Tells its boards from those of other worlds over the same Redis. */
  readonly name: string;
  readonly tasks: number;
  readonly boards: number;
  readonly steps: number;
}

const FAULTS_PER_STEP = 0.2;
const NAMES = ['Ana', 'Luis', 'Eva', 'Saúl', 'Mía'];

/** Tasks, boards and people, and everything that can go wrong between them. */
export class World {
  readonly history: string[] = [];
  readonly #tasks: Task[] = [];
  readonly #members: Member[] = [];
  readonly #departed: Member[] = [];
  #people = 0;

  private constructor(
    private readonly service: MemoryBoardService,
    private readonly redis: RedisServer | undefined,
    private readonly random: Random,
    private readonly size: WorldSize,
  ) {}

  static async create(
    redis: RedisServer | undefined,
    random: Random,
    size: WorldSize,
  ): Promise<World> {
    const service = await MemoryBoardService.create();
    const world = new World(service, redis, random, size);
    for (let i = 0; i < size.tasks; i += 1) await world.#startTask();
    for (let board = 0; board < size.boards; board += 1) {
      for (let i = 0; i < 2 + random.below(2); i += 1) world.#join(`${size.name}-${String(board)}`);
    }
    return world;
  }

  /** Lets people work while things fail. */
  async live(): Promise<void> {
    for (let step = 0; step < this.size.steps; step += 1) {
      for (const member of this.#members) this.#note(member);
      for (let i = 0; i < this.size.boards; i += 1) this.#somebodyActs();
      if (this.random.chance(FAULTS_PER_STEP)) await this.#somethingFails();
      await moment(this.random.below(12));
    }
  }

  /** Mends everything and waits for rest; then everything is compared, also with a cold reload of storage. */
  async settle(): Promise<void> {
    for (const { front, link, life } of this.#alive()) {
      front.mend();
      link?.mend();
      life.isCutOff = false;
      life.lagMs = 0;
    }
    if (this.#alive().length === 0) await this.#startTask();
    for (const member of this.#members) this.#setOnline(member, true);
    const content = new Map<string, string>();
    for (const [boardId, here] of this.#byBoard()) {
      await until(
        () => `board ${boardId} is at rest and the same for all: ${stateOf(here)}`,
        () => here.every(isAtRest) && haveTheSame(here.map(({ client }) => client.doc)),
      );
      const [first] = here;
      if (first === undefined) continue;
      this.#assertNothingLost(boardId, first.client.doc);
      content.set(boardId, shown(first.client.doc));
    }
    if (this.redis !== undefined) await this.#newcomerSees(content);
    await this.#assertColdReload(content);
  }

  /** A task that has never seen these boards makes them of snapshot and stream, while the others still serve them. */
  async #newcomerSees(content: ReadonlyMap<string, string>): Promise<void> {
    const { server, url } = await this.service.start({
      redisUrl: `redis://127.0.0.1:${String(this.redis?.port)}`,
    });
    for (const [boardId, expected] of content) {
      const reader = this.service.client(url, 'Testigo', { boardId, role: 'read' });
      await reader.ready();
      await until(
        () => `a newcomer to ${boardId} sees what all see`,
        () => shown(reader.doc) === expected,
      );
      reader.close();
    }
    await server.drain();
  }

  async close(): Promise<void> {
    for (const { client } of [...this.#members, ...this.#departed]) client.close();
    for (const { life } of this.#tasks) life.isCutOff = false;
    await this.service.close();
    for (const { front, link } of this.#tasks) {
      await front.close();
      await link?.close();
    }
  }

  async #startTask(): Promise<void> {
    const life = new Mortality();
    const link = this.redis && (await TcpProxy.to(this.redis.port));
    const { server, url } = await this.service.start({
      objects: new MortalObjectStore(this.service.objects, life),
      states: new MortalStates(this.service.states, life),
      redisUrl: link && `redis://127.0.0.1:${String(link.port)}`,
    });
    const front = await TcpProxy.to(Number(url.split(':')[1]));
    this.#tasks.push({ server, front, link, life });
  }

  #byBoard(): Map<string, Member[]> {
    const boards = new Map<string, Member[]>();
    for (const member of this.#members) {
      boards.set(member.boardId, [...(boards.get(member.boardId) ?? []), member]);
    }
    return boards;
  }

  #alive(): Task[] {
    return this.#tasks.filter(({ life }) => !life.isDead);
  }

  #join(boardId: string): void {
    this.#people += 1;
    const name = `${this.random.pick(NAMES) ?? 'Ana'}${String(this.#people)}`;
    const client = this.service.client('', name, {
      boardId,
      url: () => {
        const task = this.random.pick(this.#alive());
        return `ws://127.0.0.1:${String(task?.front.port ?? 9)}`;
      },
    });
    this.#members.push({ client, boardId, acknowledged: new Map(), isOnline: true });
  }

  /** What a client was told is safe must be in the end, whoever leaves. */
  #note(member: Member): void {
    if (!member.client.isAcknowledged) return;
    const { store, clientID } = member.client.doc;
    const own = new Map(member.acknowledged);
    own.set(clientID, Y.getState(store, clientID));
    member.acknowledged = own;
  }

  #somebodyActs(): void {
    const member = this.random.pick(this.#members);
    if (member === undefined) return;
    if (this.random.chance(0.05)) this.#setOnline(member, !member.isOnline);
    else if (this.random.chance(0.02)) this.#leave(member);
    else if (member.client.welcome !== undefined) act(member.client, this.random);
  }

  #setOnline(member: Member, isOnline: boolean): void {
    if (member.isOnline === isOnline) return;
    member.isOnline = isOnline;
    if (isOnline) member.client.goOnline();
    else member.client.goOffline();
  }

  /** Somebody closes the browser for good, as soon as everything is acknowledged; somebody else comes. */
  #leave(member: Member): void {
    const stays = this.#members.filter(({ boardId }) => boardId === member.boardId).length < 2;
    if (stays || !member.client.isAcknowledged) return;
    this.#note(member);
    member.client.close();
    this.#members.splice(this.#members.indexOf(member), 1);
    this.#departed.push(member);
    this.#join(member.boardId);
  }

  async #somethingFails(): Promise<void> {
    const faults = this.redis === undefined ? LONE_FAULTS : FAULTS;
    const name = this.random.pick(faults) ?? 'drop';
    this.history.push(name);
    await this[name]();
  }

  async drop(): Promise<void> {
    this.random.pick(this.#alive())?.link?.drop();
  }

  async cut(): Promise<void> {
    const link = this.random.pick(this.#alive())?.link;
    link?.cut();
    setTimeout(() => link?.mend(), 20 + this.random.below(400));
  }

  async slow(): Promise<void> {
    const link = this.random.pick(this.#alive())?.link;
    link?.delay(10 + this.random.below(150));
    setTimeout(() => link?.mend(), 300);
  }

  async hang(): Promise<void> {
    this.random.pick(this.#alive())?.front.drop();
  }

  async storageErrors(): Promise<void> {
    const life = this.random.pick(this.#alive())?.life;
    if (life === undefined) return;
    life.isCutOff = true;
    setTimeout(() => {
      life.isCutOff = false;
    }, this.random.below(600));
  }

  async storageLags(): Promise<void> {
    const life = this.random.pick(this.#alive())?.life;
    if (life === undefined) return;
    life.lagMs = 100 + this.random.below(400);
    setTimeout(() => {
      life.lagMs = 0;
    }, 800);
  }

  /** kill -9 of one, which is replaced. */
  async killOne(): Promise<void> {
    const task = this.random.pick(this.#alive());
    if (task !== undefined) this.#kill(task);
    await this.#startTask();
  }

  /** kill -9 of all, which are replaced. */
  async killAll(): Promise<void> {
    const alive = this.#alive();
    for (const task of alive) this.#kill(task);
    await Promise.all(alive.map(() => this.#startTask()));
  }

  async restartRedis(): Promise<void> {
    await this.redis?.restart(true);
  }

  /** Redis loses its data: at a moment when tasks hold the boards. */
  async wipeRedis(): Promise<void> {
    await this.#everybodyIsSafe();
    for (let i = 0; i < 2 * this.size.boards; i += 1) this.#somebodyActs();
    await this.redis?.restart(false);
    await this.#everybodyIsSafe();
  }

  /** All tasks die and Redis loses its data: only storage and the browsers are left. */
  async loseAllButBrowsers(): Promise<void> {
    await this.#everybodyIsSafe();
    for (let i = 0; i < 2 * this.size.boards; i += 1) this.#somebodyActs();
    const alive = this.#alive();
    for (const task of alive) this.#kill(task);
    this.#forgetWhatNobodyHolds();
    await this.redis?.restart(false);
    await Promise.all(alive.map(() => this.#startTask()));
    for (const member of this.#members) this.#setOnline(member, true);
    await this.#everybodyIsSafe();
  }

  /** What only people who left for good were told is safe may be lost with all tasks and Redis: SPEC.md bounds it. */
  #forgetWhatNobodyHolds(): void {
    const present = this.#byBoard();
    for (const member of this.#departed) {
      const held = [...member.acknowledged].map(([clientId, clock]) => {
        const docs = (present.get(member.boardId) ?? []).map(({ client }) => client.doc);
        const most = Math.max(0, ...docs.map(({ store }) => Y.getState(store, clientId)));
        return [clientId, Math.min(clock, most)] as const;
      });
      member.acknowledged = new Map(held);
    }
  }

  async #everybodyIsSafe(): Promise<void> {
    for (const { link } of this.#alive()) link?.mend();
    for (const member of this.#members) this.#setOnline(member, true);
    await until('everybody is safe', () => this.#members.every(isAtRest));
  }

  #kill({ front, link, life }: Task): void {
    life.isDead = true;
    front.cut();
    link?.cut();
  }

  #assertNothingLost(boardId: string, doc: Y.Doc): void {
    for (const member of [...this.#members, ...this.#departed]) {
      if (member.boardId !== boardId) continue;
      for (const [clientId, clock] of member.acknowledged) {
        const found = Y.getState(doc.store, clientId);
        if (found < clock) {
          const lost = `${String(clock - found)} acknowledged changes of board ${boardId} are lost`;
          throw new Error(`${lost} after ${this.history.join(', ')}`);
        }
      }
    }
  }

  /** Every task ends in order, and one that knows nothing reads what they left. */
  async #assertColdReload(expected: ReadonlyMap<string, string>): Promise<void> {
    for (const { client } of this.#members) client.close();
    await Promise.all(this.#alive().map(({ server }) => server.drain()));
    const { url } = await this.service.start();
    for (const [boardId, content] of expected) {
      const reader = this.service.client(url, 'Lector', { boardId, role: 'read' });
      await reader.ready();
      if (shown(reader.doc) !== content) {
        throw new Error(`Storage holds another board ${boardId} after ${this.history.join(', ')}`);
      }
      reader.close();
    }
  }
}

type Fault =
  | 'drop'
  | 'cut'
  | 'slow'
  | 'hang'
  | 'storageErrors'
  | 'storageLags'
  | 'killOne'
  | 'killAll'
  | 'restartRedis'
  | 'wipeRedis'
  | 'loseAllButBrowsers';

const FAULTS: readonly Fault[] = [
  'drop',
  'cut',
  'slow',
  'hang',
  'storageErrors',
  'storageLags',
  'killOne',
  'killAll',
  'restartRedis',
  'wipeRedis',
  'loseAllButBrowsers',
];
/** What can happen to a task that has no Redis; several of those would not be one board. */
const LONE_FAULTS: readonly Fault[] = ['hang', 'storageErrors', 'storageLags', 'killAll'];

function stateOf(members: readonly Member[]): string {
  return members
    .map(({ client }) => {
      const last = client.closes.slice(-3).map(({ code, reason }) => `${String(code)} ${reason}`);
      const { synced, unsyncedChanges } = client.provider;
      return `${String(client.objects.size)} objects, ${synced ? 'in step' : 'not in step'}, ${String(unsyncedChanges)} open, closed by ${last.join(' / ')}`;
    })
    .join('; ');
}

/** Connected, and told that everything it did is safe. */
function isAtRest({ client }: Member): boolean {
  return client.isAcknowledged && client.welcome !== undefined;
}

/** The same changes, and then the same content: comparing vectors first is what keeps thousands of boards cheap. */
function haveTheSame(docs: readonly Y.Doc[]): boolean {
  const vectors = new Set(docs.map((doc) => String(Y.encodeStateVector(doc))));
  return vectors.size === 1 && new Set(docs.map(shown)).size === 1;
}

function shown(doc: Y.Doc): string {
  return JSON.stringify(contentOf(doc));
}

async function moment(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
