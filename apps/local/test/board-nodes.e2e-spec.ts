import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBoardNodes, type BoardNodes } from '../src/board-nodes.js';

/** Ready unless a file named after its number says what it lacks; SIGUSR2 kills it. */
const NODE = `
  import { createServer } from 'node:http';
  import { existsSync } from 'node:fs';
  const server = createServer((request, response) => {
    const lacks = existsSync(process.env.FOLDER + '/' + process.pid);
    response.writeHead(lacks ? 503 : 200).end(JSON.stringify(lacks ? { lacking: ['redis'] } : {}));
  }).listen(0, '127.0.0.1', () => {
    console.log(JSON.stringify({ context: 'listening', url: 'http://127.0.0.1:' + server.address().port }));
  });
  process.on('SIGUSR2', () => process.exit(7));
  process.on('SIGTERM', () => { console.log('bye'); process.exit(0); });
`;

describe('the nodes of the board service', () => {
  let folder: string;
  let running: BoardNodes | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vigia-nodes-'));
    running = undefined;
  });
  afterEach(async () => {
    await running?.close();
    await rm(folder, { recursive: true });
  });

  async function start(count: number, program = NODE): Promise<BoardNodes> {
    const entry = join(folder, 'main.mjs');
    await writeFile(entry, program);
    running = await startBoardNodes({
      count,
      entry,
      env: { FOLDER: folder },
      logFile: (node) => join(folder, `node-${node}.log`),
      onCrash: () => undefined,
      readyWithinMs: 500,
    });
    return running;
  }
  const turns = (nodes: BoardNodes) => new Set([nodes.next(), nodes.next(), nodes.next()]);

  it('take turns', async () => {
    const nodes = await start(3);

    const [a, b, c, d] = [nodes.next(), nodes.next(), nodes.next(), nodes.next()];

    expect(new Set([a, b, c]).size).toBe(3);
    expect(d).toBe(a);
  });

  it('are passed over while they are not ready, and join again', async () => {
    const nodes = await start(2);
    const [first, second] = nodes.nodes;

    await writeFile(join(folder, String(first!.pid())), '');
    await expect.poll(() => turns(nodes), { timeout: 5_000 }).toEqual(new Set([second!.origin()]));

    await rm(join(folder, String(first!.pid())));
    await expect.poll(() => turns(nodes).size, { timeout: 5_000 }).toBe(2);
  });

  it('are passed over from the moment they are killed until they are ready again', async () => {
    const nodes = await start(2);
    const [first, second] = nodes.nodes;
    const killed = first!.pid()!;

    process.kill(killed, 'SIGKILL');

    await expect.poll(() => first!.origin()).toBeUndefined();
    expect(turns(nodes)).toEqual(new Set([second!.origin()]));
    await expect.poll(() => turns(nodes).size, { timeout: 10_000 }).toBe(2);
    expect(first!.pid()).not.toBe(killed);
  });

  it('are nowhere when all are down', async () => {
    const nodes = await start(1);

    process.kill(nodes.nodes[0]!.pid()!, 'SIGKILL');

    await expect.poll(() => nodes.next()).toBeUndefined();
  });

  it('that do not become ready fail with what they lack', async () => {
    const lacking = NODE.replace("existsSync(process.env.FOLDER + '/' + process.pid)", 'true');

    await expect(start(2, lacking)).rejects.toThrow(
      'The board service is not ready: redis is out of reach.',
    );
  });

  it('that do not start leave none of the others behind', async () => {
    const second = NODE.replace(
      'const server',
      "import { writeFileSync } from 'node:fs'; try { writeFileSync(process.env.FOLDER + '/first', '', { flag: 'wx' }); } catch { console.error('no room'); process.exit(3); } const server",
    );

    await expect(start(2, second)).rejects.toThrow(/board node [12] does not start:\nno room/);
    const logs = await Promise.all(
      [1, 2].map((node) => readFile(join(folder, `node-${node}.log`), 'utf8')),
    );
    expect(logs.join()).toContain('bye');
  });
});
