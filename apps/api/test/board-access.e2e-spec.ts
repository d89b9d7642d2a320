import type { IncidentView } from '@vigia/wire';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardDto } from '../src/modules/boards/dto/board.dto.js';
import { BoardTask } from './support/board-task.js';
import type { BoardSocket } from './support/board-socket.js';
import { afterNextRead } from './support/after-next-read.js';
import { Desk } from './support/desk.js';
import type { Person } from './support/people.js';
import { startApi, type RunningApi } from './support/start-api.js';

const ENDED = '4410 access-ended';
const REFUSED = '4401 ticket-invalid';

let api: RunningApi;
let desk: Desk;
let task: BoardTask;

beforeAll(async () => {
  api = await startApi();
  [desk, task] = await Promise.all([Desk.open(api), BoardTask.start(api)]);
});
afterAll(async () => {
  await task.close();
  await api.close();
});

/** The board service has its own clock. */
function keepTime(): void {
  api.clock.advance(Math.max(0, Date.now() - api.clock.nowMs()));
}

async function ticketOf(who: Person, { id }: BoardDto): Promise<string> {
  keepTime();
  const answer = await api.post(`/tableros/${id}/ticket`, { as: who });
  expect(answer.status, answer.text).toBe(201);
  return (answer.body as { ticket: string }).ticket;
}

/** Somebody on a board, let in. */
async function on(board: BoardDto, who: Person): Promise<BoardSocket> {
  const socket = task.open(board.id, await ticketOf(who, board));
  await socket.welcome();
  return socket;
}

async function incidentBoard(incident: IncidentView): Promise<BoardDto> {
  const answer = await api.post(`/incidentes/${incident.id}/tablero`, { as: desk.rosa });
  expect(answer.status, answer.text).toBe(200);
  return answer.body as BoardDto;
}

/** A board of Luis on which Ana writes and Eva reads. */
async function sharedBoard(): Promise<BoardDto> {
  const { body } = await api.post('/tableros', { as: desk.luis, body: { nombre: 'Plan' } });
  await invite(body as BoardDto, desk.ana, 'escritura');
  await invite(body as BoardDto, desk.eva, 'lectura');
  return body as BoardDto;
}

async function invite({ id }: BoardDto, { email }: Person, rol: string): Promise<void> {
  keepTime();
  const path = `/tableros/${id}/invitados/${email}`;
  const answer = await api.put(path, { as: desk.luis, body: { rol } });
  expect(answer.status, answer.text).toBe(200);
}

async function archive({ id }: BoardDto, archivado: boolean): Promise<void> {
  keepTime();
  const answer = await api.call('PATCH', `/tableros/${id}`, { as: desk.luis, body: { archivado } });
  expect(answer.status, answer.text).toBe(200);
}

async function reassign(incident: IncidentView, to: Person): Promise<void> {
  keepTime();
  await desk.move(incident, 'asignar', desk.rosa, { trabajador_email: to.email });
}

describe('the board of an incident that goes to another worker', () => {
  it('[BRD-59] closes the first worker’s sockets, takes no older ticket and gives no new one', async () => {
    const incident = await desk.assigned();
    const board = await incidentBoard(incident);
    const [luis, rosa, ana] = [
      await on(board, desk.luis),
      await on(board, desk.rosa),
      await on(board, desk.ana),
    ];
    const unused = await ticketOf(desk.luis, board);

    await reassign(incident, desk.otto);

    expect(await luis.end()).toBe(ENDED);
    expect(await task.open(board.id, unused).end()).toBe(REFUSED);
    const refused = await api.post(`/tableros/${board.id}/ticket`, { as: desk.luis });
    expect([refused.status, refused.body.code]).toEqual([404, 'board-not-found']);
    expect(await (await on(board, desk.otto)).welcome()).toBe('write');
    expect([rosa.isOpen, ana.isOpen]).toEqual([true, true]);
  });

  it('[BRD-59] takes no ticket that was being made while the incident went', async () => {
    const incident = await desk.assigned();
    const board = await incidentBoard(incident);
    keepTime();

    // The right was read, and the ticket is not signed yet; seconds go by.
    const late = afterNextRead(api, 'reports', async () => {
      api.clock.advance(1_000);
      await desk.move(incident, 'asignar', desk.rosa, { trabajador_email: desk.otto.email });
      api.clock.advance(5_000);
    });
    const answer = await api.post(`/tableros/${board.id}/ticket`, { as: desk.luis });
    await late;

    expect(answer.status).toBe(201);
    expect(await task.open(board.id, answer.body.ticket as string).end()).toBe(REFUSED);
  });

  it('[BRD-59] lets the first worker in again when it comes back', async () => {
    const incident = await desk.assigned();
    const board = await incidentBoard(incident);
    const first = await on(board, desk.luis);
    await reassign(incident, desk.otto);
    expect(await first.end()).toBe(ENDED);

    await reassign(incident, desk.luis);
    api.clock.advance(5_000);

    expect(await (await on(board, desk.luis)).welcome()).toBe('write');
  });
});

describe('the guests of a board', () => {
  it('[BRD-58] lose their sockets and their tickets when they are removed', async () => {
    const board = await sharedBoard();
    const [ana, eva, luis] = [
      await on(board, desk.ana),
      await on(board, desk.eva),
      await on(board, desk.luis),
    ];
    const unused = await ticketOf(desk.ana, board);

    for (const { email } of [desk.ana, desk.eva]) {
      const path = `/tableros/${board.id}/invitados/${email}`;
      const answer = await api.call('DELETE', path, { as: desk.luis });
      expect(answer.status, answer.text).toBe(200);
    }

    expect(await ana.end()).toBe(ENDED);
    expect(await eva.end()).toBe(ENDED);
    expect(await task.open(board.id, unused).end()).toBe(REFUSED);
    for (const as of [desk.ana, desk.eva]) {
      expect((await api.post(`/tableros/${board.id}/ticket`, { as })).status).toBe(404);
    }
    expect(luis.isOpen).toBe(true);
  });

  it('[BRD-58] that only read from now on come back at once, to read', async () => {
    const board = await sharedBoard();
    const [ana, eva] = [await on(board, desk.ana), await on(board, desk.eva)];
    const unused = await ticketOf(desk.ana, board);

    await invite(board, desk.ana, 'lectura');

    expect(await ana.end()).toBe(ENDED);
    expect(await task.open(board.id, unused).end()).toBe(REFUSED);
    expect(await (await on(board, desk.ana)).welcome()).toBe('read');
    expect(eva.isOpen).toBe(true);
  });
});

describe('a board that is archived', () => {
  it('[BRD-58] closes who writes, admins too, and lets everybody read', async () => {
    const board = await sharedBoard();
    const writers = [
      await on(board, desk.luis),
      await on(board, desk.ana),
      await on(board, desk.rosa),
    ];
    const reader = await on(board, desk.eva);
    const unused = await ticketOf(desk.luis, board);

    await archive(board, true);

    for (const writer of writers) expect(await writer.end()).toBe(ENDED);
    expect(await task.open(board.id, unused).end()).toBe(REFUSED);
    for (const who of [desk.luis, desk.ana, desk.rosa]) {
      expect(await (await on(board, who)).welcome()).toBe('read');
    }
    expect(reader.isOpen).toBe(true);
  });

  it('[BRD-53] is written on again when it comes back', async () => {
    const board = await sharedBoard();
    await archive(board, true);
    await archive(board, false);
    api.clock.advance(5_000);

    expect(await (await on(board, desk.ana)).welcome()).toBe('write');
  });
});

describe('an account whose sessions are all ended', () => {
  it('[BRD-63] loses its sockets on every board, and gets no ticket any more', async () => {
    const [one, other] = [await sharedBoard(), await sharedBoard()];
    const zoe = await api.people.student();
    for (const board of [one, other]) await invite(board, zoe, 'escritura');
    const sockets = [await on(one, zoe), await on(other, zoe)];
    const luis = await on(one, desk.luis);
    const unused = await ticketOf(zoe, one);

    keepTime();
    const off = await api.put(`/users/${zoe.email}/desactivar`, { as: desk.rosa });

    expect(off.status, off.text).toBe(200);
    for (const socket of sockets) expect(await socket.end()).toBe(ENDED);
    expect(await task.open(one.id, unused).end()).toBe(REFUSED);
    const refused = await api.post(`/tableros/${one.id}/ticket`, { as: zoe });
    expect([401, 403]).toContain(refused.status);
    expect(luis.isOpen).toBe(true);
  });
});

describe('a ticket of the api at the board service', () => {
  const restore = ({ id }: BoardDto, ticket: string) =>
    fetch(`${task.url}/tableros/${id}/restaurar`, {
      method: 'POST',
      headers: { authorization: `Ticket ${ticket}` },
      body: JSON.stringify({ version: 1 }),
    });

  it('shows the picture of a board by the address that comes with it', async () => {
    const board = await sharedBoard();
    keepTime();
    const seen: Response = await api.get(`/tableros/${board.id}`, { as: desk.eva });

    const picture = await fetch(`${task.url}${(seen.body as BoardDto).miniatura}`);

    expect(picture.status).toBe(200);
    expect(picture.headers.get('content-type')).toContain('image/svg+xml');
    const other = await sharedBoard();
    const elsewhere = (seen.body as BoardDto).miniatura.replace(board.id, other.id);
    expect((await fetch(`${task.url}${elsewhere}`)).status).toBe(401);
  });

  it('[BRD-52] restores for who writes, and for nobody who reads', async () => {
    const board = await sharedBoard();
    const socket = await on(board, desk.luis);

    const writing = await restore(board, await ticketOf(desk.ana, board));
    const reading = await restore(board, await ticketOf(desk.eva, board));

    // Nothing was drawn, so there is no version to go back to.
    expect([writing.status, reading.status]).toEqual([404, 403]);
    expect(socket.isOpen).toBe(true);
  });
});
