import type { Person } from './people.js';
import { completed } from './photos.js';
import type { Call, RunningApi } from './start-api.js';

/** Everybody that a route may be called by. */
export const KINDS = [
  'nobody',
  'unverified student',
  'unverified worker',
  'awaiting worker',
  'student',
  'other student',
  'worker',
  'other worker',
  'admin',
] as const;
export type Kind = (typeof KINDS)[number];

export const REPORT = {
  titulo: 'Fuga de agua',
  descripcion: 'Sale agua del techo.',
  tipo: 'Infraestructura',
  piso: '3',
  lugar_especifico: 'Laboratorio 302',
  foto: '',
  Nivel_Riesgo: 'alto',
  tipo_trabajador_requerido: 'TI',
} as const;

/** A cast of people and the incidents they play with: the student reports, the worker gets it, the admin directs. */
export class Stage {
  private constructor(
    readonly api: RunningApi,
    private readonly cast: Record<Exclude<Kind, 'nobody'>, Person>,
  ) {}

  static async set(api: RunningApi): Promise<Stage> {
    const { people } = api;
    const [
      unverifiedStudent,
      unverifiedWorker,
      awaiting,
      student,
      otherStudent,
      worker,
      other,
      admin,
    ] = await Promise.all([
      people.student({ verified: false }),
      people.worker({ verified: false }),
      people.worker({ foreign: true }),
      people.student({ name: 'Ana Rojas' }),
      people.student({ name: 'Beto Paz' }),
      people.worker({ name: 'Leo Quispe', speciality: 'TI' }),
      people.worker({ name: 'Mia Soto', speciality: 'Seguridad' }),
      people.admin({ name: 'Jefa Campos' }),
    ]);
    return new Stage(api, {
      'unverified student': unverifiedStudent,
      'unverified worker': unverifiedWorker,
      'awaiting worker': awaiting,
      student,
      'other student': otherStudent,
      worker,
      'other worker': other,
      admin,
    });
  }

  person(kind: Exclude<Kind, 'nobody'>): Person {
    return this.cast[kind];
  }

  find(kind: Kind): Person | undefined {
    return kind === 'nobody' ? undefined : this.cast[kind];
  }

  /** Logs somebody in again whose sessions were ended. */
  async enterAgain(kind: Kind): Promise<void> {
    if (kind === 'nobody') return;
    const { email, name, role } = this.cast[kind];
    this.cast[kind] = await this.api.people.login(email, name, role);
  }

  /** A fresh incident; answers its path. */
  async pending(): Promise<string> {
    const { body } = await this.must('POST', '/incidentes', 'student', { body: REPORT });
    return `/incidentes/${(body as { id: string }).id}`;
  }

  async assigned(): Promise<string> {
    const path = await this.pending();
    await this.must('PUT', `${path}/asignar`, 'admin', {
      body: { trabajador_email: this.person('worker').email },
    });
    return path;
  }

  async started(): Promise<string> {
    const path = await this.assigned();
    await this.must('PUT', `${path}/estado`, 'worker', { body: { estado: 'en_proceso' } });
    return path;
  }

  async paused(): Promise<string> {
    const path = await this.started();
    await this.must('PUT', `${path}/pausar`, 'worker', { body: { motivo: 'Falta un repuesto' } });
    return path;
  }

  async resolved(): Promise<string> {
    const path = await this.assigned();
    await this.must('PUT', `${path}/estado`, 'worker', {
      body: { estado: 'resuelto', nota: 'Listo' },
    });
    return path;
  }

  async closed(): Promise<string> {
    const path = await this.pending();
    await this.must('PUT', `${path}/cerrar`, 'admin', { body: { motivo: 'Duplicado' } });
    return path;
  }

  /** A photo on an assigned incident; answers its path. */
  async photo(): Promise<string> {
    const path = await this.assigned();
    const id = await completed(this.api, this.person('student'));
    await this.must('POST', `${path}/fotos`, 'student', { body: { fotos: [id] } });
    return `/fotos/${id}`;
  }

  /** A fresh board of the worker, on which the student may write; answers its path. */
  async board(): Promise<string> {
    const { body } = await this.must('POST', '/tableros', 'worker', { body: { nombre: 'Plan' } });
    const path = `/tableros/${(body as { id: string }).id}`;
    await this.must('PUT', `${path}/invitados/${this.person('student').email}`, 'worker', {
      body: { rol: 'escritura' },
    });
    return path;
  }

  private async must(
    method: string,
    path: string,
    by: Exclude<Kind, 'nobody'>,
    call: Call,
  ): Promise<{ body: unknown }> {
    const answer = await this.api.call(method, path, { as: this.person(by), ...call });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
    return answer;
  }
}
