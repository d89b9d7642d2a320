import { MUTED_MAX, PreferencesRepository, noPreferences } from '@vigia/domain/notification';
import { Role } from '@vigia/domain/shared';
import { AccountStatus, type Actor } from '@vigia/domain/user';
import { WEBHOOKS_MAX } from '@vigia/domain/webhook';
import { TokenSigner } from '@vigia/platform';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MuteLinks } from '../src/modules/preferences/mute-links.js';
import { describeApi } from '../src/openapi.js';
import { CALLS } from './support/calls.js';
import type { Operation } from './support/contract.js';
import { PASSWORD, type Person } from './support/people.js';
import { aPicture, begun, completed, planted, uploaded } from './support/photos.js';
import { REPORT, Stage, type Kind } from './support/stage.js';
import { startApi, type Call, type RunningApi } from './support/start-api.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';

/** Documented answers that cannot be made to happen from outside, and why. */
const NEVER_SEEN: Readonly<Record<string, string>> = {
  'getPublicConfig 500': 'It reads nothing but memory.',
  'getCampus 500': 'It reads nothing but memory.',
  'findDuplicates 500': 'Its failures are no suggestions.',
  'createSocketTicket 500': 'It signs with a key in memory.',
  'resendVerification 500': 'It answers before it looks anything up.',
  'forgotPassword 500': 'It answers before it looks anything up.',
  'getHealth 500': 'Its failures are its answer, 503.',
  'getLiveness 500': 'It looks at nothing.',
  'getReadiness 500': 'Its failures are its answer, 503.',
  'removeFilter 409': 'It takes a rival three times in a row.',
  'unmuteIncident 409': 'It takes a rival three times in a row.',
  'leaveIncident 409': 'It takes a rival 36 times in a row.',
  'removeGuest 409': 'It takes nine rivals in a row.',
  'changeAutoAssignment 409': 'It takes five rivals in a row.',
  'endAllSessions 409': 'It takes a rival in the same instant.',
  'reactivateUser 409': 'It takes a rival in the same instant.',
  'changeProfile 409': 'It takes a rival in the same instant.',
  'changePassword 409': 'It takes a rival in the same instant.',
  'revokeInvitation 409': 'It takes a rival in the same instant.',
  'unlinkProvider 409': 'It takes a rival in the same instant.',
  'changeWebhook 409': 'It takes a rival three times in a row.',
  'rotateWebhookSecret 409': 'It takes a rival three times in a row.',
  'resendWebhookDelivery 409': 'It takes a rival three times in a row.',
};

let api: RunningApi;
/** The same api over tables that do not answer. */
let broken: RunningApi;
/** The same api that lets everybody try once. */
let strict: RunningApi;
/** The same api that tells no device. */
let silent: RunningApi;
let stage: Stage;

beforeAll(async () => {
  [api, broken, strict, silent] = await Promise.all([
    startApi(),
    startApi({ DYNAMODB_ENDPOINT: 'http://127.0.0.1:9' }),
    startApi({ REQUESTS_PER_IP: '1' }),
    startApi({ VAPID_PRIVATE_KEY: 'none' }),
  ]);
  stage = await Stage.set(api);
});

afterAll(async () => {
  await Promise.all([api, broken, strict, silent].map((one) => one.close()));
});

describe('the committed openapi.json', () => {
  it('is what the api says of itself now', () => {
    const committed = readFileSync(join(import.meta.dirname, '../openapi.json'), 'utf8');

    expect(JSON.parse(committed)).toEqual(JSON.parse(JSON.stringify(describeApi(api.app))));
  });
});

/** Makes one documented answer happen; the status is checked by who asks. */
type Producer = (operation: Operation) => Promise<Response>;

const as = (kind: Exclude<Kind, 'nobody'>) => stage.person(kind);

const put = (path: string, kind: Exclude<Kind, 'nobody'>, body?: object, call: Call = {}) =>
  api.put(path, { as: as(kind), ...(body !== undefined && { body }), ...call });

const ALL_DAY = { dias: ['lun'], desde: '00:00', hasta: '00:00', edificios: [] };

/** Answers that are particular to an operation. */
const PARTICULAR: Readonly<Record<string, () => Promise<Response>>> = {
  'register 409': () =>
    api.post('/auth/register', {
      body: { email: as('student').email, password: PASSWORD, nombre: 'Ana' },
    }),
  'login 401': () =>
    api.post('/auth/login', { body: { email: as('student').email, password: 'wrong' } }),
  'finishProviderLogin 401': () =>
    api.post('/auth/oidc/codigo', { body: { token: 'x', codigo: '123456' } }),
  'refreshSession 401': () => api.post('/auth/refresh'),
  // In a session of its own, which ends with it.
  'logout 204': async () => {
    const { email, name, role } = as('student');
    return api.post('/auth/logout', { as: await api.people.login(email, name, role) });
  },
  'getMe 404': async () =>
    api.get('/me', { as: { token: await tokenOfNobody(api, Role.Student) } }),
  'changeProfile 404': async () =>
    api.put('/me', {
      as: { token: await tokenOfNobody(api, Role.Student) },
      body: { nombre: 'Nadie' },
    }),
  // Somebody else, whose sessions all end with it.
  'changePassword 200': async () => {
    const { path, body } = await CALLS['changePassword']!.prepare(stage);
    return api.post(path, { as: await api.people.student(), body });
  },
  'revokeInvitation 404': () =>
    api.call('DELETE', '/invitaciones/nobody@any.example', { as: as('admin') }),
  'resetSecondFactor 404': () =>
    api.call('DELETE', '/users/nobody@any.example/segundo-paso', { as: as('admin') }),
  'resetSecondFactor 409': () =>
    api.call('DELETE', `/users/${as('student').email}/segundo-paso`, { as: as('admin') }),
  'approveUser 404': () => put('/users/nobody@any.example/aprobar', 'admin'),
  'beginSecondFactor 409': () => api.post('/me/segundo-paso', { as: as('unverified student') }),
  'confirmSecondFactor 404': async () =>
    api.post('/me/segundo-paso/confirmar', {
      as: { token: await tokenOfNobody(api, Role.Student) },
      body: { codigo: '123456' },
    }),
  'confirmSecondFactor 409': () =>
    api.post('/me/segundo-paso/confirmar', { as: as('worker'), body: { codigo: '123456' } }),
  'removeSecondFactor 409': () => api.call('DELETE', '/me/segundo-paso', { as: as('worker') }),
  'inviteUser 409': () =>
    api.post('/invitaciones', {
      as: as('admin'),
      body: { email: as('student').email, tipo: 'admin' },
    }),
  'acceptInvitation 409': async () => {
    const { path, body } = await CALLS['acceptInvitation']!.prepare(stage);
    const { path: invite } = await CALLS['inviteUser']!.prepare(stage);
    const email = api.people.address('estudiante');
    await api.post(invite, { as: as('admin'), body: { email, tipo: 'admin' } });
    const invited = await api.mailbox.token(email);
    // Proved by its owner meanwhile.
    await api.post('/auth/register', { body: { email, password: PASSWORD, nombre: 'Leo' } });
    const proof = await api.mailbox.token(email, 2);
    await api.post('/auth/verify', { body: { token: proof, password: PASSWORD } });
    return api.post(path, { body: { ...body, token: invited } });
  },
  'changeRole 404': () => put('/users/nobody@any.example/rol', 'admin', { tipo: 'estudiante' }),
  'changeRole 409': () => put(`/users/${as('admin').email}/rol`, 'admin', { tipo: 'estudiante' }),
  'endSession 404': () => api.call('DELETE', `/me/sesiones/${NOBODY}`, { as: as('student') }),
  'deactivateUser 404': () => put('/users/nobody@any.example/desactivar', 'admin'),
  'deactivateUser 409': () => put(`/users/${as('admin').email}/desactivar`, 'admin'),
  'reactivateUser 404': () => put('/users/nobody@any.example/reactivar', 'admin'),
  'approveUser 409': () => put(`/users/${as('unverified worker').email}/aprobar`, 'admin'),
  'addWebhook 409': async () => {
    const { path, body } = await CALLS['addWebhook']!.prepare(stage);
    const add = () => api.post(path, { as: as('admin'), body });
    for (let count = 0; count < WEBHOOKS_MAX; count += 1) await add();
    return add();
  },
  'changeWebhook 404': () =>
    api.call('PATCH', `/webhooks/${NOBODY}`, { as: as('admin'), body: { activo: true } }),
  'removeWebhook 404': () => api.call('DELETE', `/webhooks/${NOBODY}`, { as: as('admin') }),
  'rotateWebhookSecret 404': () => api.post(`/webhooks/${NOBODY}/secreto`, { as: as('admin') }),
  'probeWebhook 404': () => api.post(`/webhooks/${NOBODY}/prueba`, { as: as('admin') }),
  'listWebhookDeliveries 404': () => api.get(`/webhooks/${NOBODY}/entregas`, { as: as('admin') }),
  'resendWebhookDelivery 404': async () => {
    const { path } = await CALLS['resendWebhookDelivery']!.prepare(stage);
    return api.post(path.replace(/[^/]+\/reenviar$/, `${'0'.repeat(26)}/reenviar`), {
      as: as('admin'),
    });
  },
  'reportIncident 409': async () => {
    const call = { as: as('student'), headers: { 'Idempotency-Key': randomUUID() } };
    await api.post('/incidentes', { ...call, body: REPORT });
    return api.post('/incidentes', { ...call, body: { ...REPORT, titulo: 'Otra' } });
  },
  'reportIncident 404': () =>
    api.post('/incidentes', { as: as('student'), body: { ...REPORT, fotos: [NOBODY] } }),
  'completePhoto 404': () => api.post(`/fotos/${NOBODY}/completar`, { as: as('student') }),
  'completePhoto 409': async () => complete((await begun(api, as('student'))).id),
  'completePhoto 413': async () => {
    const { id } = await begun(api, as('student'));
    await planted(api, id, new Uint8Array(8 * 1024 * 1024 + 1));
    return complete(id);
  },
  'completePhoto 415': async () => complete(await upload(Buffer.from('GIF89a'))),
  'completePhoto 422': async () => complete(await upload((await aPicture()).subarray(0, 200))),
  'addPhotos 404': () =>
    api.post(`/incidentes/${NOBODY}/fotos`, { as: as('student'), body: { fotos: [NOBODY] } }),
  'addPhotos 409': async () =>
    api.post(`${await stage.closed()}/fotos`, {
      as: as('student'),
      body: { fotos: [await completed(api, as('student'))] },
    }),
  'getPhoto 304': () => readAgain(''),
  'getPhoto 404': () => api.get(`/fotos/${NOBODY}`, { as: as('student') }),
  'getThumbnail 304': () => readAgain('/miniatura'),
  'getThumbnail 404': () => api.get(`/fotos/${NOBODY}/miniatura`, { as: as('student') }),
  'getIncident 404': () => api.get(`/incidentes/${NOBODY}`, { as: as('admin') }),
  'listActivity 404': () => api.get(`/incidentes/${NOBODY}/actividad`, { as: as('admin') }),
  'editIncident 404': () => put(`/incidentes/${NOBODY}`, 'admin', { titulo: 'x' }),
  'editIncident 409': async () =>
    put(await stage.pending(), 'admin', { titulo: 'x' }, { headers: { 'If-Match': '"7"' } }),
  'assignIncident 404': async () =>
    put(`${await stage.pending()}/asignar`, 'admin', { trabajador_email: 'nobody@any.example' }),
  'assignIncident 409': async () =>
    put(`${await stage.closed()}/asignar`, 'admin', { trabajador_email: as('worker').email }),
  'suggestWorkers 404': () => api.get(`/incidentes/${NOBODY}/sugerencias`, { as: as('admin') }),
  'getShift 404': () => api.get('/users/nobody@any.example/turno', { as: as('admin') }),
  'getShift 409': () => api.get(`/users/${as('student').email}/turno`, { as: as('admin') }),
  'changeShift 404': () => put('/users/nobody@any.example/turno', 'admin', ALL_DAY),
  'changeShift 409': () => put(`/users/${as('student').email}/turno`, 'admin', ALL_DAY),
  'progressIncident 404': () =>
    put(`/incidentes/${NOBODY}/estado`, 'worker', { estado: 'en_proceso' }),
  'progressIncident 409': async () =>
    put(`${await stage.resolved()}/estado`, 'worker', { estado: 'en_proceso' }),
  'closeIncident 404': () => put(`/incidentes/${NOBODY}/cerrar`, 'admin', { motivo: 'x' }),
  'closeIncident 409': async () => put(`${await stage.closed()}/cerrar`, 'admin', { motivo: 'x' }),
  'rejectIncident 404': () => put(`/incidentes/${NOBODY}/rechazar`, 'admin', { motivo: 'x' }),
  'rejectIncident 409': async () =>
    put(`${await stage.resolved()}/rechazar`, 'admin', { motivo: 'x' }),
  'reopenIncident 404': () => put(`/incidentes/${NOBODY}/reabrir`, 'admin', { motivo: 'x' }),
  'reopenIncident 409': async () =>
    put(`${await stage.pending()}/reabrir`, 'student', { motivo: 'x' }),
  'confirmIncident 404': () => put(`/incidentes/${NOBODY}/confirmar`, 'student'),
  'joinIncident 404': () => api.post(`/incidentes/${NOBODY}/tambien`, { as: as('other student') }),
  'joinIncident 409': async () =>
    api.post(`${await stage.closed()}/tambien`, { as: as('other student') }),
  'leaveIncident 404': () =>
    api.call('DELETE', `/incidentes/${NOBODY}/tambien`, { as: as('other student') }),
  'getCampus 304': async () => {
    const { headers } = await api.get('/campus', { as: as('student') });
    return api.get('/campus', {
      as: as('student'),
      headers: { 'If-None-Match': headers['etag']! },
    });
  },
  'rateIncident 404': () => put(`/incidentes/${NOBODY}/satisfaccion`, 'student', { puntos: 4 }),
  'rateIncident 409': async () =>
    put(`${await stage.pending()}/satisfaccion`, 'student', { puntos: 4 }),
  'pauseIncident 404': () => put(`/incidentes/${NOBODY}/pausar`, 'worker', { motivo: 'x' }),
  'pauseIncident 409': async () =>
    put(`${await stage.assigned()}/pausar`, 'worker', { motivo: 'x' }),
  'resumeIncident 404': () => put(`/incidentes/${NOBODY}/reanudar`, 'worker'),
  'resumeIncident 409': async () => put(`${await stage.started()}/reanudar`, 'worker'),
  'declineIncident 404': () => put(`/incidentes/${NOBODY}/declinar`, 'worker', { motivo: 'x' }),
  'declineIncident 409': async () =>
    put(`${await stage.resolved()}/declinar`, 'worker', { motivo: 'x' }),
  'tickPoint 404': async () =>
    put(`${await stage.assigned()}/lista/nada`, 'worker', { hecho: true }),
  'tickPoint 409': async () =>
    put(`${await stage.resolved()}/lista/zona`, 'worker', { hecho: true }),
  'listMessages 404': () => api.get(`/incidentes/${NOBODY}/mensajes`, { as: as('admin') }),
  'writeMessage 404': () =>
    api.post(`/incidentes/${NOBODY}/mensajes`, { as: as('admin'), body: { texto: 'x' } }),
  'writeMessage 409': async () => {
    const path = `${await stage.assigned()}/mensajes`;
    const call = { as: as('student'), headers: { 'Idempotency-Key': randomUUID() } };
    await api.post(path, { ...call, body: { texto: 'x' } });
    return api.post(path, { ...call, body: { texto: 'y' } });
  },
  'listMentionable 404': () => api.get(`/incidentes/${NOBODY}/mencionables`, { as: as('admin') }),
  'listWork 404': () => api.get(`/incidentes/${NOBODY}/trabajo`, { as: as('admin') }),
  'logWork 404': () =>
    api.post(`/incidentes/${NOBODY}/trabajo`, { as: as('admin'), body: { minutos: 5 } }),
  'logWork 409': async () => {
    const path = `${await stage.assigned()}/trabajo`;
    const call = { as: as('worker'), headers: { 'Idempotency-Key': randomUUID() } };
    await api.post(path, { ...call, body: { minutos: 5 } });
    return api.post(path, { ...call, body: { minutos: 6 } });
  },
  'createBoard 409': async () => {
    const call = { as: as('worker'), headers: { 'Idempotency-Key': randomUUID() } };
    await api.post('/tableros', { ...call, body: { nombre: 'Plan' } });
    return api.post('/tableros', { ...call, body: { nombre: 'Otro' } });
  },
  'getBoard 404': () => api.get(`/tableros/${NOBODY}`, { as: as('admin') }),
  'changeBoard 404': () =>
    api.call('PATCH', `/tableros/${NOBODY}`, { as: as('admin'), body: { nombre: 'x' } }),
  'changeBoard 409': async () =>
    api.call('PATCH', await stage.board(), {
      as: as('worker'),
      body: { nombre: 'x' },
      headers: { 'If-Match': '"7"' },
    }),
  'createBoardTicket 404': () => api.post(`/tableros/${NOBODY}/ticket`, { as: as('admin') }),
  'inviteGuest 404': async () =>
    put(`${await stage.board()}/invitados/nobody@any.example`, 'worker', { rol: 'lectura' }),
  'inviteGuest 409': async () =>
    put(`${await stage.board()}/invitados/${as('worker').email}`, 'worker', { rol: 'lectura' }),
  'removeGuest 404': () =>
    api.call('DELETE', `/tableros/${NOBODY}/invitados/a@any.example`, { as: as('admin') }),
  'listBoardComments 404': () => api.get(`/tableros/${NOBODY}/comentarios`, { as: as('admin') }),
  'writeBoardComment 404': () =>
    api.post(`/tableros/${NOBODY}/comentarios`, {
      as: as('admin'),
      body: { pin: '1-1', texto: 'x' },
    }),
  'writeBoardComment 409': async () => {
    const path = `${await stage.board()}/comentarios`;
    const call = { as: as('worker'), headers: { 'Idempotency-Key': randomUUID() } };
    await api.post(path, { ...call, body: { pin: '1-1', texto: 'x' } });
    return api.post(path, { ...call, body: { pin: '1-1', texto: 'y' } });
  },
  'openIncidentBoard 404': () => api.post(`/incidentes/${NOBODY}/tablero`, { as: as('admin') }),
  // Without a key, its failures are in its report.
  'changeManyIncidents 500': async () => {
    const { path, body } = await CALLS['changeManyIncidents']!.prepare(stage);
    const token = await tokenOfNobody(broken, Role.Admin);
    return broken.post(path, { as: { token }, body: body!, headers: { 'Idempotency-Key': 'k' } });
  },
  'changeManyIncidents 409': async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const send = (motivo: string) =>
      api.post('/incidentes/lote', {
        as: as('admin'),
        body: { accion: 'cerrar', ids: [NOBODY], motivo },
        headers,
      });
    await send('x');
    return send('y');
  },
  'mergeIncident 404': () =>
    api.post(`/incidentes/${NOBODY}/unir`, { as: as('admin'), body: { en: NOBODY } }),
  'mergeIncident 409': async () => {
    const path = await stage.pending();
    return api.post(`${path}/unir`, { as: as('admin'), body: { en: path.split('/').at(-1) } });
  },
  'separateIncident 404': () => api.post(`/incidentes/${NOBODY}/separar`, { as: as('admin') }),
  'separateIncident 409': async () =>
    api.post(`${await stage.pending()}/separar`, { as: as('admin') }),
  'listDuplicates 404': () => api.get(`/incidentes/${NOBODY}/unidos`, { as: as('admin') }),
  'saveFilter 409': async () => {
    const { path, body } = await CALLS['saveFilter']!.prepare(stage);
    await api.post(path, { as: as('admin'), body: body! });
    return api.post(path, { as: as('admin'), body: body! });
  },
  'changeFilter 404': () => put(`/filtros/${NOBODY}`, 'admin', { nombre: 'x', filtro: {} }),
  'changeFilter 409': async () => {
    const { path } = await CALLS['changeFilter']!.prepare(stage);
    await api.post('/filtros', { as: as('admin'), body: { nombre: 'Todo', filtro: {} } });
    return put(path, 'admin', { nombre: 'todo', filtro: {} });
  },
  'removeFilter 404': () => api.call('DELETE', `/filtros/${NOBODY}`, { as: as('admin') }),
  'choosePreferences 409': async () => {
    const { path, body } = await CALLS['choosePreferences']!.prepare(stage);
    return put(path, 'student', { ...body, version: 1_000_000 });
  },
  'registerDevice 404': async () => {
    const { path, body } = await CALLS['registerDevice']!.prepare(stage);
    return put(path, 'student', { ...body, anterior: 'https://push.example/gone' });
  },
  'registerDevice 409': async () => {
    const { path, body } = await CALLS['registerDevice']!.prepare(stage);
    const token = await tokenOfNobody(silent, Role.Student);
    return silent.put(path, { as: { token }, body: body! });
  },
  'probeDevice 404': () =>
    api.post('/dispositivos/prueba', {
      as: as('student'),
      body: { endpoint: 'https://push.example/nobody' },
    }),
  'probeDevice 409': async () =>
    silent.post('/dispositivos/prueba', {
      as: { token: await tokenOfNobody(silent, Role.Student) },
      body: { endpoint: 'https://push.example/1' },
    }),
  'probeDevice 503': async () => {
    const { body } = await CALLS['registerDevice']!.prepare(stage);
    // Nobody listens there.
    const endpoint = 'http://127.0.0.1:9/';
    await put('/dispositivos', 'student', { ...body, endpoint });
    return api.post('/dispositivos/prueba', { as: as('student'), body: { endpoint } });
  },
  'muteIncident 404': () => put(`/incidentes/${NOBODY}/silencio`, 'admin'),
  'muteIncident 409': async () => {
    const { path } = await CALLS['muteIncident']!.prepare(stage);
    return api.put(path, { as: await whoMutedAll() });
  },
  'muteByLink 500': async () => {
    const link = await broken.app.get(MuteLinks).linkFor(as('student').email, NOBODY);
    return broken.post('/silencio/enlace', { body: { token: link.split('#')[1] } });
  },
  'muteByLink 409': async () => {
    const { email } = await whoMutedAll();
    const [, , id = ''] = (await stage.assigned()).split('/');
    const link = await api.app.get(MuteLinks).linkFor(email, id);
    return api.post('/silencio/enlace', { body: { token: link.split('#')[1] } });
  },
  'confirmIncident 409': async () => put(`${await stage.pending()}/confirmar`, 'student'),
};

/** A student who has no room for another muted incident. */
async function whoMutedAll(): Promise<Person> {
  const student = await api.people.student();
  const muted = Array.from({ length: MUTED_MAX }, (_, at) => String(at));
  const full = { ...noPreferences(student.email), muted, version: 1 };
  await api.app.get(PreferencesRepository).save(full);
  return student;
}

const complete = (id: string) => api.post(`/fotos/${id}/completar`, { as: as('student') });

const upload = (bytes: Uint8Array) => uploaded(api, as('student'), bytes);

async function readAgain(part: string): Promise<Response> {
  const path = `${await stage.photo()}${part}`;
  const { headers } = await api.get(path, { as: as('student') });
  return api.get(path, { as: as('student'), headers: { 'If-None-Match': headers['etag']! } });
}

/** Answers that every operation of a kind gives for the same reason. */
const GENERAL: Readonly<Record<string, Producer>> = {
  '302': (operation) => success(operation),
  '400': async (operation) => {
    const { path } = await CALLS[operation.id]!.prepare(stage);
    const as = stage.find(CALLS[operation.id]!.by);
    if (operation.query.length > 0) return api.get(`${path.split('?')[0]!}?campo=1`, { as });
    if (operation.body !== undefined) return call(api, operation, path, { as, body: { campo: 1 } });
    return call(api, operation, path, { as, headers: { 'Idempotency-Key': 'a b' } });
  },
  '401': async (operation) => {
    const { path, body } = await CALLS[operation.id]!.prepare(stage);
    return call(api, operation, path, { body });
  },
  '403': async (operation) => {
    const { path, body } = await CALLS[operation.id]!.prepare(stage);
    return operation.method === 'GET'
      ? call(api, operation, path, { as: as('unverified worker') })
      : call(api, operation, path, { body, headers: { Origin: 'https://evil.example' } });
  },
  '413': async (operation) => {
    const { path } = await CALLS[operation.id]!.prepare(stage);
    return call(api, operation, path, { body: { campo: 'x'.repeat(100_000) } });
  },
  '415': async (operation) => {
    const { path } = await CALLS[operation.id]!.prepare(stage);
    return call(api, operation, path, { raw: '{}', headers: { 'Content-Type': 'text/plain' } });
  },
  '429': async (operation) => {
    const { path, body } = await CALLS[operation.id]!.prepare(stage);
    await call(strict, operation, path, { body });
    return call(strict, operation, path, { body });
  },
  '500': async (operation) => {
    const { by, prepare } = CALLS[operation.id]!;
    const { path, body } = await prepare(stage);
    const token = by === 'nobody' ? undefined : await tokenOfNobody(broken, roleOf(by));
    return call(broken, operation, path, { body, ...(token !== undefined && { as: { token } }) });
  },
  '503': async (operation) => {
    const { path } = await CALLS[operation.id]!.prepare(stage);
    return call(broken, operation, path, {});
  },
};

const success: Producer = async (operation) => {
  const { by, prepare } = CALLS[operation.id]!;
  const { path, body } = await prepare(stage);
  const answer = await call(api, operation, path, { as: stage.find(by), body });
  // What ends sessions ends that of the calls to come.
  if (answer.status === 204) await stage.enterAgain(by);
  return answer;
};

function call(to: RunningApi, { method }: Operation, path: string, given: Call): Promise<Response> {
  return to.call(method, path, given);
}

function roleOf(kind: Exclude<Kind, 'nobody'>): Role {
  return stage.person(kind).role;
}

/** A valid token of an account that is in no table. */
async function tokenOfNobody(of: RunningApi, role: Role): Promise<string> {
  const signer = await TokenSigner.from(of.config.token.privateKey);
  const actor: Actor = {
    email: 'nobody@any.example',
    name: 'Nadie',
    role,
    speciality: null,
    status: AccountStatus.Active,
  };
  return signer.access({ actor, sessionId: randomUUID() }, of.clock.nowMs());
}

describe('every documented answer', () => {
  it('can be had, in the documented shape, or has a reason why not', async () => {
    const missing: string[] = [];
    for (const operation of api.contract.operations) {
      for (const status of Object.keys(operation.responses)) {
        const answer = `${operation.id} ${status}`;
        if (Object.hasOwn(NEVER_SEEN, answer)) continue;
        const produce = PARTICULAR[answer] ?? (status < '300' ? success : GENERAL[status]);

        const seen = await produce?.(operation);

        if (String(seen?.status) !== status) missing.push(`${answer}: ${seen?.text ?? 'no call'}`);
      }
    }

    expect(missing).toEqual([]);
  }, 300_000);

  it.each([...Object.keys(NEVER_SEEN), 'PARTICULAR'])('still has %s', (answer) => {
    const documented = api.contract.operations.flatMap(({ id, responses }) =>
      Object.keys(responses).map((status) => `${id} ${status}`),
    );

    expect(documented).toEqual(
      expect.arrayContaining(answer === 'PARTICULAR' ? Object.keys(PARTICULAR) : [answer]),
    );
  });
});
