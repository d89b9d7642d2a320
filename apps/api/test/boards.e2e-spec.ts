import { randomUUID } from 'node:crypto';
import { BoardRepository, GUESTS_MAX } from '@vigia/domain/board';
import { SessionRepository } from '@vigia/domain/identity';
import { AccountStatus, UserRepository } from '@vigia/domain/user';
import { TokenVerifier, type BoardTicketClaims } from '@vigia/platform';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardDto } from '../src/modules/boards/dto/board.dto.js';
import type { BoardCommentDto } from '../src/modules/boards/dto/board-comment.dto.js';
import { callsOf } from './support/count-calls.js';
import { Desk } from './support/desk.js';
import type { Person } from './support/people.js';
import { startApi, type RunningApi } from './support/start-api.js';

let api: RunningApi;
/** Ana and Eva study, Rosa is an admin, Luis and Otto work. */
let desk: Desk;

beforeAll(async () => {
  api = await startApi();
  desk = await Desk.open(api);
});
afterAll(async () => {
  await api.close();
});

function done(answer: Response, status = 200): BoardDto {
  expect(answer.status, answer.text).toBe(status);
  return answer.body as BoardDto;
}

async function aBoard(by: Person = desk.luis, nombre = 'Plan'): Promise<BoardDto> {
  return done(await api.post('/tableros', { as: by, body: { nombre } }), 201);
}

const get = (as: Person, { id }: Pick<BoardDto, 'id'>) => api.get(`/tableros/${id}`, { as });

const patch = (as: Person, { id }: BoardDto, body: object, headers: Record<string, string> = {}) =>
  api.call('PATCH', `/tableros/${id}`, { as, body, headers });

const invite = (as: Person, { id }: BoardDto, guest: { readonly email: string }, rol: string) =>
  api.put(`/tableros/${id}/invitados/${guest.email}`, { as, body: { rol } });

const remove = (as: Person, { id }: BoardDto, { email }: Person) =>
  api.call('DELETE', `/tableros/${id}/invitados/${email}`, { as });

async function list(as: Person, query = ''): Promise<readonly BoardDto[]> {
  const answer = await api.get(`/tableros${query}`, { as });
  expect(answer.status, answer.text).toBe(200);
  return (answer.body as { tableros: BoardDto[] }).tableros;
}

async function incidentBoard(as: Person, incident: { readonly id: string }): Promise<Response> {
  return api.post(`/incidentes/${incident.id}/tablero`, { as });
}

/** What a ticket, or that of a picture's address, proves. */
async function proved(ticket: string): Promise<BoardTicketClaims | undefined> {
  const verifier = new TokenVerifier(api.config.token.publicKeys);
  return verifier.boardTicket(ticket.replace(/^.*ticket=/, ''), api.clock.nowMs());
}

describe('a free board', () => {
  it('[BRD-50] is made by staff, who own it', async () => {
    const answer = await api.post('/tableros', { as: desk.luis, body: { nombre: '  Plan B ' } });

    const board = done(answer, 201);
    expect(board).toMatchObject({
      nombre: 'Plan B',
      incidente_id: null,
      propietario: { email: desk.luis.email, nombre: 'Luis Rojas' },
      rol: 'escritura',
      acciones: ['renombrar', 'archivar', 'invitar', 'restaurar'],
      invitados: [],
      archivado: false,
      version: 1,
    });
    expect(answer.headers).toMatchObject({
      etag: '"1"',
      location: `tableros/${board.id}`,
      'cache-control': 'no-store',
    });
    const { miniatura: _, ...rest } = board;
    expect(done(await get(desk.luis, board))).toMatchObject(rest);
  });

  it('[API-3] is made once, however often the same request comes', async () => {
    const call = {
      as: desk.luis,
      body: { nombre: 'Una vez' },
      headers: { 'Idempotency-Key': randomUUID() },
    };

    const first = done(await api.post('/tableros', call), 201);
    const again = await Promise.all([1, 2, 3].map(() => api.post('/tableros', call)));

    expect(new Set(again.map((answer) => done(answer, 201).id))).toEqual(new Set([first.id]));
    const named = (await list(desk.luis)).filter(({ nombre }) => nombre === 'Una vez');
    expect(named).toHaveLength(1);
  });

  it('[BRD-51] is known to its owner, guests and admins', async () => {
    const board = await aBoard();
    await invite(desk.luis, board, desk.ana, 'escritura');
    await invite(desk.luis, board, desk.eva, 'lectura');

    const seen = await Promise.all(
      [desk.luis, desk.rosa, desk.ana, desk.eva].map(async (who) => done(await get(who, board))),
    );

    expect(seen.map(({ rol, acciones }) => [rol, acciones.length])).toEqual([
      ['escritura', 4],
      ['escritura', 4],
      ['escritura', 1],
      ['lectura', 0],
    ]);
    const unknown = await get(desk.otto, { id: randomUUID() });
    const foreign = await get(desk.otto, board);
    expect({ ...foreign.body, instance: '' }).toEqual({ ...unknown.body, instance: '' });
    expect(foreign.status).toBe(404);
  });

  it('[BRD-56] [BRD-53] is renamed and archived by who manages it, and read by all then', async () => {
    const board = await aBoard();
    await invite(desk.luis, board, desk.ana, 'escritura');

    const archived = done(await patch(desk.luis, board, { nombre: 'Otro', archivado: true }));

    expect(archived).toMatchObject({
      nombre: 'Otro',
      archivado: true,
      rol: 'lectura',
      acciones: ['renombrar', 'desarchivar', 'invitar'],
      version: 3,
    });
    expect(done(await get(desk.ana, board))).toMatchObject({ rol: 'lectura', acciones: [] });
    expect(done(await patch(desk.rosa, board, { archivado: false }))).toMatchObject({
      rol: 'escritura',
      version: 4,
    });
  });

  it('[BRD-56] is changed by nobody else', async () => {
    const board = await aBoard();
    await invite(desk.luis, board, desk.ana, 'escritura');

    const answers = [
      await patch(desk.ana, board, { nombre: 'Mío' }),
      await invite(desk.ana, board, desk.eva, 'lectura'),
      await remove(desk.ana, board, desk.ana),
      await patch(desk.otto, board, { nombre: 'Mío' }),
    ];

    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [403, 'board-not-yours'],
      [403, 'board-not-yours'],
      [403, 'board-not-yours'],
      [404, 'board-not-found'],
    ]);
    expect(done(await get(desk.luis, board))).toMatchObject({ nombre: 'Plan', version: 2 });
  });

  it('[API-4] refuses a change of an older version, and tells only who manages it what it is now', async () => {
    const board = await aBoard();
    await invite(desk.luis, board, desk.ana, 'escritura');
    const stale = { 'If-Match': '"1"' };

    const refused = await patch(desk.luis, board, { nombre: 'Tarde' }, stale);
    const others = await patch(desk.ana, board, { nombre: 'Tarde' }, stale);
    const current = await patch(desk.luis, board, { nombre: 'A tiempo' }, { 'If-Match': '"2"' });

    expect(refused.status).toBe(409);
    expect(refused.headers['etag']).toBe('"2"');
    expect(refused.body).toMatchObject({
      code: 'concurrent-change',
      tablero: { id: board.id, nombre: 'Plan', version: 2 },
    });
    expect([others.status, others.body.tablero]).toEqual([403, undefined]);
    expect(done(current)).toMatchObject({ nombre: 'A tiempo', version: 3 });
  });

  it('keeps every change of several that come at once', async () => {
    const board = await aBoard();
    const guests = [desk.ana, desk.eva, desk.otto];

    const answers = await Promise.all([
      ...guests.map((guest) => invite(desk.luis, board, guest, 'lectura')),
      patch(desk.luis, board, { nombre: 'Otro' }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const now = done(await get(desk.luis, board));
    expect(now).toMatchObject({ nombre: 'Otro', version: 5 });
    expect(now.invitados.map(({ email }) => email).sort()).toEqual(
      guests.map(({ email }) => email).sort(),
    );
  });
});

describe('the guests of a board', () => {
  it('[BRD-57] are invited by address, whatever its capitals, raised, lowered and removed', async () => {
    const board = await aBoard();
    const guest = { email: encodeURIComponent(` ${desk.ana.email.toUpperCase()} `) };

    const invited = done(await invite(desk.luis, board, guest, 'lectura'));
    const raised = done(await invite(desk.luis, board, desk.ana, 'escritura'));
    const same = done(await invite(desk.luis, board, desk.ana, 'escritura'));
    const removed = done(await remove(desk.luis, board, desk.ana));
    const again = done(await remove(desk.luis, board, desk.ana));

    const ana = { email: desk.ana.email, nombre: 'Ana Quispe' };
    expect(invited.invitados).toEqual([{ ...ana, rol: 'lectura' }]);
    expect(raised.invitados).toEqual([{ ...ana, rol: 'escritura' }]);
    expect([same.version, removed.invitados, removed.version, again.version]).toEqual([
      3,
      [],
      4,
      4,
    ]);
    expect((await get(desk.ana, board)).status).toBe(404);
  });

  it('[BRD-57] are active accounts, and not the owner', async () => {
    const board = await aBoard();
    const unverified = await api.people.student({ verified: false });

    const answers = [
      await invite(desk.luis, board, { email: 'nobody@any.example' }, 'lectura'),
      await invite(desk.luis, board, { email: 'no-address' }, 'lectura'),
      await invite(desk.luis, board, unverified, 'lectura'),
      await invite(desk.rosa, board, desk.luis, 'lectura'),
    ];

    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [404, 'user-not-found'],
      [404, 'user-not-found'],
      [409, 'guest-not-active'],
      [409, 'guest-is-owner'],
    ]);
  });

  it(`[BRD-57] are ${String(GUESTS_MAX)} at most`, async () => {
    const board = await aBoard();
    const boards = api.app.get(BoardRepository);
    const before = (await boards.find(board.id))!;
    const guests = Array.from({ length: GUESTS_MAX }, (_, n) => ({
      email: `g${String(n)}@utec.edu.pe`,
      name: 'G',
      role: 'lectura' as const,
    }));
    await boards.commit({ before, board: { ...before, guests, version: 2 } });

    const refused = await invite(desk.luis, board, desk.ana, 'lectura');

    expect(refused.body).toMatchObject({ status: 409, code: 'too-many-guests' });
    expect(refused.body.error).toContain(String(GUESTS_MAX));
  });

  it('[BRD-61] are told, with their addresses, to those who may invite and to nobody else', async () => {
    const board = await aBoard();
    await invite(desk.luis, board, desk.ana, 'escritura');
    await invite(desk.luis, board, desk.eva, 'lectura');
    for (const guest of [desk.ana, desk.luis]) {
      await api.post(`/tableros/${board.id}/comentarios`, {
        as: guest,
        body: { pin: '1-1', texto: 'Hola' },
      });
    }
    const seenBy = async (who: Person): Promise<string> =>
      (
        await Promise.all([
          get(who, board),
          api.get('/tableros', { as: who }),
          api.get(`/tableros/${board.id}/comentarios`, { as: who }),
        ])
      )
        .map(({ text }) => text.replace(/\?ticket=[^"]+/g, ''))
        .join();

    for (const manager of [desk.luis, desk.rosa]) {
      const seen = await seenBy(manager);
      expect(seen).toContain(desk.ana.email);
      expect(seen).toContain(desk.eva.email);
    }
    expect(await seenBy(desk.ana)).not.toContain(desk.eva.email);
    const eva = await seenBy(desk.eva);
    expect(eva).not.toContain(desk.ana.email);
    expect(eva).toContain('Ana Quispe');
    const ticket = await api.post(`/tableros/${board.id}/ticket`, { as: desk.eva });
    const payload = Buffer.from(ticket.body.ticket.split('.')[1], 'base64url').toString();
    expect(payload).not.toContain(desk.ana.email);
  });
});

describe('the list of boards', () => {
  it('[BRD-55] has what somebody owns or was invited to, the newest change first, an admin’s all', async () => {
    const [otto, zoe] = await Promise.all([api.people.worker(), api.people.student()]);
    const first = await aBoard(otto, 'Uno');
    api.clock.advance(1_000);
    const second = await aBoard(otto, 'Dos');
    api.clock.advance(1_000);
    await invite(otto, first, zoe, 'lectura');
    const ofIncident = done(await incidentBoard(desk.rosa, await desk.assigned()));

    expect((await list(otto)).map(({ id }) => id)).toEqual([first.id, second.id]);
    expect((await list(zoe)).map(({ id, rol }) => [id, rol])).toEqual([[first.id, 'lectura']]);
    const all = (await list(desk.rosa, '?limite=100')).map(({ id }) => id);
    expect(all.slice(0, 2)).toEqual([first.id, second.id]);
    expect(all).not.toContain(ofIncident.id);
    expect(await list(await api.people.student())).toEqual([]);
  });

  it('[BRD-55] keeps archived boards apart', async () => {
    const otto = await api.people.worker();
    const [live, old] = [await aBoard(otto, 'Vivo'), await aBoard(otto, 'Viejo')];
    await patch(otto, old, { archivado: true });

    expect((await list(otto)).map(({ id }) => id)).toEqual([live.id]);
    expect((await list(otto, '?archivados=false')).map(({ id }) => id)).toEqual([live.id]);
    expect(await list(otto, '?archivados=true')).toMatchObject([{ id: old.id, rol: 'lectura' }]);
  });

  it('[STO-4] comes in pages that give every board once', async () => {
    const otto = await api.people.worker();
    const made: string[] = [];
    for (const nombre of ['1', '2', '3', '4', '5']) {
      made.unshift((await aBoard(otto, nombre)).id);
      api.clock.advance(1);
    }
    const seen: string[] = [];

    for (let next: string | undefined = '?limite=2'; next !== undefined;) {
      const answer = await api.get(`/tableros${next}`, { as: otto });
      seen.push(...(answer.body as { tableros: BoardDto[] }).tableros.map(({ id }) => id));
      next = /^<(.*)>; rel="next"$/.exec(answer.headers['link'] ?? '')?.[1];
    }

    expect(seen).toEqual(made);
  });

  it('[STO-5] refuses the cursor of somebody else’s list', async () => {
    await aBoard();
    await aBoard();
    const mine = await api.get('/tableros?limite=1', { as: desk.luis });
    const next = /^<(.*)>/.exec(mine.headers['link'] ?? '')?.[1] ?? '';

    const answer = await api.get(`/tableros${next}`, { as: desk.otto });

    expect([answer.status, answer.body.code]).toEqual([400, 'invalid-cursor']);
  });
});

describe('the board of an incident', () => {
  it('[BRD-54] is made once, however many ask for it first', async () => {
    const incident = await desk.assigned();

    const answers = await Promise.all(
      [desk.luis, desk.rosa, desk.ana, desk.luis, desk.rosa].map((who) =>
        incidentBoard(who, incident),
      ),
    );

    const boards = answers.map((answer) => done(answer));
    expect(new Set(boards.map(({ id }) => id))).toEqual(new Set([`inc-${incident.id}`]));
    expect(new Set(boards.map(({ propietario }) => propietario.email)).size).toBe(1);
    expect(boards.map(({ version }) => version)).toEqual([1, 1, 1, 1, 1]);
    expect(boards[0]).toMatchObject({ nombre: incident.titulo, incidente_id: incident.id });
  });

  it('[BRD-55] is looked for in the list without making it, and is nothing to others', async () => {
    const incident = await desk.assigned();
    const look = async (as: Person) =>
      (await list(as, `?incidente_id=${incident.id}`)).map(({ id }) => id);

    const before = await look(desk.luis);
    const made = done(await incidentBoard(desk.luis, incident));
    done(await patch(desk.luis, made, { archivado: true }, { 'if-match': '"1"' }));

    expect(before).toEqual([]);
    expect([await look(desk.luis), await look(desk.ana)]).toEqual([[made.id], [made.id]]);
    expect([await look(desk.eva), await look(desk.otto)]).toEqual([[], []]);
    expect((await list(desk.luis)).map(({ id }) => id)).not.toContain(made.id);
  });

  it('[BRD-51] is written on by the worker and admins, read by the reporter, unknown to others', async () => {
    const incident = await desk.assigned();

    const roles = await Promise.all(
      [desk.luis, desk.rosa, desk.ana].map(async (who) => {
        const { rol, acciones } = done(await incidentBoard(who, incident));
        return [rol, acciones.length];
      }),
    );
    const others = await Promise.all([
      incidentBoard(desk.eva, incident),
      incidentBoard(desk.otto, incident),
      get(desk.eva, { id: `inc-${incident.id}` }),
      get(desk.otto, { id: `inc-${incident.id}` }),
    ]);

    expect(roles).toEqual([
      ['escritura', 4],
      ['escritura', 4],
      ['lectura', 0],
    ]);
    expect(others.map(({ status, body }) => [status, body.code])).toEqual([
      // The campus feed shows Eva the incident, but no names and no photos, so no board.
      [404, 'board-not-found'],
      [404, 'incident-not-found'],
      [404, 'board-not-found'],
      [404, 'board-not-found'],
    ]);
  });

  it('[BRD-57] takes its reporter as the only guest, who writes then', async () => {
    const incident = await desk.assigned();
    const board = done(await incidentBoard(desk.luis, incident));

    const refused = await invite(desk.luis, board, desk.eva, 'escritura');
    const invited = done(await invite(desk.luis, board, desk.ana, 'escritura'));

    expect([refused.status, refused.body.code]).toEqual([409, 'only-reporter-invited']);
    expect(invited.invitados).toMatchObject([{ email: desk.ana.email, rol: 'escritura' }]);
    expect(done(await incidentBoard(desk.ana, incident))).toMatchObject({
      rol: 'escritura',
      acciones: ['restaurar'],
    });
  });

  it('[BRD-51] [BRD-59] goes with the incident to another worker', async () => {
    const incident = await desk.assigned();
    const board = done(await incidentBoard(desk.luis, incident));

    await desk.move(incident, 'asignar', desk.rosa, { trabajador_email: desk.otto.email });

    const ticket = (who: Person) => api.post(`/tableros/${board.id}/ticket`, { as: who });
    const [old, present] = [await ticket(desk.luis), await ticket(desk.otto)];
    expect([old.status, old.body.code]).toEqual([404, 'board-not-found']);
    expect([present.status, present.body.rol]).toEqual([201, 'escritura']);
  });
});

describe('a ticket', () => {
  it('[BRD-51] opens the board for what its holder may do', async () => {
    const board = await aBoard();
    await invite(desk.luis, board, desk.eva, 'lectura');
    const ticket = async (who: Person) => {
      const answer = await api.post(`/tableros/${board.id}/ticket`, { as: who });
      expect(answer.status, answer.text).toBe(201);
      expect(answer.headers['cache-control']).toBe('no-store');
      const { ticket, rol, caduca_en } = answer.body as Record<string, unknown>;
      return { rol, caduca_en, claims: await proved(String(ticket)) };
    };

    expect(await ticket(desk.luis)).toMatchObject({
      rol: 'escritura',
      caduca_en: 60,
      claims: {
        boardId: board.id,
        boardRole: 'write',
        actor: { email: desk.luis.email, name: 'Luis Rojas' },
      },
    });
    expect(await ticket(desk.eva)).toMatchObject({ rol: 'lectura', claims: { boardRole: 'read' } });
    await patch(desk.luis, board, { archivado: true });
    expect(await ticket(desk.luis)).toMatchObject({
      rol: 'lectura',
      claims: { boardRole: 'read' },
    });
  });

  it('[BRD-51] to look comes with every board, in the address of its picture', async () => {
    const board = await aBoard();
    const listed = (await list(desk.luis)).find(({ id }) => id === board.id);

    for (const { miniatura } of [board, listed!]) {
      expect(miniatura.split('?')[0]).toBe(`/tableros/${board.id}/miniatura.svg`);
      expect(await proved(miniatura)).toMatchObject({ boardId: board.id, boardRole: 'read' });
    }
    api.clock.advance(61_000);
    expect(await proved(board.miniatura)).toBeUndefined();
  });

  it('[BRD-62] is not for an account that was switched off, whatever its session says', async () => {
    const worker = await api.people.worker();
    const board = await aBoard(worker);
    const users = api.app.get(UserRepository);
    const user = (await users.find(worker.email))!;
    await users.save({ ...user, status: AccountStatus.Deactivated, version: user.version + 1 });

    const refused = await api.post(`/tableros/${board.id}/ticket`, { as: worker });

    expect([refused.status, refused.body.code]).toEqual([403, 'account-deactivated']);
  });

  it('[BRD-62] is not for a session that is over, whose access token lives on', async () => {
    const [left, reset] = [await api.people.worker(), await api.people.worker()];
    const boards = [await aBoard(left), await aBoard(reset)];
    // As after a log-out that this task has not heard of yet.
    const sessions = api.app.get(SessionRepository);
    for (const { id } of await sessions.listByUser(left.email)) await sessions.remove(id);
    const users = api.app.get(UserRepository);
    const user = (await users.find(reset.email))!;
    api.clock.advance(1_000);
    await users.save({ ...user, sessionsSince: api.clock.now(), version: user.version + 1 });

    for (const [n, as] of [left, reset].entries()) {
      const refused = await api.post(`/tableros/${boards[n]!.id}/ticket`, { as });
      expect([refused.status, refused.body.code]).toEqual([401, 'session-expired']);
    }
  });

  it('[BRD-51] is not for accounts that are not active yet', async () => {
    const board = await aBoard();
    const inert = await Promise.all([
      api.people.worker({ verified: false }),
      api.people.worker({ foreign: true }),
      api.people.admin({ verified: false }),
      api.people.student({ verified: false }),
    ]);

    const answers = await Promise.all(
      inert.map((as) => api.post(`/tableros/${board.id}/ticket`, { as })),
    );

    expect(answers.map(({ body }) => body.code)).toEqual([
      'account-unverified',
      'account-awaiting-approval',
      'account-unverified',
      'board-not-found',
    ]);
  });
});

describe('the comments on a board', () => {
  const path = ({ id }: BoardDto) => `/tableros/${id}/comentarios`;
  const say = (as: Person, board: BoardDto, texto: string, headers: Record<string, string> = {}) =>
    api.post(path(board), { as, body: { pin: '1z4x-3', texto }, headers });
  const said = async (as: Person, board: BoardDto) =>
    ((await api.get(path(board), { as })).body as { comentarios: BoardCommentDto[] }).comentarios;

  it('[BRD-60] are written by who writes, and read by who reads, oldest first', async () => {
    const board = await aBoard();
    await invite(desk.luis, board, desk.eva, 'lectura');

    const first = await say(desk.luis, board, '  Aquí\ngotea ');
    const second = await say(desk.rosa, board, 'Visto');
    const refused = await say(desk.eva, board, 'Yo no');

    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      pin: '1z4x-3',
      texto: 'Aquí\ngotea',
      autor: { email: desk.luis.email, nombre: 'Luis Rojas' },
    });
    expect([refused.status, refused.body.code]).toEqual([403, 'board-read-only']);
    expect((await said(desk.eva, board)).map(({ id }) => id)).toEqual([
      first.body.id,
      second.body.id,
    ]);
  });

  it('[BRD-60] are read but not written once the board is archived', async () => {
    const board = await aBoard();
    await say(desk.luis, board, 'Antes');
    await patch(desk.luis, board, { archivado: true });

    expect((await say(desk.luis, board, 'Después')).body.code).toBe('board-read-only');
    expect(await said(desk.luis, board)).toHaveLength(1);
  });

  it('[API-3] are written once, however often the same request comes', async () => {
    const board = await aBoard();
    const key = { 'Idempotency-Key': randomUUID() };

    const first = await say(desk.luis, board, 'Una vez', key);
    const again = await Promise.all([1, 2].map(() => say(desk.luis, board, 'Una vez', key)));

    for (const answer of again) expect(answer.body).toEqual(first.body);
    expect(await said(desk.luis, board)).toHaveLength(1);
  });

  it('[STO-4] come in pages', async () => {
    const board = await aBoard();
    for (const texto of ['1', '2', '3']) await say(desk.luis, board, texto);

    const page = await api.get(`${path(board)}?limite=2`, { as: desk.luis });
    const next = /^<(.*)>/.exec(page.headers['link'] ?? '')?.[1] ?? '';
    const rest = await api.get(`${path(board)}${next}`, { as: desk.luis });

    const texts = [page, rest].map(({ body }) =>
      (body as { comentarios: BoardCommentDto[] }).comentarios.map(({ texto }) => texto),
    );
    expect(texts).toEqual([['1', '2'], ['3']]);
    expect(rest.headers['link']).toBeUndefined();
  });
});

describe('DynamoDB calls per request', () => {
  it('are as few as can be', async () => {
    const board = await aBoard();
    const incident = await desk.assigned();
    const as = desk.luis;
    const path = `/tableros/${board.id}`;
    const calls = (request: () => Promise<Response>) =>
      callsOf(api, async () => {
        const answer = await request();
        expect(answer.status, answer.text).toBeLessThan(300);
      });
    const [write, query] = ['TransactWriteItems', 'Query'];

    expect(await calls(() => api.post('/tableros', { as, body: { nombre: 'x' } }))).toEqual([
      write,
    ]);
    expect(await calls(() => api.get('/tableros', { as }))).toEqual(['BatchGetItem', query]);
    expect(await calls(() => api.get(path, { as }))).toEqual(['GetItem']);
    expect(await calls(() => patch(as, board, { nombre: 'y' }))).toEqual(['GetItem', write]);
    expect(await calls(() => patch(as, board, { nombre: 'y' }))).toEqual(['GetItem']);
    expect(await calls(() => api.post(`${path}/ticket`, { as }))).toEqual([
      'GetItem',
      'GetItem',
      'GetItem',
    ]);
    expect(await calls(() => invite(as, board, desk.ana, 'lectura'))).toEqual([
      'GetItem',
      'GetItem',
      write,
    ]);
    expect(await calls(() => remove(as, board, desk.ana))).toEqual(['GetItem', write]);
    expect(await calls(() => api.get(`${path}/comentarios`, { as }))).toEqual(['GetItem', query]);
    const comment = { as, body: { pin: '1-1', texto: 'x' } };
    expect(await calls(() => api.post(`${path}/comentarios`, comment))).toEqual(['GetItem', write]);
    expect(await calls(() => incidentBoard(as, incident))).toEqual(['GetItem', 'GetItem', write]);
    expect(await calls(() => incidentBoard(as, incident))).toEqual(['GetItem', 'GetItem']);
  });
});
