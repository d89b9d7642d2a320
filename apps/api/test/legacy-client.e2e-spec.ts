import { createHash, randomUUID } from 'node:crypto';
import { UserRepository } from '@vigia/domain/user';
import type { IncidentView } from '@vigia/wire';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLiveApi, type LiveApi } from './support/live-api.js';
import type { LiveSocket } from './support/live-socket.js';
import { HOUR_MS, MINUTE_MS } from './support/movable-clock.js';
import { OldClient } from './support/old-client.js';
import { PASSWORD } from './support/people.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

let live: LiveApi;
let student: OldClient;
let otherStudent: OldClient;
let admin: OldClient;
let worker: OldClient;
let otherWorker: OldClient;

beforeAll(async () => {
  live = await startLiveApi({ CAMPUS_FEED: 'off' });
  [student, otherStudent, admin, worker, otherWorker] = await Promise.all([
    join('utec.edu.pe', 'Ana Quispe'),
    join('utec.edu.pe', 'Eva Soto'),
    join('admin.utec.edu.pe', 'Rosa Paz'),
    join('servicios.utec.edu.pe', 'Luis Rojas', 'Electricista'),
    join('servicios.utec.edu.pe', 'Otto Vega', 'TI'),
  ]);
});
afterAll(async () => {
  await live.close();
});

function anAddress(domain = 'utec.edu.pe'): string {
  return `p-${randomUUID()}@${domain}`;
}

/** Registers, opens the mailed link and logs in. */
async function join(domain: string, nombre: string, especialidad?: string): Promise<OldClient> {
  const client = new OldClient(live);
  const email = anAddress(domain);
  await client.post('/auth/register', { email, password: PASSWORD, nombre, especialidad });
  const token = await live.api.mailbox.token(email);
  await live.api.post('/auth/verify', { body: { token, password: PASSWORD } });
  await client.login(email, PASSWORD);
  return client;
}

/** What the old client shows when something is refused. */
function refusalOf({ status, body }: Response): readonly [number, string] {
  const { error, message } = body as { error?: string; message?: string };
  return [status, error ?? message ?? ''];
}

const REPORT = {
  titulo: 'Fuga de agua',
  descripcion: 'Sale agua del techo.',
  tipo: 'Infraestructura',
  piso: '3',
  lugar_especifico: 'Laboratorio 302',
  foto: 'https://photos.example/fuga.jpg',
  Nivel_Riesgo: 'critico',
  tipo_trabajador_requerido: 'Electricista',
};

async function report(overrides: Partial<typeof REPORT> = {}): Promise<IncidentView> {
  const answer = await student.post('/incidentes', { ...REPORT, ...overrides });
  expect(answer.status).toBe(201);
  return answer.body as IncidentView;
}

async function assigned(): Promise<IncidentView> {
  const { id } = await report();
  const answer = await admin.put(`/incidentes/${id}/asignar`, { trabajador_email: worker.email });
  expect(answer.status).toBe(200);
  return answer.body as IncidentView;
}

describe('[OLD-1] GET /health', () => {
  it('is ok for anyone', async () => {
    const answer = await new OldClient(live).get('/health');

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ status: 'ok' });
  });
});

describe('[OLD-1] POST /auth/register', () => {
  it.each([
    ['utec.edu.pe', 'estudiante', undefined],
    ['UTEC.edu.pe', 'estudiante', undefined],
    ['admin.utec.edu.pe', 'admin', undefined],
    ['gmail.com', 'trabajador', 'Servicio de Limpieza'],
    ['not-utec.edu.pe', 'trabajador', 'TI'],
  ])('takes somebody of %s as %s', async (domain, tipo, especialidad) => {
    const email = anAddress(domain);

    const answer = await new OldClient(live).post('/auth/register', {
      email,
      password: PASSWORD,
      nombre: 'Ana Quispe',
      ...(especialidad !== undefined && { especialidad }),
    });

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      message: 'Usuario registrado exitosamente',
      user: {
        user_id: expect.stringMatching(UUID),
        email: email.toLowerCase(),
        nombre: 'Ana Quispe',
        tipo,
        created_at: expect.stringMatching(TIME),
        ...(especialidad !== undefined && { especialidad }),
      },
    });
  });

  it.each<[object, string]>([
    [{ email: undefined }, 'Email, password y nombre son requeridos'],
    [{ password: '' }, 'Email, password y nombre son requeridos'],
    [{ nombre: undefined }, 'Email, password y nombre son requeridos'],
    [{ email: 'ana' }, 'Email inválido'],
    [{ password: 'corta' }, 'La contraseña debe tener al menos 10 caracteres'],
    [{ email: anAddress('gmail.com') }, 'Especialidad es requerida para trabajadores'],
    [
      { email: anAddress('gmail.com'), especialidad: 'Mago' },
      'Especialidad inválida. Debe ser una de: TI, Servicio de Limpieza, Seguridad, Electricista',
    ],
  ])('refuses %j: %s', async (fields, text) => {
    const body = { email: anAddress(), password: PASSWORD, nombre: 'Ana', ...fields };

    expect(refusalOf(await new OldClient(live).post('/auth/register', body))).toEqual([400, text]);
  });

  it('refuses an address that has an account', async () => {
    const body = { email: student.email, password: PASSWORD, nombre: 'Ana' };

    expect(refusalOf(await new OldClient(live).post('/auth/register', body))).toEqual([
      409,
      'El usuario ya existe',
    ]);
  });
});

describe('[OLD-1] POST /auth/login', () => {
  it('answers who it is; the browser keeps the session', async () => {
    const client = new OldClient(live);

    const answer = await client.login(worker.email ?? '', PASSWORD);

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      message: 'Login exitoso',
      user: {
        user_id: expect.stringMatching(UUID),
        email: worker.email,
        nombre: 'Luis Rojas',
        tipo: 'trabajador',
        created_at: expect.stringMatching(TIME),
        especialidad: 'Electricista',
      },
    });
    expect((await client.get('/incidentes')).status).toBe(200);
  });

  it.each([{ email: 'ana@utec.edu.pe' }, { password: 'x' }, {}, { email: '', password: '' }])(
    'wants both words, not %j',
    async (body) => {
      expect(refusalOf(await new OldClient(live).post('/auth/login', body))).toEqual([
        400,
        'Email y password son requeridos',
      ]);
    },
  );

  it('says the same of a wrong password and of nobody', async () => {
    const client = new OldClient(live);

    const wrong = await client.login(student.email ?? '', 'otra contraseña');
    const nobody = await client.login(anAddress(), PASSWORD);

    expect(refusalOf(wrong)).toEqual([401, 'Credenciales inválidas']);
    expect(refusalOf(nobody)).toEqual([401, 'Credenciales inválidas']);
  });

  it('[ACC-12] takes the password of an account of the old system', async () => {
    const email = anAddress();
    await live.api.app.get(UserRepository).create({
      id: randomUUID(),
      email,
      name: 'Antigua Alumna',
      role: 'estudiante',
      speciality: null,
      status: 'activo',
      passwordHash: createHash('sha256').update('clave1').digest('hex'),
      createdAt: '2024-05-01T10:00:00.000Z',
      openLoad: 0,
      sessionsSince: null,
      version: 1,
    });
    const client = new OldClient(live);

    expect((await client.login(email, 'clave1')).status).toBe(200);
    expect((await client.login(email, 'clave1')).status).toBe(200);
    expect((await client.post('/incidentes', REPORT)).status).toBe(201);
  });
});

describe('[OLD-1] a session', () => {
  it('lasts while it is used, and no longer than 12 hours after', async () => {
    const client = new OldClient(live);
    await client.login(otherStudent.email ?? '', PASSWORD);

    for (let at = 0; at < 3; at += 1) {
      live.api.clock.advance(11 * HOUR_MS);
      expect((await client.get('/incidentes')).status).toBe(200);
    }
    live.api.clock.advance(12 * HOUR_MS + 1);
    expect(refusalOf(await client.get('/incidentes'))[0]).toBe(401);

    await Promise.all(
      [student, otherStudent, admin, worker, otherWorker].map((one) =>
        one.login(one.email ?? '', PASSWORD),
      ),
    );
  });

  it('[ACC-13] is not what the header says', async () => {
    const client = new OldClient(live);
    client.email = admin.email;
    const text = 'No autenticado. Incluye X-User-Email header.';

    expect(refusalOf(await client.get('/incidentes'))).toEqual([401, text]);
    expect(refusalOf(await client.post('/incidentes', REPORT))).toEqual([401, text]);
    expect(refusalOf(await client.get('/users?tipo=trabajador'))).toEqual([
      401,
      'No autenticado. Header X-User-Email requerido.',
    ]);
    const { id } = await report();
    for (const route of ['', '/asignar', '/estado']) {
      const answer = await client.put(`/incidentes/${id}${route}`, {});
      expect(refusalOf(answer)).toEqual([401, 'No autenticado']);
    }
  });

  it('[ACC-13] must be that of the address in the header', async () => {
    const client = new OldClient(live);
    await client.login(student.email ?? '', PASSWORD);

    client.email = ` ${(student.email ?? '').toUpperCase()} `;
    expect((await client.get('/incidentes')).status).toBe(200);

    client.email = admin.email;
    expect((await client.get('/incidentes')).status).toBe(401);
    await expect(client.connect()).rejects.toThrow('403');
  });
});

describe('[OLD-1] POST /incidentes', () => {
  it('answers the incident with every field it knows', async () => {
    const answer = await student.post('/incidentes', REPORT);

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      ...REPORT,
      id: expect.stringMatching(UUID),
      Nivel_Riesgo: 'crítico',
      nivel_riesgo: 'crítico',
      Fecha_creacion: expect.stringMatching(TIME),
      fecha_creacion: answer.body.Fecha_creacion,
      estado: 'pendiente',
      veces_reportado: 1,
      creado_por: student.email,
      creado_por_nombre: 'Ana Quispe',
      asignado_a: null,
      asignado_a_nombre: null,
      asignado_a_especialidad: null,
      asignado_por: null,
      fecha_asignacion: null,
    });
  });

  it.each([
    ['bajo', '', 'bajo'],
    ['MEDIO', 'Limpieza', 'medio'],
    ['Alto', 'Seguridad', 'alto'],
    ['crítico', 'TI', 'crítico'],
  ])('takes the risk %s and the trade "%s"', async (Nivel_Riesgo, trade, risk) => {
    const incident = await report({ Nivel_Riesgo, tipo_trabajador_requerido: trade, foto: '' });

    expect(incident.Nivel_Riesgo).toBe(risk);
    expect(incident.tipo_trabajador_requerido).toBe(
      trade === 'Limpieza' ? 'Servicio de Limpieza' : trade,
    );
  });

  it('is for students', async () => {
    for (const client of [admin, worker]) {
      expect(refusalOf(await client.post('/incidentes', REPORT))).toEqual([
        403,
        'Solo estudiantes pueden crear incidentes',
      ]);
    }
  });
});

describe('[OLD-1] GET /incidentes', () => {
  it('answers a bare array: own, assigned, all', async () => {
    const [mine, theirs] = [await report(), await assigned()];
    const list = async (client: OldClient): Promise<string[]> => {
      const { status, body } = await client.get('/incidentes');
      expect(status).toBe(200);
      expect(Array.isArray(body)).toBe(true);
      return (body as IncidentView[]).map(({ id }) => id);
    };

    expect(await list(student)).toEqual(expect.arrayContaining([mine.id, theirs.id]));
    expect(await list(otherStudent)).toEqual([]);
    expect(await list(worker)).toContain(theirs.id);
    expect(await list(worker)).not.toContain(mine.id);
    expect(await list(otherWorker)).toEqual([]);
    expect(await list(admin)).toEqual(expect.arrayContaining([mine.id, theirs.id]));
  });
});

describe('[OLD-1] PUT /incidentes/{id}', () => {
  const fields = {
    titulo: 'Otra fuga',
    descripcion: 'Gotea.',
    tipo: 'Agua',
    piso: '4',
    lugar_especifico: 'Pasillo',
    Nivel_Riesgo: 'bajo',
  };

  it('edits, and says who did and when', async () => {
    const { id } = await report();

    const answer = await admin.put(`/incidentes/${id}`, fields);

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      ...fields,
      estado: 'pendiente',
      modificado_por: admin.email,
      ultima_modificacion: expect.stringMatching(TIME),
    });
  });

  it('closes from every state, also with the fields of the form beside it', async () => {
    const started = await assigned();
    await worker.put(`/incidentes/${started.id}/estado`, { estado: 'en_proceso' });
    const resolved = await assigned();
    await worker.put(`/incidentes/${resolved.id}/estado`, { estado: 'resuelto' });

    for (const { id } of [await report(), await assigned(), started, resolved]) {
      const answer = await admin.put(`/incidentes/${id}`, { ...fields, estado: 'cerrado' });
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        estado: 'cerrado',
        cerrado_por: admin.email,
        fecha_cierre: expect.stringMatching(TIME),
      });
    }
  });

  it('refuses a move that the table does not have, and changes nothing', async () => {
    const { id } = await report();

    const answer = await admin.put(`/incidentes/${id}`, { titulo: 'X', estado: 'resuelto' });

    expect(answer.status).toBe(409);
    const list = (await student.get('/incidentes')).body as IncidentView[];
    expect(list.find((one) => one.id === id)).toMatchObject({
      titulo: 'Fuga de agua',
      estado: 'pendiente',
    });
  });

  it('is for admins', async () => {
    const { id } = await assigned();

    for (const client of [student, worker]) {
      expect(refusalOf(await client.put(`/incidentes/${id}`, fields))).toEqual([
        403,
        'Solo administradores pueden editar incidentes',
      ]);
    }
  });

  it('finds what there is', async () => {
    expect(refusalOf(await admin.put(`/incidentes/${randomUUID()}`, fields))).toEqual([
      404,
      'Incidente no encontrado',
    ]);
  });
});

describe('[OLD-1] PUT /incidentes/{id}/asignar', () => {
  it('assigns, and again', async () => {
    const { id } = await report();

    for (const [client, name, speciality] of [
      [worker, 'Luis Rojas', 'Electricista'],
      [otherWorker, 'Otto Vega', 'TI'],
      [worker, 'Luis Rojas', 'Electricista'],
    ] as const) {
      const answer = await admin.put(`/incidentes/${id}/asignar`, {
        trabajador_email: client.email,
      });
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({
        estado: 'asignado',
        asignado_a: client.email,
        asignado_a_nombre: name,
        asignado_a_especialidad: speciality,
        asignado_por: admin.email,
        fecha_asignacion: expect.stringMatching(TIME),
      });
    }
  });

  it('refuses with the words of the contract', async () => {
    const { id } = await report();
    const assign = async (client: OldClient, at: string, body: object): Promise<unknown> =>
      refusalOf(await client.put(`/incidentes/${at}/asignar`, body));

    expect(await assign(admin, id, {})).toEqual([400, 'trabajador_email es requerido']);
    expect(await assign(admin, id, { trabajador_email: otherStudent.email })).toEqual([
      400,
      'Solo se puede asignar a usuarios de tipo trabajador',
    ]);
    expect(await assign(admin, randomUUID(), { trabajador_email: otherStudent.email })).toEqual([
      400,
      'Solo se puede asignar a usuarios de tipo trabajador',
    ]);
    expect(await assign(worker, id, { trabajador_email: worker.email })).toEqual([
      403,
      'Solo administradores pueden asignar incidentes',
    ]);
    expect(await assign(admin, randomUUID(), { trabajador_email: anAddress() })).toEqual([
      404,
      'Trabajador no encontrado',
    ]);
    expect(await assign(admin, randomUUID(), { trabajador_email: worker.email })).toEqual([
      404,
      'Incidente no encontrado',
    ]);
  });
});

describe('[OLD-1] PUT /incidentes/{id}/estado', () => {
  it('starts and resolves', async () => {
    const { id } = await assigned();

    const started = await worker.put(`/incidentes/${id}/estado`, { estado: 'en_proceso' });
    const resolved = await worker.put(`/incidentes/${id}/estado`, { estado: 'resuelto' });

    expect(started.body).toMatchObject({
      estado: 'en_proceso',
      fecha_inicio: expect.stringMatching(TIME),
    });
    expect(resolved.body).toMatchObject({
      estado: 'resuelto',
      fecha_inicio: started.body.fecha_inicio,
      fecha_resolucion: expect.stringMatching(TIME),
    });
  });

  it('refuses with the words of the contract', async () => {
    const { id } = await assigned();
    const move = async (client: OldClient, at: string, estado?: string): Promise<unknown> =>
      refusalOf(await client.put(`/incidentes/${at}/estado`, { estado }));

    for (const estado of [undefined, 'cerrado', 'pendiente', 'x']) {
      expect(await move(worker, id, estado)).toEqual([
        400,
        'Estado inválido. Solo permitido: en_proceso, resuelto',
      ]);
    }
    for (const client of [admin, student]) {
      expect(await move(client, id, 'en_proceso')).toEqual([
        403,
        'Solo trabajadores pueden actualizar su estado',
      ]);
    }
    expect(await move(otherWorker, id, 'en_proceso')).toEqual([
      403,
      'Este incidente no está asignado a ti',
    ]);
    expect(await move(worker, randomUUID(), 'en_proceso')).toEqual([
      404,
      'Incidente no encontrado',
    ]);
  });
});

describe('[OLD-1] GET /users', () => {
  it('answers a bare array of one kind', async () => {
    const answer = await admin.get('/users?tipo=trabajador');

    expect(answer.status).toBe(200);
    const users = answer.body as { email: string; tipo: string }[];
    expect(users.every(({ tipo }) => tipo === 'trabajador')).toBe(true);
    expect(users.find(({ email }) => email === worker.email)).toMatchObject({
      user_id: expect.stringMatching(UUID),
      nombre: 'Luis Rojas',
      tipo: 'trabajador',
      created_at: expect.stringMatching(TIME),
      especialidad: 'Electricista',
    });
  });

  it('is for admins', async () => {
    for (const client of [student, worker]) {
      expect(refusalOf(await client.get('/users?tipo=trabajador'))).toEqual([
        403,
        'Solo administradores pueden listar usuarios',
      ]);
    }
  });
});

describe('[OLD-1] the socket', () => {
  interface Frame {
    readonly action?: string;
    readonly item?: IncidentView;
    readonly incidente_id?: string;
  }

  /** Sockets of everybody, and what all of them are told in the order in which it arrives. */
  class Listeners {
    readonly journal: (readonly [string, string | undefined])[] = [];
    readonly sockets: Readonly<Record<string, LiveSocket>>;

    private constructor(sockets: Readonly<Record<string, LiveSocket>>) {
      this.sockets = sockets;
      for (const [who, socket] of Object.entries(sockets)) {
        socket.onMessage((frame) => this.journal.push([who, (frame as Frame).action]));
      }
    }

    static async open(): Promise<Listeners> {
      const clients = { student, otherStudent, admin, worker, otherWorker };
      const sockets = await Promise.all(
        Object.entries(clients).map(
          async ([who, client]) => [who, await client.connect()] as const,
        ),
      );
      return new Listeners(Object.fromEntries(sockets));
    }

    /** The frames that the old client acts on: those with an action. */
    async of(who: string, incidentId: string, count: number): Promise<readonly Frame[]> {
      const frames = await this.sockets[who]!.about(incidentId, count);
      return frames.filter(({ action }) => action !== undefined);
    }

    async close(): Promise<void> {
      await Promise.all(Object.values(this.sockets).map((socket) => socket.close()));
    }
  }

  it('tells of a new incident to everybody who may see it, and names its reporter to those who may know', async () => {
    const listeners = await Listeners.open();

    const incident = await report();

    for (const who of ['admin', 'student']) {
      const [frame] = await listeners.of(who, incident.id, 1);
      expect(frame).toMatchObject({
        action: 'new_incidente',
        item: { ...REPORT, Nivel_Riesgo: 'crítico', id: incident.id, creado_por: student.email },
      });
    }
    const [frame] = await listeners.of('worker', incident.id, 1);
    expect(frame).toMatchObject({ action: 'new_incidente', item: { titulo: 'Fuga de agua' } });
    expect(JSON.stringify(frame)).not.toMatch(new RegExp(`Ana Quispe|${student.email ?? ''}`));
    expect(listeners.sockets['otherWorker']?.received).toEqual([]);
    expect(listeners.sockets['otherStudent']?.received).toEqual([]);
    await listeners.close();
  });

  it('[LIV-6] tells of an assignment to the worker first, then to the reporter', async () => {
    const listeners = await Listeners.open();
    const incident = await report();
    await admin.put(`/incidentes/${incident.id}/asignar`, { trabajador_email: worker.email });

    const [, toWorker] = await listeners.of('worker', incident.id, 2);
    expect(toWorker).toMatchObject({
      action: 'nueva_asignacion',
      incidente_id: incident.id,
      titulo: 'Fuga de agua',
      descripcion: 'Sale agua del techo.',
      ubicacion: expect.stringMatching(/3.*Laboratorio 302/),
      creado_por: student.email,
      timestamp: expect.stringMatching(TIME),
      mensaje: 'Se te ha asignado un nuevo incidente: Fuga de agua',
    });
    const [, toReporter] = await listeners.of('student', incident.id, 2);
    expect(toReporter).toMatchObject({
      action: 'estado_change',
      incidente_id: incident.id,
      titulo: 'Fuga de agua',
      old_estado: 'pendiente',
      new_estado: 'asignado',
      timestamp: expect.stringMatching(TIME),
      mensaje: "El estado de tu incidente 'Fuga de agua' cambió de pendiente a asignado",
    });
    expect(listeners.journal.slice(3, 5)).toEqual([
      ['worker', 'nueva_asignacion'],
      ['student', 'estado_change'],
    ]);
    await listeners.close();
  });

  it('tells a worker of each assignment', async () => {
    const listeners = await Listeners.open();
    const { id } = await report({ tipo_trabajador_requerido: '' });
    for (const { email } of [worker, otherWorker, worker]) {
      await admin.put(`/incidentes/${id}/asignar`, { trabajador_email: email });
    }

    const frames = await listeners.of('worker', id, 3);

    expect(frames.map(({ action }) => action)).toEqual(['nueva_asignacion', 'nueva_asignacion']);
    await listeners.close();
  });

  it('[LIV-6] tells of a worker’s progress to the reporter first, then to admins', async () => {
    const { id } = await assigned();
    const listeners = await Listeners.open();
    await worker.put(`/incidentes/${id}/estado`, { estado: 'en_proceso' });
    await listeners.sockets['worker']?.about(id, 1);
    await worker.put(`/incidentes/${id}/estado`, { estado: 'resuelto' });
    await listeners.sockets['worker']?.about(id, 2);

    const [toReporter] = await listeners.of('student', id, 1);
    expect(toReporter).toMatchObject({
      action: 'estado_change',
      old_estado: 'asignado',
      new_estado: 'en_proceso',
      mensaje: "El estado de tu incidente 'Fuga de agua' cambió de asignado a en_proceso",
    });
    const toAdmin = await listeners.of('admin', id, 2);
    expect(toAdmin).toMatchObject([
      {
        action: 'trabajador_update',
        incidente_id: id,
        titulo: 'Fuga de agua',
        new_estado: 'en_proceso',
        trabajador_email: worker.email,
        timestamp: expect.stringMatching(TIME),
        mensaje: "Trabajador actualizó incidente 'Fuga de agua' a en_proceso",
      },
      { action: 'trabajador_update', new_estado: 'resuelto' },
    ]);
    expect(listeners.journal).toEqual([
      ['student', 'estado_change'],
      ['admin', 'trabajador_update'],
      ['worker', undefined],
      ['student', 'estado_change'],
      ['admin', 'trabajador_update'],
      ['worker', undefined],
    ]);
    await listeners.close();
  });

  it('tells the reporter of a closed incident', async () => {
    const { id } = await report();
    const listeners = await Listeners.open();
    await admin.put(`/incidentes/${id}`, { estado: 'cerrado' });

    const [frame] = await listeners.of('student', id, 1);

    expect(frame).toMatchObject({
      action: 'estado_change',
      old_estado: 'pendiente',
      new_estado: 'cerrado',
    });
    await listeners.close();
  });

  it('opens again with the same cookie after it was cut, also when 15 minutes have gone', async () => {
    const first = await student.connect();
    first.cut();
    live.api.clock.advance(16 * MINUTE_MS);
    const second = await student.connect();

    const { id } = await report();

    expect(await second.about(id, 1)).toMatchObject([{ action: 'new_incidente' }]);
    await second.close();
  });

  it('[LIV-1] opens for nobody without a session, whatever the address says', async () => {
    const client = new OldClient(live);
    client.email = student.email;
    await expect(client.connect()).rejects.toThrow('403');

    await client.login(student.email ?? '', PASSWORD);
    client.forgetCookies();
    await expect(client.connect()).rejects.toThrow('403');
  });
});
