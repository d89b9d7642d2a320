import type { IncidentView } from '@vigia/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from './support/desk.js';
import { PASSWORD } from './support/people.js';
import { startApi, type RunningApi } from './support/start-api.js';

type Who = 'ana' | 'eva' | 'rosa' | 'luis' | 'otto';

const MOVES: readonly (readonly [string, unknown])[] = [
  ['reabrir', { motivo: 'Sí.' }],
  ['confirmar', undefined],
];

describe.each(['off', 'on'] as const)('an incident with the campus feed %s', (CAMPUS_FEED) => {
  let api: RunningApi;
  let desk: Desk;

  beforeAll(async () => {
    api = await startApi({ CAMPUS_FEED });
    desk = await Desk.open(api);
  });
  afterAll(async () => {
    await api.close();
  });

  async function see(who: Who, { id }: IncidentView): Promise<string> {
    const one = await api.get(`/incidentes/${id}`, { as: desk[who] });
    const history = await api.get(`/incidentes/${id}/actividad`, { as: desk[who] });
    expect(history.status).toBe(one.status);
    if (one.status === 404) {
      const unknown = await api.get('/incidentes/x', { as: desk[who] });
      expect({ ...one.body, instance: '' }).toEqual({ ...unknown.body, instance: '' });
      return 'nothing';
    }
    const seen = JSON.stringify([one.body, history.body]);
    const leaks = [
      [desk.ana.email, desk.ana.name],
      [desk.luis.email, desk.luis.name],
      [desk.rosa.email, desk.rosa.name],
    ].map((person) => person.some((word) => seen.includes(word)));
    return ['reporter', 'worker', 'admin'].filter((_, at) => leaks[at]).join(' ') || 'nobody';
  }

  const stranger = CAMPUS_FEED === 'on' ? 'nobody' : 'nothing';

  it('[VIS-1] [VIS-2] that waits shows its reporter to its reporter and to admins', async () => {
    const incident = await desk.reported();

    expect(await see('ana', incident)).toBe('reporter');
    expect(await see('rosa', incident)).toBe('reporter');
    expect(await see('luis', incident)).toBe('nobody');
    expect(await see('otto', incident)).toBe('nothing');
    expect(await see('eva', incident)).toBe(stranger);
  });

  it('[VIS-1] [VIS-2] that is assigned shows everybody to those who take part', async () => {
    const incident = await desk.resolved();

    expect(await see('ana', incident)).toBe('reporter worker admin');
    expect(await see('luis', incident)).toBe('reporter worker admin');
    expect(await see('rosa', incident)).toBe('reporter worker admin');
    expect(await see('otto', incident)).toBe('nothing');
    expect(await see('eva', incident)).toBe(stranger);
  });

  it('[VIS-1] that went to another worker is gone for the first', async () => {
    const incident = await desk.assigned();
    await desk.move(incident, 'asignar', desk.rosa, { trabajador_email: desk.otto.email });

    expect(await see('luis', incident)).toBe('nothing');
    expect(await see('otto', incident)).toBe('reporter worker admin');
  });

  it('repeats nobody’s words to those who see its public part', async () => {
    const incident = await desk.resolved();
    await desk.move(incident, 'reabrir', desk.ana, { motivo: 'palabras de Ana' });

    const [one, history] = await Promise.all([
      api.get(`/incidentes/${incident.id}`, { as: desk.eva }),
      api.get(`/incidentes/${incident.id}/actividad`, { as: desk.eva }),
    ]);

    expect(one.status).toBe(CAMPUS_FEED === 'on' ? 200 : 404);
    expect(one.text + history.text).not.toMatch(/palabras de Ana|Se cambió la llave/);
  });

  it('[INC-17] is nothing to somebody who proved no address, until they do', async () => {
    const incident = await desk.reported();
    const stranger = await api.people.student({ verified: false });
    const look = async () => (await api.get(`/incidentes/${incident.id}`, { as: stranger })).status;
    const told = async () => {
      const inbox = await api.get('/notificaciones', { as: stranger });
      return (inbox.body as { notificaciones: unknown[] }).notificaciones.length > 0;
    };

    expect([await look(), await told()]).toEqual([404, false]);

    const token = await api.mailbox.token(stranger.email);
    await api.post('/auth/verify', { body: { token, password: PASSWORD } });
    expect([await look(), await told()]).toEqual(CAMPUS_FEED === 'on' ? [200, true] : [404, false]);
  });

  it.each(MOVES)('[VIS-1] answers a stranger who wants to %s it', async (route, body) => {
    const incident = await desk.resolved();

    for (const headers of [{}, { 'If-Match': '"1"' }] as Record<string, string>[]) {
      const known = await api.put(`/incidentes/${incident.id}/${route}`, {
        as: desk.eva,
        body,
        headers,
      });
      const unknown = await api.put(`/incidentes/x/${route}`, { as: desk.eva, body, headers });

      expect(unknown.status).toBe(404);
      expect(known.status).toBe(CAMPUS_FEED === 'on' ? 403 : 404);
      expect(known.body).not.toHaveProperty('incidente');
    }
    expect((await desk.now(incident)).version).toBe(incident.version);
  });

  it('[VIS-1] tells another worker of nothing but the contract’s refusal', async () => {
    const incident = await desk.assigned();

    const answer = await api.put(`/incidentes/${incident.id}/estado`, {
      as: desk.otto,
      body: { estado: 'en_proceso' },
      headers: { 'If-Match': '"1"' },
    });

    expect(answer.body).toMatchObject({ status: 403, code: 'not-assigned-to-you' });
    expect(answer.body).not.toHaveProperty('incidente');
  });

  it('[INC-18] offers exactly the moves that are not refused', async () => {
    const bodies: Readonly<Record<string, [route: string, body: unknown]>> = {
      editar: ['', { titulo: 'Otra' }],
      asignar: ['/asignar', { trabajador_email: desk.luis.email }],
      iniciar: ['/estado', { estado: 'en_proceso' }],
      pausar: ['/pausar', { motivo: 'Sí.' }],
      reanudar: ['/reanudar', undefined],
      marcar: ['/lista/zona', { hecho: true }],
      declinar: ['/declinar', { motivo: 'Sí.' }],
      resolver: ['/estado', { estado: 'resuelto' }],
      cerrar: ['/cerrar', { motivo: 'Sí.' }],
      rechazar: ['/rechazar', { motivo: 'Sí.' }],
      reabrir: ['/reabrir', { motivo: 'Sí.' }],
      confirmar: ['/confirmar', undefined],
      valorar: ['/satisfaccion', { puntos: 4 }],
      unir: ['/unir', { en: (await desk.reported()).id }],
      separar: ['/separar', undefined],
    };
    const posted = ['unir', 'separar'];
    const stages = ['reported', 'assigned', 'started', 'paused', 'resolved', 'closed'] as const;

    for (const stage of stages) {
      for (const who of ['ana', 'eva', 'rosa', 'luis', 'otto'] as const) {
        let incident = await desk[stage]();
        const seen = await api.get(`/incidentes/${incident.id}`, { as: desk[who] });
        const offered = seen.status === 200 ? (seen.body as IncidentView).acciones : [];
        const allowed: string[] = [];
        for (const [action, [route, body]] of Object.entries(bodies)) {
          const path = `/incidentes/${incident.id}${route}`;
          const method = posted.includes(action) ? 'POST' : 'PUT';
          const answer = await api.call(method, path, { as: desk[who], body });
          if (answer.status !== 200) continue;
          allowed.push(action);
          incident = await desk[stage]();
        }
        expect([stage, who, allowed]).toEqual([stage, who, offered]);
      }
    }
  }, 120_000);
});
