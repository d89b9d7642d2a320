import { Role } from '@vigia/domain/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, type Person } from './support/people.js';
import { startApi, type RunningApi } from './support/start-api.js';

const DAY_MS = 24 * 60 * 60 * 1000;

let api: RunningApi;
let admin: Person;

beforeAll(async () => {
  api = await startApi();
  admin = await api.people.admin();
});

afterAll(async () => {
  await api.close();
});

const invite = (body: object, as: Person = admin) => api.post('/invitaciones', { as, body });
const accept = (token: string, nombre = 'Leo Paredes') =>
  api.post('/auth/invitacion/aceptar', { body: { token, nombre, password: PASSWORD } });
const login = (email: string, password = PASSWORD) =>
  api.post('/auth/login', { body: { email, password } });
const changeRole = (email: string, body: object, as: Person = admin) =>
  api.put(`/users/${email}/rol`, { as, body });

describe('open invitations', () => {
  const listed = async (as: Person = admin) => {
    const { body } = await api.get('/invitaciones', { as });
    return body as { email: string }[];
  };
  const revoke = (email: string, as: Person = admin) =>
    api.call('DELETE', `/invitaciones/${email}`, { as });

  it('[INV-6] are listed with who invited, what as and until when, until they are accepted', async () => {
    const email = api.people.address('trabajador', true);
    const sent = await invite({ email, tipo: 'trabajador', especialidad: 'TI' });
    const token = await api.mailbox.token(email);

    const before = (await listed()).find((one) => one.email === email);
    await accept(token);
    const after = (await listed()).find((one) => one.email === email);

    expect(before).toEqual({
      email,
      tipo: 'trabajador',
      especialidad: 'TI',
      vence: sent.body.vence,
      invitado_por: admin.name,
    });
    expect(after).toBeUndefined();
  });

  it('[INV-6] are sent again, and only the newest link works', async () => {
    const email = api.people.address('trabajador', true);
    await invite({ email, tipo: 'admin' });
    const earlier = await api.mailbox.token(email);
    await invite({ email, tipo: 'trabajador', especialidad: 'TI' });
    const later = await api.mailbox.token(email, 2);

    const stale = await accept(earlier);
    const fresh = await accept(later);

    expect([stale.status, stale.body.code]).toEqual([400, 'link-invalid']);
    expect(fresh.body).toMatchObject({ user: { tipo: 'trabajador' } });
  });

  it('[INV-6] are taken back, and their link opens nothing', async () => {
    const email = api.people.address('trabajador', true);
    await invite({ email, tipo: 'admin' });
    const token = await api.mailbox.token(email);

    const answer = await revoke(email.toUpperCase());
    const again = await revoke(email);
    const trail = await api.get(`/auditoria?persona=${email}&tipo=invitacion_revocada`, {
      as: admin,
    });

    expect(answer.status).toBe(204);
    expect([again.status, again.body.code]).toEqual([404, 'invitation-not-found']);
    expect((await accept(token)).body.code).toBe('link-invalid');
    expect(trail.body).toMatchObject({ eventos: [{ cuenta: email, autor: admin.email }] });
  });
});

describe('an invitation', () => {
  it('[INV-1] [INV-2] brings a foreign worker in, active at once', async () => {
    const email = api.people.address('trabajador', true);

    const sent = await invite({
      email: email.toUpperCase(),
      tipo: 'trabajador',
      especialidad: 'TI',
    });
    const mail = await api.mailbox.wait(email);
    const token = await api.mailbox.token(email);
    const offer = await api.post('/auth/invitacion', { body: { token } });
    const accepted = await accept(token);
    const entered = await login(email);

    expect(sent.body).toMatchObject({ email, tipo: 'trabajador', especialidad: 'TI' });
    expect(mail.subject).toBe(`${admin.name} te invita a Vigía`);
    expect(mail.html).toContain(`/invitacion?token=${token}`);
    expect(offer.body).toEqual({
      email,
      tipo: 'trabajador',
      especialidad: 'TI',
      invitado_por: admin.name,
    });
    expect(accepted.body).toMatchObject({ user: { estado: 'activo', nombre: 'Leo Paredes' } });
    expect(entered.status).toBe(200);
    const { access_token: accessToken } = entered.body as { access_token: string };
    expect((await api.get('/incidentes', { as: { token: accessToken } })).status).toBe(200);
  });

  it('[INV-1] makes admins of any domain, and is written in English when asked', async () => {
    const email = api.people.address('trabajador', true);

    await api.post('/invitaciones', {
      as: admin,
      body: { email, tipo: 'admin' },
      headers: { 'Accept-Language': 'en' },
    });
    const { subject } = await api.mailbox.wait(email);
    const { body } = await accept(await api.mailbox.token(email));

    expect(subject).toBe(`${admin.name} invites you to Vigía`);
    expect(body).toMatchObject({ user: { tipo: 'admin', estado: 'activo' } });
  });

  it('[INV-1] works once, and for seven days', async () => {
    const [once, late] = [1, 2].map(() => api.people.address('trabajador', true));
    for (const email of [once!, late!]) await invite({ email, tipo: 'admin' });
    const [used, old] = [await api.mailbox.token(once!), await api.mailbox.token(late!)];

    const statuses = [(await accept(used)).status, (await accept(used)).status];
    api.clock.advance(7 * DAY_MS);
    statuses.push((await accept(old)).status);
    admin = { ...admin, ...(await api.people.login(admin.email, admin.name, Role.Admin)) };

    expect(statuses).toEqual([201, 400, 400]);
  });

  it('[INV-1] of somebody who has an account is refused; of a worker it names the trade', async () => {
    const student = await api.people.student();
    const foreign = api.people.address('trabajador', true);

    expect((await invite({ email: student.email, tipo: 'admin' })).body).toMatchObject({
      code: 'user-exists',
    });
    expect((await invite({ email: foreign, tipo: 'trabajador' })).body).toMatchObject({
      code: 'speciality-required',
    });
    expect((await invite({ email: foreign, tipo: 'estudiante' })).status).toBe(400);
  });

  it('[INV-2] takes the address from a stranger who registered it first', async () => {
    const squatter = await api.people.worker({ foreign: true, verified: false });
    api.clock.advance(1000);
    await invite({ email: squatter.email, tipo: 'trabajador', especialidad: 'TI' });
    const token = await api.mailbox.token(squatter.email, 2);

    await api.post('/auth/invitacion/aceptar', {
      body: { token, nombre: 'Leo', password: 'otra frase bien larga' },
    });

    expect((await login(squatter.email)).status).toBe(401);
    expect((await login(squatter.email, 'otra frase bien larga')).status).toBe(200);
    expect((await api.get('/me', { as: squatter })).status).not.toBe(200);
  });

  it('[API-3] is sent once, however often the request comes', async () => {
    const email = api.people.address('trabajador', true);
    const call = {
      as: admin,
      body: { email, tipo: 'admin' },
      headers: { 'Idempotency-Key': 'invite-once' },
    };

    const answers = [await api.post('/invitaciones', call), await api.post('/invitaciones', call)];
    await accept(await api.mailbox.token(email));

    expect(answers[0]?.body).toEqual(answers[1]?.body);
    expect(api.mailbox.of(email)).toHaveLength(1);
  });

  it('[AUD-1] is part of the trail', async () => {
    const email = api.people.address('trabajador', true);
    await invite({ email, tipo: 'trabajador', especialidad: 'Seguridad' });
    await accept(await api.mailbox.token(email));

    const { body } = await api.get(`/auditoria?persona=${email}`, { as: admin });

    expect((body as { eventos: object[] }).eventos).toMatchObject([
      { tipo: 'verificacion', autor: email, detalle: 'invitation' },
      { tipo: 'invitacion', autor: admin.email, detalle: 'trabajador, Seguridad' },
    ]);
  });
});

describe('a worker of a foreign domain who registers alone', () => {
  it('[INV-5] waits, and every admin is told', async () => {
    const other = await api.people.admin();
    const before = [admin, other].map(({ email }) => api.mailbox.of(email).length);

    const worker = await api.people.worker({ foreign: true });

    for (const [index, { email }] of [admin, other].entries()) {
      const mail = await api.mailbox.wait(email, before[index]! + 1);
      expect(mail.subject).toBe('Una cuenta espera tu aprobación en Vigía');
      expect(mail.text).toContain(worker.email);
      expect(mail.html).toContain('/personas');
    }
  });

  it('[INV-5] is told of in the inbox of admins, without a word that a stranger typed', async () => {
    const worker = await api.people.worker({ foreign: true, name: 'Stranger', speciality: 'TI' });

    const { body } = await api.get('/notificaciones', { as: admin });
    const [told] = (body as { notificaciones: { titulo: string }[] }).notificaciones;

    expect(told).toMatchObject({
      tipo: 'cuenta_por_aprobar',
      titulo: worker.email,
      mensaje: `Una cuenta espera tu aprobación: ${worker.email}`,
      calidad: 'administracion',
      incidente_id: '',
      a: 'por_aprobar',
      motivo: 'TI',
      leida: false,
    });
    expect(JSON.stringify(told)).not.toContain('Stranger');
  });

  it('[INV-5] [MAI-3] is told of in the language of each admin', async () => {
    const english = await api.people.admin();
    await api.put('/me', { as: english, body: { idioma: 'en' } });

    await api.people.worker({ foreign: true });

    const mail = await api.mailbox.wait(english.email, 2);
    expect(mail.subject).toBe('An account waits for your approval in Vigía');
  });
});

describe('another role', () => {
  it('[INV-4] holds from the next login on; the sessions of the old one are over', async () => {
    const student = await api.people.student();
    api.clock.advance(1000);

    const changed = await changeRole(student.email, { tipo: 'trabajador', especialidad: 'TI' });
    const refreshed = await api.post('/auth/refresh', {
      body: { refresh_token: student.refreshToken },
    });
    const { body } = await login(student.email);

    expect(changed.body).toMatchObject({ tipo: 'trabajador', especialidad: 'TI' });
    expect(refreshed.status).toBe(401);
    expect(body).toMatchObject({ user: { tipo: 'trabajador' } });
    const { body: trail } = await api.get(
      `/auditoria?persona=${student.email}&tipo=cambio_de_rol`,
      { as: admin },
    );
    expect(trail).toMatchObject({
      eventos: [{ autor: admin.email, detalle: 'estudiante → trabajador (TI)' }],
    });
  });

  it('[INV-4] is refused to oneself, to an unproved address and for a worker with open incidents', async () => {
    const unproved = await api.people.student({ verified: false });
    const [student, worker] = [await api.people.student(), await api.people.worker()];
    const { body } = await api.post('/incidentes', {
      as: student,
      body: {
        titulo: 'Fuga',
        descripcion: 'Gotea',
        tipo: 'Infraestructura',
        piso: '3',
        lugar_especifico: 'Aula 301',
        foto: '',
        Nivel_Riesgo: 'alto',
        tipo_trabajador_requerido: '',
      },
    });
    const { id } = body as { id: string };
    await api.put(`/incidentes/${id}/asignar`, {
      as: admin,
      body: { trabajador_email: worker.email },
    });

    const codes = [
      await changeRole(admin.email, { tipo: 'estudiante' }),
      await changeRole(unproved.email, { tipo: 'admin' }),
      await changeRole(worker.email, { tipo: 'estudiante' }),
      await changeRole(student.email, { tipo: 'trabajador' }),
    ].map((answer) => (answer.body as { code: string }).code);

    expect(codes).toEqual([
      'own-role',
      'user-not-verified',
      'worker-has-open-incidents',
      'speciality-required',
    ]);
  });
});
