import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { createDocumentClient, createTables, tableNames } from '@vigia/dynamo';
import { startDynamoDb } from '@vigia/embedded/dynamodb';
import { generateSigningKey, type PublicKeys } from '@vigia/platform';
import request, { type Response } from 'supertest';
import { FaultProxy } from './fault-proxy.js';
import { Mailbox } from './mailbox.js';
import { People } from './people.js';
import { ENVIRONMENT, type Call } from './start-api.js';

interface Process {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  readonly url: string;
}

const API = join(import.meta.dirname, '..', '..');
/** A process whose parent is gone reads the end of its input. */
const END_WITH_PARENT =
  'data:text/javascript,process.stdin.resume().on("end",()=>{process.exit()})';

/** What a gateway needs to know of the api. */
export interface GatewayOrder {
  readonly database: string;
  readonly publicKeys: PublicKeys;
}

/** The built api as a process of its own, which can be killed at any call to DynamoDB and starts again. */
export class CrashingApi {
  readonly people: People;
  #current: Process;
  /** Started ahead, so that nobody waits for it. */
  #spare: Promise<Process>;

  private constructor(
    private readonly env: Readonly<Record<string, string>>,
    private readonly proxy: FaultProxy,
    readonly mailbox: Mailbox,
    readonly database: Awaited<ReturnType<typeof startDynamoDb>>,
    first: Process,
  ) {
    this.#current = first;
    this.#spare = launch(env);
    this.people = new People(this);
  }

  /** Builds what changed and starts it on free ports of 127.0.0.1; `gateway` is started first and says where it is. */
  static async start(
    gateway: (order: GatewayOrder) => Promise<string> = () => Promise.resolve('http://127.0.0.1:9'),
  ): Promise<CrashingApi> {
    build();
    const [database, mailbox, key] = await Promise.all([
      startDynamoDb(),
      Mailbox.open(),
      generateSigningKey('test'),
    ]);
    const publicKeys = { keys: [key.publicKey] };
    const tables = tableNames('test');
    // What reads the connections are the pushes after the answer.
    const proxy = await FaultProxy.open(database.endpoint, tables.connections);
    const client = createDocumentClient({ region: 'us-east-1', endpoint: database.endpoint });
    await createTables(client, tables);
    client.destroy();
    const env = {
      ...ENVIRONMENT,
      CAMPUS_FEED: 'off',
      // What works behind requests would be killed in their place.
      OUTREACH: 'off',
      LOG_LEVEL: 'info',
      DYNAMODB_ENDPOINT: proxy.endpoint,
      MAIL_URL: mailbox.url,
      TOKEN_PRIVATE_KEY: JSON.stringify(key.privateKey),
      TOKEN_PUBLIC_KEYS: JSON.stringify(publicKeys),
      WS_MANAGEMENT_ENDPOINT: await gateway({ database: database.endpoint, publicKeys }),
      // Halves the time of a start.
      NODE_COMPILE_CACHE: join(tmpdir(), 'vigia-compile-cache'),
    };
    return new CrashingApi(env, proxy, mailbox, database, await launch(env));
  }

  /** Where the process of this moment listens. */
  get url(): string {
    return this.#current.url;
  }

  get(path: string, call?: Call): Promise<Response> {
    return this.call('GET', path, call);
  }

  post(path: string, call?: Call): Promise<Response> {
    return this.call('POST', path, call);
  }

  put(path: string, call?: Call): Promise<Response> {
    return this.call('PUT', path, call);
  }

  async call(
    method: string,
    path: string,
    { as, body, headers = {} }: Call = {},
  ): Promise<Response> {
    const pending = request(this.#current.url)[method.toLowerCase() as 'get'](path);
    for (const [name, value] of Object.entries(headers)) pending.set(name, value);
    if (as !== undefined) pending.set('Authorization', `Bearer ${as.token}`);
    if (body !== undefined) {
      pending.set('Content-Type', 'application/json').send(JSON.stringify(body));
    }
    return pending;
  }

  /** How many calls to DynamoDB a request makes until it is answered. */
  async countCalls(work: () => Promise<unknown>): Promise<number> {
    this.proxy.arm(undefined);
    await work();
    return this.proxy.calls;
  }

  /** Does the request in a process that is killed at its `at`-th call (of an operation, where one is named), and starts the next process. */
  async crash(
    at: number,
    when: 'before' | 'after',
    work: () => Promise<unknown>,
    operation?: string,
  ): Promise<void> {
    const { child } = this.#current;
    let death: Promise<unknown> | undefined;
    this.proxy.arm({
      at,
      when,
      operation,
      strike: () => {
        death = once(child, 'exit');
        child.kill('SIGKILL');
      },
    });
    const outcome = await work().then(
      () => 'answered',
      () => 'lost',
    );
    if (death === undefined || outcome !== 'lost') {
      throw new Error(`It was not killed ${when} call ${String(at)}: ${outcome}.`);
    }
    await death;
    this.proxy.arm(undefined);
    this.#current = await this.#spare;
    this.#spare = launch(this.env);
  }

  async close(): Promise<void> {
    for (const { child } of [this.#current, await this.#spare]) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    await this.proxy.close();
    await Promise.all([this.database.close(), this.mailbox.close()]);
  }
}

function build(): void {
  const tsc = join(API, '..', '..', 'node_modules', 'typescript', 'bin', 'tsc');
  const { status, stdout } = spawnSync(
    process.execPath,
    [tsc, '-b', join(API, 'tsconfig.build.json')],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The api cannot be built:\n${stdout}`);
}

/** Starts a process and waits until it says where it listens. */
function launch(env: Readonly<Record<string, string>>): Promise<Process> {
  const main = join(API, 'dist', 'main.js');
  const child = spawn(process.execPath, ['--import', END_WITH_PARENT, main], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    createInterface(child.stdout).on('line', (line) => {
      said.push(line);
      const { url } = JSON.parse(line) as { url?: string };
      if (url !== undefined) resolve({ child, url });
    });
    child.once('exit', () => reject(new Error(`The api did not start:\n${said.join('\n')}`)));
  });
}
