import { OutreachRepository, type Parcel } from '@vigia/domain/outreach';
import { localMoment } from '@vigia/domain/user';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callStackOf } from './support/document-client.js';
import { aReport } from './support/desk.js';
import { HOUR_MS, MINUTE_MS } from './support/movable-clock.js';
import { OutreachDesk } from './support/outreach-desk.js';
import type { Person } from './support/people.js';
import type { RunningApi } from './support/start-api.js';

const DAY_MS = 24 * HOUR_MS;

let desk: OutreachDesk;
let api: RunningApi;
let ana: Person;
let rosa: Person;
let luis: Person;

beforeAll(async () => {
  desk = await OutreachDesk.open({ CAMPUS_FEED: 'off' });
  ({ api } = desk);
});

afterAll(async () => {
  await desk.close();
});

beforeEach(async () => {
  // Nothing of the test before is recent, nor due.
  await desk.after(2 * MINUTE_MS);
  [ana, rosa, luis] = await Promise.all([
    api.people.student({ name: 'Ana Quispe' }),
    api.people.admin({ name: 'Rosa Paz' }),
    api.people.worker({ name: 'Luis Rojas', speciality: 'Electricista' }),
  ]);
});

afterEach(async () => {
  api.mailbox.refuse = 0;
  for (const admin of [rosa]) await desk.must(admin, 'PUT', `/users/${luis.email}/desactivar`);
});

async function reported(change: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const body = aReport({ nivel_riesgo: 'medio', ...change });
  return (await desk.must<{ id: string }>(ana, 'POST', '/incidentes', body)).id;
}

async function assigned(): Promise<string> {
  const id = await reported();
  await desk.must(rosa, 'PUT', `/incidentes/${id}/asignar`, { trabajador_email: luis.email });
  return id;
}

const close = (id: string, motivo = 'Es un duplicado.'): Promise<unknown> =>
  desk.must(rosa, 'PUT', `/incidentes/${id}/cerrar`, { motivo });

const subjects = (person: Person): readonly string[] =>
  desk.mailsTo(person).map(({ subject }) => subject);

/** The time, `HH:MM`, that clocks of the campus show so long from now. */
function timeIn(ms: number): string {
  return localMoment(new Date(api.clock.nowMs() + ms).toISOString(), 'America/Lima').time;
}

describe('a mail', () => {
  it('[OUT-2] [OUT-12] comes a minute later, says why, mutes and leads to the preferences', async () => {
    const id = await assigned();
    await desk.work();
    expect(subjects(luis)).toEqual([]);

    await desk.after(MINUTE_MS);

    expect(subjects(luis)).toEqual(['Te asignaron un incidente: Fuga de agua']);
    const [mail] = desk.mailsTo(luis);
    expect(mail?.text).toContain('Está asignado a ti.');
    expect(mail?.text).toContain(`/incidentes/${id}`);
    expect(mail?.text).toContain('/avisos/preferencias');
    const token = /\/silenciar#(\S+)/.exec(mail?.text ?? '')?.[1];
    const answer = await api.post('/silencio/enlace', { body: { token } });
    expect([answer.status, answer.body]).toEqual([200, { titulo: 'Fuga de agua' }]);
  });

  it('[OUT-2] [OUT-7] does not come to who reads the notice in the app meanwhile', async () => {
    await assigned();
    await desk.work();
    const { notificaciones } = await desk.must<{ notificaciones: { id: string }[] }>(
      luis,
      'GET',
      '/notificaciones',
    );
    const ids = notificaciones.map((one) => one.id);
    await desk.must(luis, 'PUT', '/notificaciones/leidas', { ids });

    await desk.after(MINUTE_MS);

    expect(subjects(luis)).toEqual([]);
  });

  it('[OUT-1] tells several notices at once, and no event twice', async () => {
    await desk.choose(rosa, { correo: 'al_momento' });
    const id = await reported();
    const body = { texto: 'Ayuda, por favor', interno: false };
    await desk.must(ana, 'POST', `/incidentes/${id}/mensajes`, body);

    await desk.after(MINUTE_MS);
    await desk.after(MINUTE_MS);

    expect(subjects(rosa)).toEqual(['2 avisos nuevos en Vigía']);
    const [mail] = desk.mailsTo(rosa);
    expect(mail?.text).toContain('Ana Quispe escribió sobre un incidente: Fuga de agua');
    expect(mail?.text).toContain('“Ayuda, por favor”');
  });

  it('[OUT-1] does not tell people of what they did themselves', async () => {
    await desk.choose(rosa, { correo: 'al_momento' });
    const id = await reported();
    await desk.after(MINUTE_MS);
    await desk.after(MINUTE_MS);
    await close(id);

    await desk.after(MINUTE_MS);
    await desk.after(MINUTE_MS);

    expect(subjects(rosa)).toEqual(['Ana Quispe reportó un incidente: Fuga de agua']);
  });

  it('[OUT-3] does not come about a muted incident, or what is not wanted by then', async () => {
    await desk.choose(ana, { correo: 'al_momento' });
    const [muted, other] = [await reported(), await reported()];
    await close(muted);
    await close(other);
    await desk.work();
    await desk.must(ana, 'PUT', `/incidentes/${muted}/silencio`);
    await desk.after(MINUTE_MS);
    expect(subjects(ana)).toEqual(['Tu incidente se cerró: Fuga de agua']);

    await close(await reported());
    await desk.work();
    await desk.choose(ana, { correo: 'no' });
    await desk.after(MINUTE_MS);

    expect(subjects(ana)).toHaveLength(1);
  });

  it('[OUT-3] waits for the end of quiet hours, also of those that were chosen meanwhile', async () => {
    await desk.choose(ana, { correo: 'al_momento' });
    await close(await reported());
    await desk.work();
    const quiet = { desde: timeIn(-HOUR_MS), hasta: timeIn(2 * HOUR_MS) };
    await desk.choose(ana, { correo: 'al_momento' }, { descanso: quiet });
    await desk.after(MINUTE_MS);
    await close(await reported());
    await desk.after(HOUR_MS);
    expect(subjects(ana)).toEqual([]);

    await desk.after(HOUR_MS);

    expect(subjects(ana)).toEqual(['2 avisos nuevos en Vigía']);
  });

  it('[OUT-9] is tried again when the mail server does not take it, and comes once', async () => {
    await assigned();
    await desk.work();
    // The mails of all others, too.
    api.mailbox.refuse = 1_000;
    await desk.after(MINUTE_MS);
    expect(subjects(luis)).toEqual([]);

    api.mailbox.refuse = 0;
    await desk.after(10_000);
    expect(subjects(luis)).toEqual([]);
    await desk.after(5_000);
    await desk.after(DAY_MS);

    expect(subjects(luis)).toHaveLength(1);
  });

  it('[OUT-7] does not come to an account that is off by then, or of another role', async () => {
    const eva = await api.people.worker({ speciality: 'Electricista', name: 'Eva Soto' });
    await desk.choose(eva, { correo: 'al_momento' });
    await assigned();
    const id = await reported();
    const to = { trabajador_email: eva.email };
    await desk.must(rosa, 'PUT', `/incidentes/${id}/asignar`, to);
    await desk.work();
    await desk.must(rosa, 'PUT', `/users/${luis.email}/desactivar`);
    await close(id);
    await desk.must(rosa, 'PUT', `/users/${eva.email}/rol`, { tipo: 'admin' });

    await desk.after(MINUTE_MS);

    expect(subjects(luis)).toEqual([]);
    expect(subjects(eva).filter((subject) => !/Tu rol|contraseña/.test(subject))).toEqual([]);
  });

  it('[OUT-13] tells a reporter what was said to them, and nothing of what stays among the staff', async () => {
    await desk.choose(ana, { correo: 'al_momento' });
    await desk.choose(luis, { correo: 'al_momento' });
    const id = await assigned();
    const say = (texto: string, interno: boolean): Promise<unknown> =>
      desk.must(rosa, 'POST', `/incidentes/${id}/mensajes`, { texto, interno });
    await say('palabra-interna', true);
    await say('palabra-compartida', false);

    await desk.after(MINUTE_MS);
    await desk.after(MINUTE_MS);

    const [toAna] = desk.mailsTo(ana);
    const [toLuis] = desk.mailsTo(luis);
    expect(toAna?.text).toContain('palabra-compartida');
    expect(toAna?.text).not.toContain('palabra-interna');
    expect(toLuis?.text).toContain('palabra-interna');
  });

  it('[OUT-13] to a trade names nobody who reported', async () => {
    await desk.choose(luis, { correo: 'al_momento' });
    await reported();

    await desk.after(MINUTE_MS);
    await desk.after(MINUTE_MS);

    const [mail] = desk.mailsTo(luis);
    expect(mail?.subject).toBe('Nuevo incidente de tu especialidad: Fuga de agua');
    for (const body of [mail?.text, mail?.html]) expect(body).not.toContain(ana.name);
  });
});

describe('the summary of the day', () => {
  it('[OUT-4] is one mail at the hour of its reader, with what is unread, capped', async () => {
    await desk.choose(ana, { correo: 'resumen' }, { resumen: timeIn(2 * HOUR_MS) });
    for (let n = 0; n < 22; n += 1) await close(await reported());
    await desk.after(HOUR_MS);
    expect(subjects(ana)).toEqual([]);

    await desk.after(HOUR_MS);
    await desk.after(HOUR_MS);

    expect(subjects(ana)).toEqual(['Tu resumen del día: 22 avisos']);
    const [mail] = desk.mailsTo(ana);
    expect(mail?.text.match(/Tu incidente se cerró/g)).toHaveLength(20);
    expect(mail?.text).toContain('y 2 más');
    await desk.after(DAY_MS);
    expect(subjects(ana)).toHaveLength(1);
  });

  it('[OUT-4] does not come twice a day, whatever hour somebody chooses meanwhile, nor for nothing', async () => {
    await desk.choose(ana, { correo: 'resumen' }, { resumen: timeIn(HOUR_MS) });
    await close(await reported());
    await desk.work();
    await desk.after(HOUR_MS);
    expect(subjects(ana)).toEqual(['Tu resumen del día: 1 aviso']);

    await desk.choose(ana, { correo: 'resumen' }, { resumen: timeIn(2 * HOUR_MS) });
    await close(await reported());
    await desk.work();
    await desk.after(3 * HOUR_MS);
    expect(subjects(ana)).toHaveLength(1);

    await desk.must(ana, 'PUT', '/notificaciones/leidas', { ids: await unread(ana) });
    await desk.after(DAY_MS);
    expect(subjects(ana)).toHaveLength(1);
  });
});

describe('a push', () => {
  it('[OUT-5] tells at once, and several notices as one', async () => {
    const pushes = await desk.device(luis);
    const id = await assigned();
    await desk.work();
    await assigned();
    await assigned();
    await desk.work();

    const [first, second, ...others] = pushes();
    expect(first).toMatchObject({
      titulo: 'Te asignaron un incidente',
      cuerpo: 'Fuga de agua',
      url: `/incidentes/${id}`,
      cuantos: 1,
    });
    expect(second).toMatchObject({ titulo: '2 avisos nuevos', url: '/avisos', cuantos: 2 });
    expect(others).toEqual([]);
  });
});

describe('bringing notices', () => {
  it('[OUT-6] is done once by two tasks at once, and by one that takes over', async () => {
    const pushes = await desk.device(luis);
    const second = desk.secondTask();
    await assigned();
    await Promise.all([desk.work(), second.work()]);
    expect(pushes()).toHaveLength(1);

    api.clock.advance(MINUTE_MS + 1_000);
    await second.work();
    await assigned();
    await Promise.all([desk.work(), second.work()]);
    await second.work();

    expect(pushes()).toHaveLength(2);
    expect(subjects(luis)).toHaveLength(1);
    api.clock.advance(MINUTE_MS + 1_000);
  });

  it('[OUT-6] comes twice at most when a task dies between sending and noting it', async () => {
    await assigned();
    await desk.work();
    const store = api.app.get(OutreachRepository);
    const save = store.save.bind(store);
    store.save = (parcel: Parcel) =>
      parcel.email === luis.email && parcel.channel === 'correo' && parcel.broughtAt !== null
        ? Promise.reject(new Error('The task died.'))
        : save(parcel);
    await expect(desk.after(MINUTE_MS)).rejects.toThrow('The task died.');
    store.save = save;
    expect(subjects(luis)).toHaveLength(1);

    api.clock.advance(MINUTE_MS);
    const other = desk.secondTask();
    for (let round = 0; round < 3; round += 1) {
      await other.work();
      api.clock.advance(MINUTE_MS);
    }

    expect(subjects(luis)).toHaveLength(2);
    api.clock.advance(MINUTE_MS);
  });

  it('[OUT-6] goes by the parcel, not by the queue, which shows one for a moment after it was brought', async () => {
    await assigned();
    await desk.work();
    api.clock.advance(MINUTE_MS);
    const store = api.app.get(OutreachRepository);
    const stale = await store.due('avisos', api.clock.now(), 10);
    await desk.work();
    const due = store.due.bind(store);
    store.due = (queue, ...rest) =>
      queue === 'avisos' ? Promise.resolve(stale) : due(queue, ...rest);
    await desk.work();
    store.due = due;

    expect(stale.map(({ email }) => email)).toContain(luis.email);
    expect(subjects(luis)).toHaveLength(1);
  });

  it('[OUT-6] costs three queries when nothing happens, and a dozen calls behind an event', async () => {
    const own = await OutreachDesk.open({ CAMPUS_FEED: 'off' });
    const [eva, max] = [await own.api.people.student(), await own.api.people.admin()];
    const body = aReport({ nivel_riesgo: 'bajo' });
    const { id } = await own.must<{ id: string }>(eva, 'POST', '/incidentes', body);
    await own.work();
    const idle = await callsDuring(own.api, () => own.work());
    await own.must(max, 'PUT', `/incidentes/${id}/cerrar`, { motivo: 'Ya está' });

    const calls = await callsDuring(own.api, () => own.work());

    // The rows, and both queues; holding the reading is paid for four times a minute.
    expect(idle).toEqual({ Query: 3 });
    // Her phone and her summary: what people chose and what waits for them (2), both parcels and the one that is brought
    // (3), what of it is still so (1), who she is, what she chose and has read by now and her notice (4); twice the idle ones, admins, her
    // devices and sessions.
    expect(calls).toEqual({ BatchGetItem: 4, GetItem: 3, PutItem: 3, Query: 9, UpdateItem: 1 });
    await own.close();
  });

  it('[OUT-6] begins with what happens from then on, not with all that is stored', async () => {
    const late = await OutreachDesk.open();
    const [eva, max] = [await late.api.people.student(), await late.api.people.admin()];
    await late.choose(max, { correo: 'al_momento' });
    await late.must(eva, 'POST', '/incidentes', aReport({ nivel_riesgo: 'critico' }));
    late.api.clock.advance(HOUR_MS);

    await late.work();
    await late.after(MINUTE_MS);

    expect(late.mailsTo(max)).toEqual([]);
    await late.close();
  });
});

async function unread(person: Person): Promise<readonly string[]> {
  const { notificaciones } = await desk.must<{
    notificaciones: { id: string; leida: boolean }[];
  }>(person, 'GET', '/notificaciones');
  return notificaciones.filter(({ leida }) => !leida).map(({ id }) => id);
}

/** How many DynamoDB calls of each kind are made. */
async function callsDuring(
  of: RunningApi,
  act: () => Promise<unknown>,
): Promise<Readonly<Record<string, number>>> {
  const stack = callStackOf(of);
  const calls: Record<string, number> = {};
  stack.add(
    (next, { commandName }) =>
      (call) => {
        const name = commandName.replace('Command', '');
        calls[name] = (calls[name] ?? 0) + 1;
        return next(call);
      },
    { step: 'initialize', name: 'count-outreach' },
  );
  try {
    await act();
  } finally {
    stack.remove('count-outreach');
  }
  return calls;
}

describe('paging', () => {
  /** Another campus, so that all admins are those of one test. */
  let campus: OutreachDesk;
  let day: Person;
  let night: Person;
  let eva: Person;

  beforeEach(async () => {
    campus = await OutreachDesk.open({ SMS_PER_INCIDENT: '3', SMS_PER_HOUR: '4' });
    const { people } = campus.api;
    [day, night, eva] = [
      await people.admin({ name: 'Dalia Día' }),
      await people.admin({ name: 'Nora Noche' }),
      await people.student({ name: 'Eva Soto' }),
    ];
    await campus.choose(day, {}, { telefono: '+51999888777' });
    await campus.choose(night, {}, { telefono: '+51999888666' });
    await onDuty(night, []);
  });

  afterEach(async () => {
    await campus.close();
  });

  const onDuty = (admin: Person, dias: readonly string[]): Promise<unknown> =>
    campus.must(admin, 'PUT', `/users/${admin.email}/turno`, {
      dias,
      desde: '00:00',
      hasta: '00:00',
      edificios: [],
    });

  async function danger(titulo = 'Cable pelado en el pasillo'): Promise<string> {
    const body = aReport({ nivel_riesgo: 'critico', titulo, lugar_especifico: 'Baño del 3º' });
    const { id } = await campus.must<{ id: string }>(eva, 'POST', '/incidentes', body);
    await campus.work();
    return id;
  }

  const mails = (person: Person): readonly string[] =>
    campus.mailsTo(person).map(({ subject }) => subject);
  const phones = (): readonly string[] => campus.texts.map(({ to }) => to);

  it('[OUT-8] [OUT-11] tells admins on duty at once, by mail and SMS, in their quiet hours too', async () => {
    const descanso = { desde: '00:00', hasta: '23:59' };
    await campus.choose(day, {}, { descanso, telefono: '+51999888777' });

    const id = await danger();

    expect(mails(day)).toEqual(['CRÍTICO: Cable pelado en el pasillo']);
    expect(mails(night)).toEqual([]);
    const [text, ...others] = campus.texts;
    expect(others).toEqual([]);
    expect(text).toMatchObject({ to: '+51999888777', type: 'Transactional', senderId: 'Vigia' });
    expect(text?.text).toMatch(/^CRITICO Ba\S+o del 3.*: Cable/);
    expect(text?.text).toContain(`/incidentes/${id}`);
    expect(text?.text.length).toBeLessThanOrEqual(140);
    expect(text?.text).not.toContain(eva.name);
  });

  it('[OUT-8] tells all admins where nobody is on duty, and nobody who did it themselves', async () => {
    await onDuty(day, []);
    await danger();
    expect([mails(day), mails(night)].map(({ length }) => length)).toEqual([1, 1]);

    const body = aReport({ nivel_riesgo: 'bajo' });
    const { id } = await campus.must<{ id: string }>(eva, 'POST', '/incidentes', body);
    await campus.must(day, 'PUT', `/incidentes/${id}`, { nivel_riesgo: 'critico' });
    await campus.work();

    expect([mails(day), mails(night)].map(({ length }) => length)).toEqual([1, 2]);
    await campus.after(11 * MINUTE_MS);
    expect(mails(day).filter((subject) => !subject.includes('Cable'))).toEqual([]);
  });

  it('[OUT-8] pages once, whoever reads the same rows again', async () => {
    await danger();
    const other = campus.secondTask();
    campus.api.clock.advance(MINUTE_MS + 1_000);
    await other.work();

    expect(mails(day)).toHaveLength(1);
    expect(campus.texts).toHaveLength(1);
  });

  it('[OUT-10] goes once more to all when nobody answers within ten minutes', async () => {
    await danger();
    await campus.after(9 * MINUTE_MS);
    expect(mails(night)).toEqual([]);

    await campus.after(MINUTE_MS);
    await campus.after(HOUR_MS);

    expect([mails(day), mails(night)].map(({ length }) => length)).toEqual([2, 1]);
    expect(campus.mailsTo(night)[0]?.text).toContain('Nadie respondió en diez minutos.');
    expect(phones().toSorted()).toEqual(['+51999888666', '+51999888777', '+51999888777']);
  });

  it.each([
    ['reads it', 'GET'],
    ['acts on the incident', 'PUT'],
  ])('[OUT-10] goes no further when somebody %s', async (_, how) => {
    const id = await danger();
    campus.api.clock.advance(1_000);
    if (how === 'GET') {
      const { notificaciones } = await campus.must<{ notificaciones: { id: string }[] }>(
        day,
        'GET',
        '/notificaciones',
      );
      const ids = notificaciones.map((one) => one.id);
      await campus.must(day, 'PUT', '/notificaciones/leidas', { ids });
    } else await campus.must(day, 'PUT', `/incidentes/${id}/cerrar`, { motivo: 'Ya está' });

    await campus.after(HOUR_MS);

    expect([mails(day), mails(night)].map(({ length }) => length)).toEqual([1, 0]);
  });

  it('[OUT-11] sends no more SMS than the installation allows, and the mails all the same', async () => {
    const pages = ['Uno', 'Dos', 'Tres', 'Cuatro', 'Cinco', 'Seis'];
    for (const title of pages) await danger(title);

    expect(mails(day)).toHaveLength(6);
    expect(campus.texts).toHaveLength(4);
    await campus.after(HOUR_MS);
    // What the hour had no room for, and what nobody answered: one SMS each.
    expect(campus.texts.length).toBeGreaterThan(4);
    expect(campus.texts.length).toBeLessThanOrEqual(8);
  });

  it('[OUT-11] counts no SMS that was not taken', async () => {
    campus.sms.throttled = 4;
    await danger();
    for (const wait of [15_000, MINUTE_MS, 5 * MINUTE_MS]) await campus.after(wait);
    expect(campus.texts).toEqual([]);

    await campus.after(5 * MINUTE_MS);

    expect(phones()).toContain('+51999888777');
  });

  it('[OUT-9] [OUT-8] tries again when the mail server does not take it', async () => {
    campus.api.mailbox.refuse = 1;
    await danger();
    expect(mails(day)).toEqual([]);

    await campus.after(15_000);

    expect(mails(day)).toHaveLength(1);
    expect(campus.texts).toHaveLength(1);
  });
});

describe('a task that works by itself', () => {
  it('[OUT-6] begins at once when it has told something', async () => {
    const own = await OutreachDesk.open();
    const [eva, max] = [await own.api.people.student(), await own.api.people.admin()];
    await own.work();
    own.courier.start();

    await own.must(eva, 'POST', '/incidentes', aReport({ nivel_riesgo: 'critico' }));
    const mail = await own.api.mailbox.wait(max.email, 2);

    expect(mail.subject).toBe('CRÍTICO: Fuga de agua');
    await own.close();
  });

  it('[OUT-6] brings nothing while it is off', async () => {
    const own = await OutreachDesk.open({ OUTREACH: 'off' });
    own.courier.start();
    await own.close();

    expect(own.texts).toEqual([]);
  });
});
