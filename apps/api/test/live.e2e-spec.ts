import { ConnectionRepository } from '@vigia/domain/connection';
import type { PushMessage } from '@vigia/wire';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Desk, aReport } from './support/desk.js';
import { startLiveApi, type LiveApi } from './support/live-api.js';
import type { LiveSocket } from './support/live-socket.js';
import { MINUTE_MS } from './support/movable-clock.js';
import type { Person } from './support/people.js';
import { WEB_ORIGIN } from './support/start-api.js';

let live: LiveApi;
let desk: Desk;

beforeAll(async () => {
  live = await startLiveApi({ CAMPUS_FEED: 'on' });
  desk = await Desk.open(live.api);
});
afterAll(async () => {
  await live.close();
});

async function ticketOf(person: Person): Promise<string> {
  const answer = await live.api.post('/auth/ws-ticket', { as: person });
  return (answer.body as { ticket: string }).ticket;
}

async function follow(person: Person): Promise<LiveSocket> {
  return live.connect(`?ticket=${await ticketOf(person)}`);
}

function eventsOf(frames: readonly PushMessage[]): string[] {
  return frames.map(({ evento }) => evento);
}

describe('a socket', () => {
  it('[LIV-1] [LIV-2] opens once with a ticket', async () => {
    const ticket = await ticketOf(desk.ana);

    const socket = await live.connect(`?ticket=${ticket}`);
    await expect(live.connect(`?ticket=${ticket}`)).rejects.toThrow('403');

    expect(await socket.ask('{"v":1,"type":"ping"}')).toMatchObject({ type: 'pong' });
    await socket.close();
  });

  it('[LIV-2] does not open with a ticket after 60 seconds', async () => {
    const ticket = await ticketOf(desk.ana);
    live.api.clock.advance(MINUTE_MS);

    await expect(live.connect(`?ticket=${ticket}`)).rejects.toThrow('403');
  });

  it('[LIV-1] opens with the cookie of a session, on our pages only', async () => {
    const headers = { Cookie: desk.ana.cookie };

    const socket = await live.connect('', { headers, origin: WEB_ORIGIN });
    await expect(live.connect('', { headers, origin: 'https://evil.example' })).rejects.toThrow(
      '403',
    );

    await socket.close();
  });

  it('[LIV-1] opens for nobody else', async () => {
    const headers = { Cookie: desk.ana.cookie };

    await expect(live.connect('')).rejects.toThrow('403');
    await expect(live.connect(`?email=${desk.ana.email}`)).rejects.toThrow('403');
    await expect(live.connect(`?ticket=${desk.ana.token}`)).rejects.toThrow('403');
    await expect(live.connect(`?email=${desk.eva.email}`, { headers })).rejects.toThrow('403');
  });

  it('[LIV-1] does not open for a worker who waits for an admin', async () => {
    const waiting = await live.api.people.worker({ foreign: true });

    await expect(live.connect('', { headers: { Cookie: waiting.cookie } })).rejects.toThrow('403');
  });

  it('[LIV-1] closes to a session that was ended', async () => {
    const { email, name, role } = desk.ana;
    const ended = await live.api.people.login(email, name, role);
    const headers = { Cookie: ended.cookie };
    await live.api.post('/auth/logout', { as: ended });

    await expect(live.connect('', { headers })).rejects.toThrow('403');
  });
});

describe('a client that comes back', () => {
  it('is told whether it missed something, and finds it over HTTP', async () => {
    const socket = await follow(desk.luis);
    const incident = await desk.assigned();
    const frames = await socket.about(incident.id, 2);
    const cursor = frames.at(-1)?.id ?? '';
    await socket.close();
    live.api.clock.advance(2 * MINUTE_MS);
    await desk.move(incident, 'cerrar', desk.rosa, { motivo: 'Listo.' });

    const again = await follow(desk.luis);
    const reply = await again.ask(JSON.stringify({ v: 1, type: 'hello', cursor }));
    expect(reply).toMatchObject({ type: 'catch-up', behind: true });

    const missed = await live.api.get(`/notificaciones?desde=${cursor}`, { as: desk.luis });
    expect(missed.body.notificaciones.at(-1)).toMatchObject({ tipo: 'cerrado' });
    await again.close();
  });
});

describe('what a live session is told', () => {
  it('[NOT-9] of what the same person reads elsewhere, and nobody else', async () => {
    const incident = await desk.resolved();
    const { email, name, role } = desk.ana;
    const tablet = await live.api.people.login(email, name, role);
    const [phone, other] = await Promise.all([follow(desk.ana), follow(desk.eva)]);
    const rows = await live.api.get('/notificaciones', { as: tablet });
    const [newest, second] = rows.body.notificaciones as { id: string }[];

    const told = phone.next();
    const marks = { ids: [second?.id], hasta: newest?.id };
    await live.api.put('/notificaciones/leidas', { as: tablet, body: marks });

    expect(await told).toEqual({ v: 1, type: 'read', ...marks });
    await desk.move(incident, 'confirmar', desk.ana, undefined);
    await phone.about(incident.id, 1);
    expect(other.received).not.toContainEqual(expect.objectContaining({ type: 'read' }));
    await Promise.all([phone.close(), other.close()]);
  });

  it('[PRF-7] of what the same person chooses elsewhere', async () => {
    const { id } = await desk.reported();
    const phone = await follow(desk.ana);

    const told = phone.next();
    await live.api.put(`/incidentes/${id}/silencio`, { as: desk.ana });

    expect(await told).toEqual({ v: 1, type: 'preferences' });
    await phone.close();
  });

  it('[NOT-1] [LIV-6] of a life of an incident, to everybody in their order', async () => {
    const sockets = await Promise.all(
      [desk.ana, desk.eva, desk.rosa, desk.luis, desk.otto].map(follow),
    );
    const [ana, eva, rosa, luis, otto] = sockets;
    const incident = await desk.resolved();
    await desk.move(incident, 'confirmar', desk.ana, undefined);
    const life = ['reportado', 'asignado', 'iniciado', 'resuelto', 'confirmado'];

    for (const socket of [ana, rosa, luis]) {
      expect(eventsOf((await socket?.about(incident.id, 5)) ?? [])).toEqual(life);
    }
    expect(eventsOf((await eva?.about(incident.id, 1)) ?? [])).toEqual(['reportado']);
    expect(otto?.received.filter(({ incidente_id }) => incidente_id === incident.id)).toEqual([]);
    await Promise.all(sockets.map((socket) => socket.close()));
  });

  it('is what is stored: the same ids', async () => {
    const socket = await follow(desk.ana);
    const incident = await desk.resolved();
    const frames = await socket.about(incident.id, 4);

    const inbox = await live.api.get('/notificaciones', { as: desk.ana });

    const rows = (
      inbox.body.notificaciones as { id: string; mensaje: string; incidente_id: string }[]
    ).filter(({ incidente_id }) => incidente_id === incident.id);
    expect(rows.map(({ id, mensaje }) => [id, mensaje]).reverse()).toEqual(
      frames.map(({ id, mensaje }) => [id, mensaje]),
    );
    await socket.close();
  });

  it('carries the incident with the moves of the listener', async () => {
    const sockets = await Promise.all([desk.ana, desk.luis].map(follow));
    const [ana, luis] = sockets;
    const incident = await desk.resolved();

    const frames = (await ana?.about(incident.id, 4)) ?? [];
    const work = (await luis?.about(incident.id, 4)) ?? [];

    expect(frames.map(({ item }) => item?.acciones)).toEqual([
      [],
      [],
      [],
      ['reabrir', 'confirmar', 'valorar'],
    ]);
    expect(work.map(({ item }) => item?.acciones)).toEqual([
      [],
      ['iniciar', 'marcar', 'declinar', 'resolver'],
      ['pausar', 'marcar', 'declinar', 'resolver'],
      [],
    ]);
    expect(frames.at(-1)?.item).toMatchObject({ version: 4, estado: 'resuelto' });
    await Promise.all(sockets.map((socket) => socket.close()));
  });

  it('[VIS-2] never names the reporter to the trade and the campus', async () => {
    const sockets = await Promise.all([desk.luis, desk.eva].map(follow));
    const incident = await desk.reported();

    for (const socket of sockets) {
      const frames = await socket.about(incident.id, 1);
      expect(JSON.stringify(frames)).not.toMatch(new RegExp(`Ana Quispe|${desk.ana.email}`));
    }
    await Promise.all(sockets.map((socket) => socket.close()));
  });

  it('[VIS-1] is no more than the title once it went to somebody else', async () => {
    const luis = await follow(desk.luis);
    const incident = await desk.assigned();
    await desk.move(incident, 'asignar', desk.rosa, { trabajador_email: desk.otto.email });

    const [, , gone] = await luis.about(incident.id, 3);

    expect(gone).toMatchObject({ evento: 'asignado', titulo: 'Fuga de agua' });
    expect(gone).not.toHaveProperty('item');
    expect(JSON.stringify(gone)).not.toMatch(/Sale agua/);
    await luis.close();
  });

  it('reaches every device of a person, each once', async () => {
    const devices = await Promise.all([desk.ana, desk.ana, desk.ana].map(follow));
    const incident = await desk.assigned();

    for (const device of devices) {
      expect(eventsOf(await device.about(incident.id, 2))).toEqual(['reportado', 'asignado']);
    }
    await Promise.all(devices.map((device) => device.close()));
  });
});

describe('a connection that is gone', () => {
  it('[LIV-3] is forgotten at its next push', async () => {
    const connections = live.api.app.get(ConnectionRepository);
    const ghost = {
      id: `ghost-${desk.ana.email}`,
      email: desk.ana.email,
      group: 'role#estudiante',
      connectedAt: new Date(live.api.clock.nowMs() - MINUTE_MS).toISOString(),
      expiresAt: new Date(live.api.clock.nowMs() + MINUTE_MS).toISOString(),
    } as const;
    await connections.put(ghost);

    await desk.reported();

    await vi.waitFor(async () => expect(await connections.find(ghost.id)).toBeUndefined());
  });

  it('[LIV-3] is forgotten when it says goodbye, and when it does not', async () => {
    const connections = live.api.app.get(ConnectionRepository);
    const student = await live.api.people.student();
    const idsOf = async (): Promise<string[]> => {
      const ids: string[] = [];
      for await (const page of connections.listIds(`user#${student.email}`)) ids.push(...page);
      return ids;
    };
    const [polite, cut] = await Promise.all([student, student].map(follow));
    expect(await idsOf()).toHaveLength(2);

    await polite?.close();
    cut?.cut();

    await vi.waitFor(async () => expect(await idsOf()).toEqual([]));
  });
});

describe('the api', () => {
  it('[LIV-4] answers as always when nobody can be reached', async () => {
    const alone = await startLiveApi({});
    const people = await Desk.open(alone.api);
    const ticket = await alone.api.post('/auth/ws-ticket', { as: people.rosa });
    await alone.connect(`?ticket=${(ticket.body as { ticket: string }).ticket}`);
    const connections = alone.api.app.get(ConnectionRepository);
    connections.listIds = () => {
      throw new Error('no connections today');
    };

    const answer = await alone.api.post('/incidentes', { as: people.ana, body: aReport() });

    expect(answer.status).toBe(201);
    const inbox = await alone.api.get('/notificaciones', { as: people.rosa });
    expect(inbox.body.notificaciones).toHaveLength(1);
    await alone.close();
  });
});
