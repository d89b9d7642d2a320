import { randomUUID } from 'node:crypto';
import { PreferencesRepository } from '@vigia/domain/notification';
import { TokenSigner, generateSigningKey } from '@vigia/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MuteLinks } from '../src/modules/preferences/mute-links.js';
import type { Person } from './support/people.js';
import { REPORT } from './support/stage.js';
import { startApi, type RunningApi } from './support/start-api.js';

const DAY_MS = 86_400_000;
const EVERYTHING = { app: true, push: true, correo: 'al_momento' } as const;

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(async () => {
  await api.close();
});

const choose = (as: Person, change: object) =>
  api.put('/preferencias', {
    as,
    body: { temas: [], descanso: null, resumen: '07:00', version: 0, ...change },
  });

const report = async (by: Person): Promise<string> =>
  (await api.post('/incidentes', { as: by, body: REPORT })).body.id;

const inboxOf = async (as: Person) => (await api.get('/notificaciones', { as })).body;

const tokenFor = async ({ email }: Person, incidentId: string): Promise<string> =>
  (await api.app.get(MuteLinks).linkFor(email, incidentId)).split('#')[1] ?? '';

describe('preferences', () => {
  it('[PRF-1] are told for the topics of one’s role, with what is taken of everybody', async () => {
    const { body } = await api.get('/preferencias', { as: await api.people.student() });

    expect(body.temas.map(({ clave }: { clave: string }) => clave)).toEqual([
      'mensajes',
      'avances',
      'seguidos',
      'campus',
    ]);
    expect(body.temas[3]).toEqual({
      clave: 'campus',
      app: false,
      push: false,
      correo: 'no',
      enviable: false,
    });
    expect(body).toMatchObject({ descanso: null, telefono: null, silenciados: [], version: 0 });
  });

  it('change what is named and leave the rest', async () => {
    const admin = await api.people.admin();
    const descanso = { desde: '22:00', hasta: '07:00' };

    await choose(admin, { temas: [{ clave: 'gestion', ...EVERYTHING }], telefono: '+51987654321' });
    const { body } = await choose(admin, { descanso, resumen: '18:30', version: 1 });

    expect(body).toMatchObject({
      descanso,
      resumen: '18:30',
      telefono: '+51987654321',
      version: 2,
    });
    expect(body.temas).toContainEqual({ clave: 'gestion', ...EVERYTHING, enviable: true });
    expect((await choose(admin, { telefono: null, version: 2 })).body.telefono).toBeNull();
  });

  it('[API-4] answer a change of an older version with what is chosen now', async () => {
    const student = await api.people.student();
    await choose(student, { resumen: '08:00' });

    const refused = await choose(student, { resumen: '09:00' });

    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'concurrent-change',
      preferencias: { resumen: '08:00', version: 1 },
    });
  });

  it.each([
    [{ temas: [{ clave: 'gestion', ...EVERYTHING }] }, '#/temas/0/clave'],
    [{ temas: [{ clave: 'campus', ...EVERYTHING }] }, '#/temas/0'],
    [{ temas: [{ clave: 'mensajes', app: 'sí', push: true, correo: 'no' }] }, '#/temas/0/app'],
    [{ temas: [{ clave: 'mensajes', ...EVERYTHING, correo: 'nunca' }] }, '#/temas/0/correo'],
    [{ temas: [1, 2].map(() => ({ clave: 'mensajes', ...EVERYTHING })) }, '#/temas'],
    [{ temas: [null] }, '#/temas/0'],
    [{ descanso: { desde: '22:00', hasta: '22:00' } }, '#/descanso/hasta'],
    [{ descanso: { desde: '24:00', hasta: '07:00' } }, '#/descanso/desde'],
    [{ resumen: '7:00' }, '#/resumen'],
    [{ telefono: '+51987654321' }, '#/telefono'],
    [{ version: -1 }, '#/version'],
  ])('[API-2] point at what is wrong: %j', async (change, pointer) => {
    const refused = await choose(await api.people.student(), change);

    expect(refused.status, refused.text).toBe(400);
    expect(refused.body.errors[0].pointer).toBe(pointer);
  });

  it.each(['987654321', '+0987654321', '+51 987 654 321', '+1234567890123456'])(
    '[API-2] take no %s for a telephone',
    async (telefono) => {
      const refused = await choose(await api.people.admin(), { telefono });

      expect(refused.body.errors[0].pointer).toBe('#/telefono');
    },
  );
});

describe('a muted incident', () => {
  it('[PRF-2] [PRF-3] is kept quietly, until one listens again', async () => {
    const [student, admin] = await Promise.all([api.people.student(), api.people.admin()]);
    const [id, other] = [await report(student), await report(student)];
    const before = (await inboxOf(admin)).no_leidas;

    expect((await api.put(`/incidentes/${id}/silencio`, { as: admin })).status).toBe(204);
    expect((await api.put(`/incidentes/${id}/silencio`, { as: admin })).status).toBe(204);

    const inbox = await inboxOf(admin);
    expect(inbox.no_leidas).toBe(before - 1);
    expect(inbox.notificaciones).toContainEqual(
      expect.objectContaining({ incidente_id: id, callada: true, leida: true }),
    );
    expect(inbox.notificaciones).toContainEqual(
      expect.objectContaining({ incidente_id: other, callada: false, leida: false }),
    );
    expect((await api.get('/silenciados', { as: admin })).body).toEqual([
      { incidente_id: id, titulo: REPORT.titulo, estado: 'pendiente' },
    ]);
    expect((await api.get('/preferencias', { as: admin })).body.version).toBe(1);

    await api.call('DELETE', `/incidentes/${id}/silencio`, { as: admin });
    expect((await inboxOf(admin)).no_leidas).toBe(before);
    expect((await api.get('/silenciados', { as: admin })).body).toEqual([]);
  });

  it('[PRF-2] still asks whom it is given to', async () => {
    const [student, admin, worker] = await Promise.all([
      api.people.student(),
      api.people.admin(),
      api.people.worker(),
    ]);
    const id = await report(student);
    const body = { trabajador_email: worker.email };
    await api.put(`/incidentes/${id}/asignar`, { as: admin, body });
    await api.put(`/incidentes/${id}/silencio`, { as: worker });

    expect((await inboxOf(worker)).notificaciones[0]).toMatchObject({
      tema: 'asignaciones',
      callada: false,
    });
  });

  it('[VIS-1] is one that one may know of', async () => {
    const [student, worker] = await Promise.all([
      api.people.student(),
      api.people.worker({ speciality: 'Seguridad' }),
    ]);
    const id = await report(student);

    const refused = await api.put(`/incidentes/${id}/silencio`, { as: worker });

    expect(refused.body.code).toBe('incident-not-found');
  });

  it('[PRF-3] of the whole campus, nothing calls a student who did not ask for it', async () => {
    const [student, stranger] = await Promise.all([api.people.student(), api.people.student()]);
    const id = await report(stranger);

    const quiet = await inboxOf(student);
    expect(quiet.no_leidas).toBe(0);
    expect(quiet.notificaciones[0]).toMatchObject({ incidente_id: id, callada: true });

    await choose(student, { temas: [{ clave: 'campus', app: true, push: false, correo: 'no' }] });
    expect((await inboxOf(student)).no_leidas).toBeGreaterThan(0);
  });
});

describe('the link of a mail', () => {
  it('[PRF-4] mutes for whom the mail was to, without a log-in, for thirty days', async () => {
    const student = await api.people.student();
    const [id, later] = [await report(student), await report(student)];
    const token = await tokenFor(student, id);
    const muted = () =>
      api.app
        .get(PreferencesRepository)
        .find(student.email)
        .then((preferences) => preferences.muted);
    expect(await muted()).toEqual([]);

    const answer = await api.post('/silencio/enlace', { body: { token } });
    expect(answer.body).toEqual({ titulo: REPORT.titulo });
    expect((await api.post('/silencio/enlace', { body: { token } })).status).toBe(200);
    expect(await muted()).toEqual([id]);

    const old = await tokenFor(student, later);
    api.clock.advance(30 * DAY_MS);
    const refused = await api.post('/silencio/enlace', { body: { token: old } });
    expect(refused.body.code).toBe('link-invalid');
    expect(await muted()).toEqual([id]);
  });

  it('[PRF-4] [VIS-1] is worth nothing to who may not see the incident, has no account or one that is off', async () => {
    const admin = await api.people.admin();
    const student = await api.people.student();
    const stranger = await api.people.worker({ speciality: 'Seguridad' });
    const id = await report(student);
    const nobody = { ...student, email: 'nadie@utec.edu.pe' };
    const tokens = [
      await tokenFor(nobody, id),
      await tokenFor(student, randomUUID()),
      await tokenFor(stranger, id),
      await tokenFor(student, id),
    ];
    const off = await api.put(`/users/${student.email}/desactivar`, { as: admin });
    expect(off.status).toBe(200);

    for (const token of tokens) {
      const refused = await api.post('/silencio/enlace', { body: { token } });
      expect(refused.body).toMatchObject({ status: 400, code: 'link-invalid' });
    }
    const people = [nobody, stranger, student].map(({ email }) => email);
    const chosen = await api.app.get(PreferencesRepository).findSeveral(people);
    expect(chosen.map(({ version }) => version)).toEqual([0, 0, 0]);
  });

  it('[PRF-4] is signed by us, and for nothing else', async () => {
    const student = await api.people.student();
    const incidentId = await report(student);
    const foreign = await TokenSigner.from((await generateSigningKey('x')).privateKey);
    const forged = await foreign.mute({ email: student.email, incidentId }, api.clock.nowMs());

    for (const token of [forged, student.token, 'x']) {
      const refused = await api.post('/silencio/enlace', { body: { token } });
      expect(refused.body.code).toBe('link-invalid');
    }
    const asLogin = await api.get('/me', { as: { token: await tokenFor(student, incidentId) } });
    expect(asLogin.status).toBe(401);
  });
});
