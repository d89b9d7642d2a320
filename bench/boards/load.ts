import { randomUUID } from 'node:crypto';
import { cpuMs, type Backing, type Started } from '../../apps/boards/test/support/processes.js';
import { BoardPeer, RelayPeer, type Peer } from './peers.js';

/** So many clients, of whom so many draw. */
export interface Load {
  readonly clients: number;
  readonly writers: number;
}

/** What a load cost. */
export interface Result {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Microseconds of CPU of all measured processes per delivered point. */
  readonly cpu: number;
  readonly bytes: number;
  /** Share of the points that reached those who look. */
  readonly delivered: number;
}

const PERIOD_MS = 1000 / 30;
const WARM_MS = 2_000;
const LOOKING = 10;

/** A load on the board service. */
export async function loadBoards(
  backing: Backing,
  tasks: readonly Started[],
  others: readonly Started[],
  load: Load,
  seconds: number,
): Promise<Result> {
  const boardId = randomUUID();
  const peers: BoardPeer[] = [];
  for (let i = 0; i < load.clients; i += 1) {
    const task = tasks[i % tasks.length];
    const ticket = await backing.tickets.issue(boardId, `Persona${String(i)}`);
    const looks = isLooking(i, load);
    peers.push(await BoardPeer.join(`127.0.0.1:${String(task?.port)}`, boardId, ticket, looks));
  }
  return measure(peers, [...tasks, ...others], load, seconds, 1);
}

/** The same load on the plain relay; who draws gets nothing of it back. */
export async function loadRelay(relay: Started, load: Load, seconds: number): Promise<Result> {
  const peers: RelayPeer[] = [];
  for (let i = 0; i < load.clients; i += 1) {
    peers.push(await RelayPeer.join(`127.0.0.1:${String(relay.port)}`, isLooking(i, load)));
  }
  return measure(peers, [relay], load, seconds, 0);
}

/** Those who look are the last ones, who do not draw if anybody does not. */
function isLooking(at: number, { clients }: Load): boolean {
  return at >= clients - LOOKING;
}

async function measure(
  peers: readonly Peer[],
  processes: readonly Started[],
  { clients, writers }: Load,
  seconds: number,
  echoes: number,
): Promise<Result> {
  let drawn = 0;
  const timers = peers.slice(0, writers).map((peer, at) => {
    let timer: NodeJS.Timeout | undefined;
    const start = setTimeout(
      () => {
        timer = setInterval(() => {
          peer.draw();
          drawn += 1;
        }, PERIOD_MS);
      },
      (at * PERIOD_MS) / writers,
    );
    return () => {
      clearTimeout(start);
      clearInterval(timer);
    };
  });
  await pass(WARM_MS);
  const lookers = peers.slice(-LOOKING);
  for (const peer of peers) peer.bytes = 0;
  for (const peer of lookers) {
    peer.latencies.length = 0;
    peer.points = 0;
  }
  drawn = 0;
  const before = processes.map(cpuMs);
  await pass(seconds * 1000);
  const cpu = processes.reduce((sum, one, at) => sum + cpuMs(one) - (before[at] ?? 0), 0);
  const drawnThen = drawn;
  const bytes = peers.reduce((sum, peer) => sum + peer.bytes, 0);
  for (const end of timers) end();
  await pass(1_000);
  const receivers = echoes === 1 ? clients : clients - 1;
  const deliveries = drawnThen * receivers;
  const latencies = lookers.flatMap((peer) => peer.latencies).sort((a, b) => a - b);
  const seen = lookers.reduce((sum, peer) => sum + peer.points, 0);
  const expected = lookers.reduce(
    (sum, peer) =>
      sum + (echoes === 1 || peers.indexOf(peer) >= writers ? drawn : drawn * (1 - 1 / writers)),
    0,
  );
  for (const peer of peers) peer.close();
  await pass(300);
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? 0;
  return {
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    cpu: (cpu * 1000) / deliveries,
    bytes: bytes / deliveries,
    delivered: seen / expected,
  };
}

async function pass(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
