import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { ENVIRONMENTS, type Environment } from '../../cdktf/environments.js';
import { operate } from '../operate.js';
import { startProcess } from '../programs.js';
import type { Setting } from '../session.js';
import type { End, Start } from '../surroundings.js';
import { SYSTEM_PATH } from './config.js';
import { FakeCloud } from './fake-cloud.js';
import { openFakePrograms } from './fake-programs.js';

/** How a command ended. */
export interface Ended {
  readonly code: number;
  readonly said: string;
}

/** A cloud of its own, a checkout, and an operator in front of it. */
export interface Bench {
  readonly cloud: FakeCloud;
  /** Answers of the operator at the terminal, one after the other. */
  readonly answers: string[];
  /** Processes of this machine that are gone. */
  readonly dead: Set<number>;
  nodeVersion: string;
  run(...args: readonly string[]): Promise<Ended>;
  close(): Promise<void>;
}

/** Opens one for an environment, which a test may change. */
export async function openBench(
  name: string,
  change: Partial<Environment> = {},
  /** Starts a program, or lets the cloud answer. Without it programs are processes found on the PATH. */
  start?: (start: Start, answer: (start: Start) => End, root: string) => Promise<End>,
): Promise<Bench> {
  const found = ENVIRONMENTS.find((each) => each.name === name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  const environment = { ...found, ...change };
  const root = mkdtempSync(join(tmpdir(), 'vigia-operator-'));
  mkdirSync(join(root, 'frontend', 'dist', 'assets'), { recursive: true });
  writeFileSync(join(root, 'frontend', 'dist', 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'frontend', 'dist', 'assets', 'a.js'), 'void 0;');
  const cloud = new FakeCloud(environment, root);
  const programs = await openFakePrograms(root, (call) => cloud.answer(call));
  const site = await openSite(cloud);
  let pid = 100;

  const bench: Bench = {
    cloud,
    answers: [],
    dead: new Set(),
    nodeVersion: 'v24.21.0',
    run: async (...args) => {
      const lines: string[] = [];
      pid += 1;
      const own = pid;
      const setting: Setting = {
        nodeVersion: bench.nodeVersion,
        environments: [environment],
        person: { email: 'ana@admin.utec.edu.pe', password: 'a-password' },
        surroundings: {
          root,
          env: { PATH: `${programs.folder}:${SYSTEM_PATH}` },
          start: (given) =>
            start?.(given, (other) => answerOf(cloud, other), root) ?? startProcess(given),
          host: 'desk',
          pid: own,
          isAlive: (other) => !bench.dead.has(other),
          now: () => new Date(cloud.now),
          pause: () => Promise.resolve(),
          originOf: () => cloud.origin,
          say: (line) => lines.push(line),
          ask: () => Promise.resolve(bench.answers.shift() ?? ''),
          isInterrupted: () => false,
        },
      };
      const code = await operate(args, setting);
      bench.dead.add(own);
      return { code, said: lines.join('\n') };
    },
    close: async () => {
      site.closeAllConnections();
      site.close();
      await Promise.all([once(site, 'close'), programs.close()]);
      rmSync(root, { recursive: true });
    },
  };
  return bench;
}

/** For tests with thousands of programs: none is a process, each answers at once. */
export async function atOnce(start: Start, answer: (start: Start) => End): Promise<End> {
  return answer(start);
}

function answerOf(cloud: FakeCloud, { program, args, env, input = '' }: Start): End {
  const imageTag = env['TF_VAR_image_tag'] ?? '';
  const { code = 0, out = '', err = '' } = cloud.answer({ program, args, stdin: input, imageTag });
  return { code, out, said: out + err };
}

/** The address of the environment, as visitors and Amplify's uploads meet it. */
async function openSite(cloud: FakeCloud): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const [, first = '', second = ''] = pathname.split('/');
      if (first === 'upload') {
        cloud.uploaded.set(second, configIn(body));
        response.end();
      } else if (pathname === '/config.json' && cloud.published !== undefined) {
        response.end(JSON.stringify(cloud.published));
      } else if (pathname.endsWith('/health/ready')) {
        response.writeHead(cloud.unwell.has(first) ? 503 : 200).end();
      } else {
        const answer = cloud.person(
          request.method ?? '',
          pathname,
          request.headers,
          body.toString(),
        );
        response.writeHead(answer.status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer.body));
      }
    });
  });
  server.on('upgrade', (_request, socket) => {
    const status = cloud.letsStrangersIn ? '101 Switching Protocols' : '401 Unauthorized';
    const upgrade = cloud.letsStrangersIn ? 'connection: Upgrade\r\nupgrade: websocket\r\n' : '';
    socket.end(`HTTP/1.1 ${status}\r\n${upgrade}content-length: 0\r\n\r\n`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cloud.origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return server;
}

/** The last file of the archive, which is config.json. */
function configIn(zip: Buffer): Readonly<Record<string, string>> {
  const at = zip.lastIndexOf(Buffer.from('PK\x03\x04'));
  const nameEnd = at + 30 + zip.readUInt16LE(at + 26);
  const packed = zip.subarray(nameEnd, nameEnd + zip.readUInt32LE(at + 18));
  return JSON.parse(inflateRawSync(packed).toString()) as Record<string, string>;
}
