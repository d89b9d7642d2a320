import { IncidentEventType, IncidentRepository } from '@vigia/domain/incident';
import { NotificationRepository } from '@vigia/domain/notification';
import type { IncidentView } from '@vigia/wire';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OutreachCourier } from '../src/modules/outreach/outreach-courier.js';
import { NotificationsService } from '../src/modules/notifications/notifications.service.js';
import { eventBody } from '../src/modules/webhooks/webhook-payload.js';
import { aMark, aReport } from './support/desk.js';
import { startLiveApi, type LiveApi } from './support/live-api.js';
import type { LiveSocket } from './support/live-socket.js';
import { MINUTE_MS } from './support/movable-clock.js';
import { OldClient } from './support/old-client.js';
import type { Person } from './support/people.js';
import { completed } from './support/photos.js';
import type { RunningApi } from './support/start-api.js';

/** Words of the staff while Luis was one of it, and after he gave the incident back. */
const EARLY = `palabra-interna-${aMark()}`;
const LATE = `palabra-tardía-${aMark()}`;
/** Words between the staff and the reporter, after Luis. */
const SHARED = `palabra-compartida-${aMark()}`;

type Name =
  | 'reporter'
  | 'follower'
  | 'otherStudent'
  | 'unproved'
  | 'trade'
  | 'otherTrade'
  | 'former'
  | 'nobody';

/** Somebody who is not of the staff, or no longer, and the words that they may never meet. */
interface Outsider {
  readonly words: readonly string[];
  /** Everything they ever got, with where it came from. */
  readonly got: { readonly where: string; readonly text: string }[];
  readonly person: Person | undefined;
  socket?: LiveSocket;
}

let live: LiveApi;
let api: RunningApi;
let admin: Person;
let luis: Person;
let max: Person;
let old: OldClient;
let oldSocket: LiveSocket;
let incident: string;
let duplicate: string;
let photo: string;
const outsiders = new Map<Name, Outsider>();

beforeAll(async () => {
  live = await startLiveApi({ CAMPUS_FEED: 'on' });
  ({ api } = live);
  const { people } = api;
  [admin, luis, max] = await Promise.all([
    people.admin({ name: 'Rosa Paz' }),
    people.worker({ name: 'Luis Rojas', speciality: 'Electricista' }),
    people.worker({ name: 'Max Lino', speciality: 'Electricista' }),
  ]);
  const both = [EARLY, LATE];
  const all = [...both, SHARED];
  const cast: readonly (readonly [Name, Person | undefined, readonly string[]])[] = [
    ['reporter', await people.student({ name: 'Ana Quispe' }), both],
    ['follower', await people.student({ name: 'Eva Soto' }), all],
    ['otherStudent', await people.student(), all],
    ['unproved', await people.student({ verified: false }), all],
    ['trade', await people.worker({ speciality: 'Electricista' }), all],
    ['otherTrade', await people.worker({ speciality: 'TI' }), all],
    ['former', luis, [LATE, SHARED]],
    ['nobody', undefined, all],
  ];
  for (const [name, person, words] of cast) outsiders.set(name, { person, words, got: [] });
  for (const outsider of outsiders.values()) {
    const { person } = outsider;
    if (person === undefined) continue;
    outsider.socket = await openSocket(person);
    await wantMails(person);
  }
  const { email, password } = person('reporter');
  old = new OldClient(live);
  await old.login(email, password);
  oldSocket = await old.connect();
  await wholeLife();
  await mailEverything();
  await api.app.get(NotificationsService).onApplicationShutdown();
}, 60_000);

afterAll(async () => {
  await live.close();
});

async function openSocket(as: Person): Promise<LiveSocket> {
  const { body } = await api.post('/auth/ws-ticket', { as });
  return live.connect(`?ticket=${encodeURIComponent(body.ticket as string)}`);
}

function person(name: Name): Person {
  const found = outsiders.get(name)?.person;
  if (found === undefined) throw new Error(`${name} is nobody.`);
  return found;
}

/** From now on somebody is mailed everything that they can be told of. */
async function wantMails(as: Person): Promise<void> {
  const { body } = await api.get('/preferencias', { as });
  const { temas, descanso, resumen, version } = body as Record<string, unknown> & {
    temas: readonly { clave: string; enviable: boolean }[];
  };
  const wanted = temas
    .filter(({ enviable }) => enviable)
    .map(({ clave }) => ({ clave, app: true, push: true, correo: 'al_momento' }));
  const chosen = { temas: wanted, descanso, resumen, version };
  const answer = await api.put('/preferencias', { as, body: chosen });
  expect(answer.status, answer.text).toBe(200);
}

/** [OUT-13] What nobody has read by now leaves the app. */
async function mailEverything(): Promise<void> {
  const courier = api.app.get(OutreachCourier, { strict: false });
  await courier.work();
  api.clock.advance(MINUTE_MS);
  await courier.work();
}

/** A call that must succeed; what an outsider gets of it is kept. */
async function must(as: Person, method: string, path: string, body?: unknown): Promise<Response> {
  const answer = await api.call(method, path, { as, body });
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
  for (const outsider of outsiders.values()) {
    const is = outsider.person?.email === as.email;
    if (is) outsider.got.push({ where: `${method} ${path}`, text: textOf(answer) });
  }
  return answer;
}

/** Everything that an incident can undergo, with words of the staff at every step that takes any. */
async function wholeLife(): Promise<void> {
  const [ana, eva] = [person('reporter'), person('follower')];
  const made = await must(ana, 'POST', '/incidentes', aReport());
  incident = (made.body as IncidentView).id;
  duplicate = ((await must(eva, 'POST', '/incidentes', aReport())).body as IncidentView).id;
  const at = `/incidentes/${incident}`;
  const put = (as: Person, route: string, body?: unknown): Promise<Response> =>
    must(as, 'PUT', `${at}/${route}`, body);
  const note = (as: Person, texto: string, menciones: readonly string[] = []): Promise<Response> =>
    must(as, 'POST', `${at}/mensajes`, { texto, interno: true, menciones });
  const work = (as: Person, word: string): Promise<Response> =>
    must(as, 'POST', `${at}/trabajo`, {
      minutos: 30,
      materiales: [{ nombre: word, cantidad: 1, unidad: 'm' }],
      nota: word,
    });
  const give = (to: Person): Promise<Response> =>
    put(admin, 'asignar', { trabajador_email: to.email });

  await must(person('otherStudent'), 'POST', `${at}/tambien`);
  await must(person('otherStudent'), 'DELETE', `${at}/tambien`);
  await must(eva, 'POST', `${at}/tambien`);
  await note(admin, EARLY);
  await must(admin, 'PUT', at, { titulo: 'Fuga de agua grande' });
  await give(luis);
  await must(ana, 'POST', `${at}/mensajes`, { texto: '¿Cuándo vienen?' });
  await note(luis, EARLY, [admin.email]);
  await put(luis, 'estado', { estado: 'en_proceso' });
  await put(luis, 'pausar', { motivo: 'Falta un repuesto' });
  await put(luis, 'reanudar');
  await put(luis, 'lista/zona', { hecho: true });
  await work(luis, EARLY);
  await note(admin, EARLY, [luis.email]);
  await put(luis, 'declinar', { motivo: EARLY });
  await mailEverything();

  await note(admin, LATE);
  await give(max);
  await note(admin, LATE, [max.email]);
  await note(max, LATE.repeat(40));
  await must(max, 'POST', `${at}/mensajes`, { texto: SHARED });
  await put(max, 'estado', { estado: 'en_proceso' });
  await work(max, LATE);
  photo = await completed(api, ana);
  await must(ana, 'POST', `${at}/fotos`, { fotos: [photo] });
  await must(max, 'POST', `${at}/tablero`);
  await put(max, 'estado', { estado: 'resuelto', nota: 'Listo' });
  await put(ana, 'satisfaccion', { puntos: 1, texto: 'Sigue' });
  await put(ana, 'reabrir', { motivo: 'Sigue igual' });
  await must(admin, 'POST', `/incidentes/${duplicate}/unir`, { en: incident });
  await must(admin, 'POST', `/incidentes/${duplicate}/separar`);
  await put(max, 'declinar', { motivo: LATE });
  await put(admin, 'rechazar', { motivo: 'No es del campus' });
  await put(admin, 'reabrir', { motivo: 'Sí lo es' });
  await give(max);
  await put(max, 'estado', { estado: 'resuelto', nota: 'Listo de nuevo' });
  await put(ana, 'confirmar', { puntos: 5 });
  await put(admin, 'reabrir', { motivo: 'Una vez más' });
  await put(admin, 'cerrar', { motivo: 'Ya está' });
  await note(admin, LATE);
}

/** The value of a path's parameter that leads to what this is about. */
function valueOf(path: string, name: string, as: Person | undefined): string {
  const key = `${path.split('/')[1] ?? ''} ${name}`;
  const values: Readonly<Record<string, string>> = {
    'incidentes id': incident,
    'tableros id': `inc-${incident}`,
    'fotos id': photo,
    'users email': as?.email ?? luis.email,
    'webhooks id': incident,
    'filtros id': incident,
  };
  const value = values[key];
  if (value === undefined) throw new Error(`Nobody knows what {${name}} of ${path} could be.`);
  return encodeURIComponent(value);
}

/** Reading routes of the running app, as an outsider calls them; a new parameter must be given a value above. */
function readings(as: Person | undefined): readonly string[] {
  return api.contract.operations
    .filter(({ method, path }) => method === 'GET' && !path.startsWith('/auth/proveedor'))
    .flatMap(({ path, query }) => {
      const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => valueOf(path, name, as));
      const searching = query.filter((name) => name === 'q' || name === 'texto');
      return [
        filled,
        ...searching.flatMap((name) =>
          [EARLY, LATE, SHARED].map((word) => `${filled}?${name}=${encodeURIComponent(word)}`),
        ),
      ];
    });
}

describe('words of the staff', () => {
  it('are said at every step that an incident can take', async () => {
    const { body } = await api.get(`/incidentes/${incident}/actividad`, { as: admin });
    const happened = new Set((body as { tipo: string }[]).map(({ tipo }) => tipo));

    expect([...happened].sort()).toEqual(Object.values(IncidentEventType).sort());
  });

  it('reach the staff, so that looking for them means something', async () => {
    const texts = await Promise.all(
      ['mensajes', 'trabajo', 'actividad'].map(
        async (route) => (await api.get(`/incidentes/${incident}/${route}`, { as: admin })).text,
      ),
    );
    const inbox = await api.get('/notificaciones?limite=200', { as: admin });

    for (const text of [...texts, inbox.text]) expect(text).toContain(EARLY);
    for (const text of [...texts, inbox.text]) expect(text).toContain(LATE);
    const heard = await api.get(`/incidentes/${incident}/mensajes`, { as: person('reporter') });
    expect(heard.text).toContain(SHARED);
    const mails = (name: Name): string => JSON.stringify(api.mailbox.of(person(name).email));
    expect(mails('reporter')).toContain(SHARED);
    expect(mails('former')).toContain(EARLY);
  });

  it.each([
    'reporter',
    'follower',
    'otherStudent',
    'unproved',
    'trade',
    'otherTrade',
    'former',
    'nobody',
  ] as const)('[VIS-3] [OUT-13] reach the %s by no route, frame or mail', async (name) => {
    const outsider = outsiders.get(name)!;
    const { person: as, got, socket, words } = outsider;
    const paths = readings(as);
    for (const path of paths) {
      got.push({ where: `GET ${path}`, text: textOf(await api.get(path, { as })) });
    }
    await socket?.ask('{"v":1,"type":"ping"}');
    got.push({ where: 'socket', text: JSON.stringify(socket?.received ?? []) });
    got.push({
      where: 'mail',
      text: JSON.stringify(as === undefined ? [] : api.mailbox.of(as.email)),
    });

    expect(paths.length).toBeGreaterThan(20);
    const leaks = got.filter(({ text }) => words.some((word) => meets(text, word)));
    expect(leaks.map(({ where }) => where)).toEqual([]);
  });

  it('[VIS-3] are found by no search, so that nobody can guess them', async () => {
    for (const word of [EARLY, LATE, SHARED]) {
      const { body } = await api.get(`/incidentes?q=${encodeURIComponent(word)}`, { as: admin });
      expect(body).toEqual([]);
    }
  });

  it('[VIS-3] [OLD-1] do not reach the old client, which hears of every new state', async () => {
    const answers = await Promise.all(
      ['/incidentes', `/incidentes/${incident}`].map((p) => old.get(p)),
    );
    await oldSocket.ask('{"v":1,"type":"ping"}');

    const text = JSON.stringify([answers.map(({ text }) => text), oldSocket.received]);
    expect([EARLY, LATE].filter((word) => meets(text, word))).toEqual([]);
    const states = oldSocket.received
      .filter(({ action, incidente_id }) => action === 'estado_change' && incidente_id === incident)
      .map(({ old_estado, new_estado }) => [old_estado, new_estado]);
    expect(states.length).toBeGreaterThan(5);
    expect(states.filter(([before, after]) => before === after)).toEqual([]);
  });

  it('[VIS-3] leave by no webhook', async () => {
    const stored = await api.app.get(IncidentRepository).find(incident);
    const rows = await api.app.get(NotificationRepository).listLatest('role#admin', { limit: 200 });
    const bodies = rows.map((row) => eventBody(row, stored!)).join('\n');

    expect(rows.some(({ reason }) => reason?.includes(LATE))).toBe(true);
    expect([EARLY, LATE, SHARED].filter((word) => meets(bodies, word))).toEqual([]);
  });

  it('[INC-21] name nobody to the reporter who gave it back', async () => {
    const as = person('reporter');
    const history = await api.get(`/incidentes/${incident}/actividad`, { as });
    const inbox = await api.get('/notificaciones?limite=200', { as });
    const rows = [...history.body, ...inbox.body.notificaciones].filter(
      ({ tipo }: { tipo: string }) => tipo === 'declinado',
    );

    expect(rows).toHaveLength(4);
    expect(JSON.stringify(rows)).not.toMatch(/Luis Rojas|Max Lino/);
  });
});

/** All that an answer says; a picture has no text. */
function textOf({ headers, text }: { headers: unknown; text?: string }): string {
  return `${JSON.stringify(headers)}\n${text ?? ''}`;
}

/** Also a beginning of it, as a quote would cut it, and as it is written in JSON or an address. */
function meets(text: string, word: string): boolean {
  const plain = (one: string): string => one.normalize('NFD').replace(/\p{M}/gu, '');
  const start = word.slice(0, 14);
  return [text, plain(text)].some((one) => one.includes(start) || one.includes(plain(start)));
}
