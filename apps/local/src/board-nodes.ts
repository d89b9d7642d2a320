import { setTimeout as delay } from 'node:timers/promises';
import { startServiceProcess, type ServiceProcess } from './service-process.js';

export interface BoardNodesOptions {
  readonly count: number;
  readonly entry: string;
  readonly env: Readonly<Record<string, string>>;
  /** The log of each node, counted from 1. */
  readonly logFile: (node: number) => string;
  readonly onCrash: (what: string) => void;
  /** How long a node that listens may take to become ready. */
  readonly readyWithinMs?: number;
}

/** The nodes of the board service. */
export interface BoardNodes {
  readonly nodes: readonly Pick<ServiceProcess, 'origin' | 'pid'>[];
  /** Where the next call goes: the ready nodes take turns; undefined while there is none. */
  readonly next: () => string | undefined;
  /** Each stores its boards and ends. */
  close(): Promise<void>;
}

/** Storing everything and sending everybody elsewhere takes a node at most that long. */
const GRACE_MS = 25_000;
const CHECK_MS = 1_000;
const ANSWER_MS = 2_500;
const READY_MS = 10_000;

/** Starts the nodes and returns when all of them are ready; then keeps an eye on them. */
export async function startBoardNodes(options: BoardNodesOptions): Promise<BoardNodes> {
  const numbers = Array.from({ length: options.count }, (_, at) => at + 1);
  const starts = await Promise.allSettled(numbers.map((number) => startNode(options, number)));
  const nodes = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const closing = new AbortController();
  let watch = Promise.resolve();
  const close = async (): Promise<void> => {
    closing.abort();
    await watch;
    await Promise.all(nodes.map((node) => node.close()));
  };

  /** Where each ready node was when it said so: after a crash it is elsewhere, and has to say so again. */
  const ready = new Map<ServiceProcess, string>();
  const check = async (node: ServiceProcess): Promise<string | undefined> => {
    const origin = node.origin();
    const lack = origin === undefined ? 'it is down' : await lackOf(origin);
    if (origin === undefined || lack !== undefined) ready.delete(node);
    else ready.set(node, origin);
    return lack;
  };
  try {
    for (const start of starts) if (start.status === 'rejected') throw start.reason;
    await Promise.all(nodes.map((node) => becomesReady(() => check(node), options.readyWithinMs)));
  } catch (error) {
    await close();
    throw error;
  }
  watch = (async () => {
    for (;;) {
      await delay(CHECK_MS, undefined, { signal: closing.signal }).catch(() => undefined);
      if (closing.signal.aborted) return;
      await Promise.all(nodes.map(check));
    }
  })();

  let turn = 0;
  return {
    nodes,
    next: () => {
      const inTurn = [...nodes.slice(turn), ...nodes.slice(0, turn)];
      const next = inTurn.find((node) => {
        const origin = node.origin();
        return origin !== undefined && ready.get(node) === origin;
      });
      if (next !== undefined) turn = (nodes.indexOf(next) + 1) % nodes.length;
      return next?.origin();
    },
    close,
  };
}

function startNode({ count, entry, env, logFile, onCrash }: BoardNodesOptions, number: number) {
  return startServiceProcess({
    name: count === 1 ? 'board service' : `board node ${number}`,
    entry,
    env,
    logFile: logFile(number),
    graceMs: GRACE_MS,
    onCrash,
  });
}

async function becomesReady(
  check: () => Promise<string | undefined>,
  withinMs = READY_MS,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const lack = await check();
    if (lack === undefined) return;
    if (performance.now() > deadline) throw new Error(`The board service is not ready: ${lack}.`);
    await delay(50);
  }
}

/** What a node lacks; undefined when it is ready. */
async function lackOf(origin: string): Promise<string | undefined> {
  try {
    const answer = await fetch(`${origin}/health/ready`, {
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (answer.ok) return undefined;
    const { lacking } = (await answer.json()) as { readonly lacking?: readonly string[] };
    return `${lacking?.join(' and ') ?? 'something'} is out of reach`;
  } catch {
    return 'it does not answer';
  }
}
