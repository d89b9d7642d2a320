import { parseArgs } from 'node:util';

/** How the local system is started. */
export interface Options {
  readonly port: number;
  /** Forget what a former start left behind. */
  readonly reset: boolean;
  /** Start without demo accounts and incidents. */
  readonly empty: boolean;
  readonly dataFolder: string;
  /** Also run an identity provider to log in by. */
  readonly oidc: boolean;
  /** Processes of the board service; several meet in Redis. */
  readonly boardNodes: number;
  /** A Redis that runs elsewhere; without one we start our own when there are several nodes. */
  readonly redisUrl?: string;
}

export const DEFAULT_PORT = 3000;
const MOST_NODES = 4;

export const HELP = `Usage: npm start -- [options]

Starts Vigía on this machine: web app, api, boards, live socket, database and mailbox.

  --port N          listen on port N instead of ${DEFAULT_PORT}; 0 takes a free one
  --data DIR        keep the data in DIR instead of .vigia
  --reset           forget all data first
  --empty           start without demo accounts, incidents and boards
  --oidc            also run an identity provider, at port N + 1, and offer to log in by it
  --board-nodes N   serve boards from N processes (1 to ${MOST_NODES}) that meet in a Redis
  --redis-url URL   the Redis to meet in; without it ours is started, from the PATH
  --help            show this text
`;

/** Reads the command line; undefined when only help is asked for. Throws an error whose message people can act on. */
export function readOptions(args: readonly string[]): Options | undefined {
  const values = parse(args);
  if (values.help) return undefined;
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
    throw new Error(`--port takes a number from 0 to 65535, not "${values.port}".`);
  }
  if (values.data === '') throw new Error('--data takes a folder.');
  const boardNodes = Number(values['board-nodes']);
  if (!Number.isInteger(boardNodes) || boardNodes < 1 || boardNodes > MOST_NODES) {
    throw new Error(
      `--board-nodes takes a number from 1 to ${MOST_NODES}, not "${values['board-nodes']}".`,
    );
  }
  const redisUrl = values['redis-url'];
  if (redisUrl !== undefined && !/^rediss?:\/\/\S+$/.test(redisUrl)) {
    throw new Error(`--redis-url takes an address such as redis://host:6379, not "${redisUrl}".`);
  }
  return {
    port: Number(values.port),
    reset: values.reset,
    empty: values.empty,
    oidc: values.oidc,
    dataFolder: values.data,
    boardNodes,
    ...(redisUrl !== undefined && { redisUrl }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: String(DEFAULT_PORT) },
        data: { type: 'string', default: '.vigia' },
        reset: { type: 'boolean', default: false },
        empty: { type: 'boolean', default: false },
        oidc: { type: 'boolean', default: false },
        'board-nodes': { type: 'string', default: '1' },
        'redis-url': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new Error(`${what}\n  npm start -- --help tells what there is.`, { cause: error });
  }
}
