import { randomUUID } from 'node:crypto';
import { SystemClock } from '@vigia/platform';
import { DynamoBoardStateRepository } from '@vigia/dynamo';
import * as Y from 'yjs';
import { Snapshots } from '../../apps/boards/src/storage/snapshots.js';
import { RawClient } from '../../apps/boards/test/support/raw-client.js';
import { cpuMs, type Backing, type Started } from '../../apps/boards/test/support/processes.js';
import { handDrawn } from './hand-drawn.js';

/** What a late join cost. */
export interface Join {
  readonly kilobytes: number;
  readonly httpMs: number;
  readonly cpuMs: number;
  readonly socketMs: number;
}

const REPEATS = 20;

/** Stores a board of hand-drawn strokes, and joins it as a browser does: snapshot, then the difference. */
export async function joinLate(backing: Backing, task: Started, strokes: number): Promise<Join> {
  const boardId = randomUUID();
  const doc = handDrawn(strokes);
  const states = new DynamoBoardStateRepository(backing.dynamo, { boards: backing.boardsTable });
  const snapshots = new Snapshots(backing.objects, states, new SystemClock());
  await snapshots.store(boardId, {
    merged: 0,
    merge: () => undefined,
    take: () => ({ update: Y.encodeStateAsUpdate(doc), streamId: '0-0' }),
  });
  const address = `127.0.0.1:${String(task.port)}`;
  // Somebody is there already: the board is in the task's memory.
  const host = await new RawClient(address, boardId).join(
    await backing.tickets.issue(boardId, 'Ana'),
  );
  const tickets = await Promise.all(
    Array.from({ length: 2 * REPEATS }, (_, i) => backing.tickets.issue(boardId, `P${String(i)}`)),
  );
  const before = cpuMs(task);
  const startedAt = performance.now();
  let bytes = 0;
  for (const ticket of tickets.slice(0, REPEATS))
    bytes = await fetchSnapshot(address, boardId, ticket);
  const httpMs = (performance.now() - startedAt) / REPEATS;
  const vector = Y.encodeStateVector(doc);
  const socketAt = performance.now();
  for (const ticket of tickets.slice(REPEATS)) await sync(address, boardId, ticket, vector);
  const socketMs = (performance.now() - socketAt) / REPEATS;
  const cpu = (cpuMs(task) - before) / REPEATS;
  host.close();
  return { kilobytes: bytes / 1024, httpMs, cpuMs: cpu, socketMs };
}

async function fetchSnapshot(address: string, boardId: string, ticket: string): Promise<number> {
  const answer = await fetch(`http://${address}/tableros/${boardId}/instantanea`, {
    headers: { authorization: `Ticket ${ticket}`, 'accept-encoding': 'br' },
  });
  await answer.arrayBuffer();
  return Number(answer.headers.get('content-length'));
}

async function sync(
  address: string,
  boardId: string,
  ticket: string,
  vector: Uint8Array,
): Promise<void> {
  const raw = new RawClient(address, boardId);
  await raw.open();
  raw.auth(ticket);
  raw.sync(0, vector);
  await new Promise<void>((resolve) => {
    raw.socket.on('message', () => raw.frames.length >= 4 && resolve());
  });
  raw.close();
}
