import { randomUUID } from 'node:crypto';
import { EVERYBODY, EVERY_BOARD, clientKey } from '@vigia/domain/board';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { contentOf } from './support/board-client.js';
import { MemoryBoardService } from './support/memory-board-service.js';
import { RawClient } from './support/raw-client.js';
import { until } from './support/until.js';

const NOTE = { kind: 'note', x: 0, y: 0, w: 900, h: 600, z: 'V', colour: 0xfde68a } as const;

describe('A board on one task', () => {
  let service: MemoryBoardService;
  let url: string;
  let boardId: string;
  beforeAll(async () => {
    service = await MemoryBoardService.create();
    ({ url } = await service.start());
  });
  afterAll(() => service.close());
  beforeEach(() => {
    boardId = randomUUID();
  });

  async function get(
    path: string,
    options: {
      readonly method?: string;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
    role: 'read' | 'write' = 'read',
  ): Promise<Response> {
    const ticket = await service.tickets.issue(boardId, 'Ana', role);
    const headers = { authorization: `Ticket ${ticket}`, ...options.headers };
    return fetch(`http://${url}/tableros/${boardId}/${path}`, { ...options, headers });
  }

  async function refused(ticket: string): Promise<string> {
    const peer = new RawClient(url, boardId);
    await peer.open();
    peer.auth(ticket);
    return peer.end();
  }

  it('shows everybody what anybody draws', async () => {
    const ana = await service.client(url, 'Ana', { boardId }).ready();
    const luis = await service.client(url, 'Luis', { boardId }).ready();

    const id = ana.draw([0, 0, 10, 10, 20, 20, 30, 30]);
    luis.add(NOTE, 'hola');

    await until('both see both', () => luis.objects.has(id) && ana.objects.size === 2);
    expect(contentOf(ana.doc)).toEqual(contentOf(luis.doc));
  });

  it('[BRD-11] lets a writer move and delete what others made, and undo only what is theirs', async () => {
    const ana = await service.client(url, 'Ana', { boardId }).ready();
    const luis = await service.client(url, 'Luis', { boardId }).ready();
    const id = ana.add(NOTE, 'hola');
    const stroke = ana.addStroke();
    await until('Luis has both', () => luis.objects.size === 2);

    luis.objects.set(id, { ...NOTE, x: 500 });
    luis.remove(stroke);
    await until('Ana sees it', () => ana.objects.size === 1);
    luis.undo.undo();

    await until('the stroke is back', () => ana.objects.has(stroke));
    expect(ana.objects.get(id)).toMatchObject({ x: 500 });
    expect(luis.closes).toEqual([]);
  });

  it('[BRD-1] opens with a ticket once, and with no other', async () => {
    const ticket = await service.tickets.issue(boardId, 'Ana');
    const other = await service.tickets.issue(randomUUID(), 'Ana');
    const expired = await service.tickets.issue(boardId, 'Ana', 'write', Date.now() - 61_000);
    const peer = await new RawClient(url, boardId).join(ticket);

    const refusals = [ticket, other, expired, 'nonsense', 'x'.repeat(5_000)].map(refused);

    expect(new Set(await Promise.all(refusals))).toEqual(new Set(['4401 ticket-invalid']));
    expect(peer.welcome).toMatchObject({ name: 'Ana', role: 'write' });
    peer.close();
  });

  it('[BRD-2] refuses what a reader changes, with a reason, and lets them read on', async () => {
    const ana = await service.client(url, 'Ana', { boardId }).ready();
    const reader = await service.client(url, 'Luis', { boardId, role: 'read' }).ready();

    reader.objects.set('1-1', NOTE);
    await until('the reader is told', () => reader.refusals.includes('read-only'));
    const id = ana.addStroke();

    await until('the reader reads on', () => reader.objects.has(id));
    expect(ana.objects.has('1-1')).toBe(false);
    expect(reader.closes).toEqual([]);
  });

  it.each([
    ['one board', () => boardId],
    ['all boards', () => EVERY_BOARD],
  ])('[BRD-12] closes a session within seconds when access to %s ends', async (_, scope) => {
    const name = `P${randomUUID().slice(0, 8)}`;
    const ticket = await service.tickets.issue(boardId, name);
    const peer = await new RawClient(url, boardId).join(ticket);
    const older = await service.tickets.issue(boardId, name);

    const email = `${name.toLowerCase()}@utec.edu.pe`;
    await service.states.revoke(scope(), { email, at: new Date().toISOString() });

    expect(await peer.end()).toBe('4410 access-ended');
    expect(await refused(older)).toBe('4401 ticket-invalid');
  });

  it.each([
    ['somebody', (email: string) => email],
    ['everybody', () => EVERYBODY],
  ])('[BRD-12] ends the writing of %s and lets reading go on', async (_, whose) => {
    const name = `P${randomUUID().slice(0, 8)}`;
    const issue = (role: 'read' | 'write') => service.tickets.issue(boardId, name, role);
    const [writer, reader] = await Promise.all([
      new RawClient(url, boardId).join(await issue('write')),
      new RawClient(url, boardId).join(await issue('read')),
    ]);
    const [olderToWrite, olderToRead] = [await issue('write'), await issue('read')];

    const email = whose(`${name.toLowerCase()}@utec.edu.pe`);
    await service.states.revoke(boardId, { email, at: new Date().toISOString(), only: 'write' });

    expect(await writer.end()).toBe('4410 access-ended');
    expect(await refused(olderToWrite)).toBe('4401 ticket-invalid');
    expect((await new RawClient(url, boardId).join(olderToRead)).isClosed).toBe(false);
    expect(reader.isClosed).toBe(false);
  });

  it('[BRD-10] takes back what somebody wrote who is away, and says who brought it', async () => {
    const ana = await service.client(url, 'Ana', { boardId }).ready();
    const luis = await service.client(url, 'Luis', { boardId }).ready();
    const id = ana.add(NOTE, 'hola');
    await until('Luis has it', () => luis.objects.has(id));
    ana.close();
    luis.close();
    const lines: { msg: string; who: string; clients: string[] }[] = [];
    const forgetful = await MemoryBoardService.create();
    const { url: elsewhere } = await forgetful.start({
      log: pino({}, { write: (line) => lines.push(JSON.parse(line) as (typeof lines)[number]) }),
    });

    const back = await forgetful.client(elsewhere, 'Luis', { boardId, doc: luis.doc }).ready();
    const eva = await forgetful.client(elsewhere, 'Eva', { boardId, role: 'read' }).ready();

    await until('Eva sees it', () => eva.objects.has(id));
    expect(lines).toContainEqual(
      expect.objectContaining({
        msg: 'brought back what others wrote',
        who: back.welcome?.who,
        clients: [clientKey(ana.doc.clientID)],
      }),
    );
    await forgetful.close();
  });

  it('[BRD-13] ends a session after its time', async () => {
    let nowMs = Date.now();
    const { url: address } = await service.start({
      clock: { nowMs: () => nowMs, now: () => new Date(nowMs).toISOString() },
    });
    const peer = await new RawClient(address, boardId).join(
      await service.tickets.issue(boardId, 'Ana'),
    );

    nowMs += 12 * 3_600_000 + 5_000;

    expect(await peer.end()).toBe('4440 session-over');
  });

  it('[BRD-30] acknowledges without Redis when the change is stored, however long that takes', async () => {
    const ana = await service.client(url, 'Ana', { boardId }).ready();
    await ana.acknowledged();

    service.objects.isDown = true;
    ana.addStroke();
    await until('a store was tried', () => ana.provider.hasUnsyncedChanges);
    const stored = (await service.states.find(boardId)).pointer?.version;
    const wasAcknowledged = ana.isAcknowledged;
    service.objects.isDown = false;
    await ana.acknowledged();

    expect(wasAcknowledged).toBe(false);
    expect((await service.states.find(boardId)).pointer?.version).toBeGreaterThan(stored ?? 0);
  });

  it('[BRD-34] stores on SIGTERM, then sends clients elsewhere', async () => {
    const { server, url: address } = await service.start();
    let target = address;
    const ana = await service
      .client(address, 'Ana', { boardId, url: () => `ws://${target}` })
      .ready();
    const id = ana.addStroke();
    await until('the task has it', () => server.sessionsOf(boardId) === 1);

    target = url;
    const isStored = await server.drain();
    const late = await service.client(url, 'Eva', { boardId }).ready();

    expect(isStored).toBe(true);
    await until('Ana is at the other task', () => ana.provider.synced);
    await until('Eva sees it', () => late.objects.has(id));
    expect(ana.closes[0]).toEqual({ code: 1012, reason: 'draining' });
  });

  it('gives a join the packed snapshot, who one is, and nothing when nothing changed', async () => {
    const ana = await service.client(url, 'Ana', { boardId }).ready();
    ana.addStroke();
    await ana.acknowledged();

    const first = await get('instantanea', { headers: { 'accept-encoding': 'br' } });
    const tag = first.headers.get('etag') ?? '';
    const again = await get('instantanea', { headers: { 'if-none-match': tag } });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, new Uint8Array(await first.arrayBuffer()));

    expect([first.status, again.status]).toEqual([200, 304]);
    expect(first.headers.get('content-encoding')).toBe('br');
    expect(Number(first.headers.get('x-board-client-id'))).toBeGreaterThan(0);
    expect(first.headers.get('x-board-who')).toBe(ana.welcome?.who);
    expect(contentOf(doc)).toEqual(contentOf(ana.doc));
  });

  it('draws a board as SVG in which nothing of a stranger is markup', async () => {
    const ana = await service.client(url, 'Ana', { boardId }).ready();
    ana.addStroke();
    ana.add(NOTE, '</text><script>alert("1")</script>\u0000');
    const { colour: _, ...area } = NOTE;
    ana.add({ ...area, kind: 'image', ref: 'plano:b1', opacity: 255, locked: true });
    await ana.acknowledged();

    const small = await get('miniatura.svg');
    const full = await get('exportar.svg');
    const svg = await full.text();

    expect([small.status, small.headers.get('content-type')]).toEqual([
      200,
      'image/svg+xml; charset=utf-8',
    ]);
    expect(svg).toContain('<path d="M0 0');
    expect(svg).toContain('&lt;script&gt;');
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('\u0000');
  });

  it('[BRD-35] restores a version as a new change', async () => {
    const ana = await service.client(url, 'Ana', { boardId }).ready();
    const first = ana.addStroke();
    await ana.acknowledged();
    const version = (await service.states.find(boardId)).pointer?.version ?? 0;
    const { objects } = service;
    const kept = [...objects.objects].filter(([key]) => key.startsWith(`boards/${boardId}/`));
    const second = ana.addStroke();
    ana.remove(first);
    await ana.acknowledged();
    // As if a minute had passed: history keeps one state a minute.
    for (const [key, bytes] of kept) objects.objects.set(key, bytes);

    const body = JSON.stringify({ version });
    const answer = await get('restaurar', { method: 'POST', body }, 'write');

    expect(answer.status).toBe(200);
    await until('the board is as it was', () => ana.objects.has(first) && !ana.objects.has(second));
    ana.add(NOTE, 'sigue');
    await ana.acknowledged();
    expect(ana.closes).toEqual([]);
  });

  it('lists the versions of a board, and gives each', async () => {
    const ana = await service.client(url, 'Ana', { boardId }).ready();
    ana.addStroke();
    await ana.acknowledged();

    const list = (await (await get('versiones')).json()) as { readonly version: number }[];
    const newest = await get(`versiones/${String(list[0]?.version)}`);

    expect(list.length).toBeGreaterThan(0);
    expect(newest.status).toBe(200);
    expect((await get('versiones/999')).status).toBe(404);
  });

  it('answers over HTTP only to tickets for this board', async () => {
    const other = await service.tickets.issue(randomUUID(), 'Ana');
    const reader = JSON.stringify({ version: 1 });

    const answers = [
      await fetch(`http://${url}/tableros/${boardId}/instantanea`),
      await fetch(`http://${url}/tableros/${boardId}/instantanea?ticket=${other}`),
      await get('restaurar', { method: 'POST', body: reader }),
      await get('restaurar', { method: 'POST', body: '{' }, 'write'),
      await get('restaurar', { method: 'POST', body: reader }, 'write'),
      await get('nada'),
      await get('instantanea'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 403, 400, 404, 404, 204]);
  });

  it('tells whether it is alive and ready, and what it lacks', async () => {
    const { server, url: address } = await service.start();
    const health = async (what: string) => {
      const answer = await fetch(`http://${address}/health/${what}`);
      return [answer.status, await answer.json()];
    };
    service.objects.isDown = true;
    const lacking = await health('ready');
    service.objects.isDown = false;

    expect(lacking).toEqual([503, { status: 'unavailable', lacking: ['storage'] }]);
    expect(await health('live')).toEqual([200, { status: 'ok' }]);
    await until('it is ready', async () => (await health('ready'))[0] === 200);
    await server.drain();
  });

  it('lets the web app read from its own origin, and no other', async () => {
    const from = async (origin: string) =>
      (await get('versiones', { headers: { origin } })).headers.get('access-control-allow-origin');

    expect(await from('https://vigia.example')).toBe('https://vigia.example');
    expect(await from('https://evil.example')).toBeNull();
  });
});
