import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { BoardsEnv } from '@vigia/boards/env';
import { BoardSocket } from './board-socket.js';
import type { RunningApi } from './start-api.js';

const MAIN = join(import.meta.dirname, '../../../boards/src/main.ts');

/** The real board service as a process of its own, over the tables and the bucket of an api. */
export class BoardTask {
  readonly #sockets: BoardSocket[] = [];

  private constructor(
    private readonly child: ChildProcessByStdio<null, Readable, null>,
    /** Without a trailing slash. */
    readonly url: string,
  ) {}

  static async start({ config }: RunningApi): Promise<BoardTask> {
    const { dynamo, photos, token } = config;
    const env: BoardsEnv = {
      PORT: '0',
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      METRICS_NAMESPACE: 'test',
      AWS_REGION: dynamo.region,
      DYNAMODB_ENDPOINT: dynamo.endpoint ?? 'none',
      BOARDS_TABLE: dynamo.tables.boards,
      TOKENS_TABLE: dynamo.tables.tokens,
      BOARDS_BUCKET: photos.bucket,
      S3_ENDPOINT: photos.endpoint ?? 'none',
      REDIS_URL: 'none',
      TOKEN_PUBLIC_KEYS: JSON.stringify(token.publicKeys),
      BOARD_SEAL_KEY: 'a test key of more than thirty-two characters',
      WEB_ORIGINS: 'none',
      STORE_QUIET_MS: '50',
      STORE_AT_MOST_MS: '200',
      STREAM_GRACE_MS: '1000',
      REVIEW_MS: '50',
    };
    const how = ['--conditions=@vigia/source', '--import', 'tsx', MAIN];
    const child = spawn(process.execPath, how, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const url = await new Promise<string>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`The task ended with ${String(code)}.`)));
      createInterface(child.stdout).on('line', (line) => {
        const told = JSON.parse(line) as { readonly url?: string };
        if (told.url !== undefined) resolve(told.url);
      });
    });
    child.removeAllListeners('exit');
    return new BoardTask(child, url);
  }

  /** A socket that shows a ticket; whether that is taken is for the caller to wait for. */
  open(boardId: string, ticket: string): BoardSocket {
    const socket = new BoardSocket(this.url, boardId, ticket);
    this.#sockets.push(socket);
    return socket;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.cut();
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
  }
}
