import { randomUUID } from 'node:crypto';
import type { IncidentView } from '@vigia/wire';
import type { Response } from 'supertest';
import type { Person } from './people.js';
import type { RunningApi } from './start-api.js';

export interface Report {
  readonly titulo: string;
  readonly descripcion: string;
  readonly [field: string]: unknown;
}

/** A report as the form of the web app sends it. */
export function aReport(overrides: Readonly<Record<string, unknown>> = {}): Report {
  return {
    titulo: 'Fuga de agua',
    descripcion: 'Sale agua del techo.',
    tipo: 'Infraestructura',
    piso: '3',
    lugar_especifico: 'Laboratorio 302',
    foto: '',
    nivel_riesgo: 'alto',
    tipo_trabajador_requerido: 'Electricista',
    ...overrides,
  };
}

type Api = Pick<RunningApi, 'get' | 'post' | 'put' | 'people'>;

/** The people around an incident, and the steps of its life, each of which must succeed. */
export class Desk {
  private constructor(
    private readonly api: Api,
    readonly ana: Person,
    readonly eva: Person,
    readonly rosa: Person,
    readonly luis: Person,
    readonly otto: Person,
  ) {}

  /** Ana and Eva study, Rosa is an admin, Luis an electrician, Otto knows computers. */
  static async open(api: Api): Promise<Desk> {
    const { people } = api;
    const [ana, eva, rosa, luis, otto] = await Promise.all([
      people.student({ name: 'Ana Quispe' }),
      people.student({ name: 'Eva Soto' }),
      people.admin({ name: 'Rosa Paz' }),
      people.worker({ name: 'Luis Rojas', speciality: 'Electricista' }),
      people.worker({ name: 'Otto Vega', speciality: 'TI' }),
    ]);
    return new Desk(api, ana, eva, rosa, luis, otto);
  }

  async reported(overrides: Readonly<Record<string, unknown>> = {}): Promise<IncidentView> {
    const answer = await this.api.post('/incidentes', { as: this.ana, body: aReport(overrides) });
    return done(answer, 201);
  }

  async assigned(overrides?: Readonly<Record<string, unknown>>): Promise<IncidentView> {
    return this.move(await this.reported(overrides), 'asignar', this.rosa, {
      trabajador_email: this.luis.email,
    });
  }

  async started(): Promise<IncidentView> {
    return this.move(await this.assigned(), 'estado', this.luis, { estado: 'en_proceso' });
  }

  async paused(): Promise<IncidentView> {
    return this.move(await this.started(), 'pausar', this.luis, { motivo: 'Falta un repuesto.' });
  }

  async resolved(): Promise<IncidentView> {
    const body = { estado: 'resuelto', nota: 'Se cambió la llave.' };
    return this.move(await this.started(), 'estado', this.luis, body);
  }

  async closed(): Promise<IncidentView> {
    return this.move(await this.reported(), 'cerrar', this.rosa, { motivo: 'Es un duplicado.' });
  }

  async move(
    { id }: IncidentView,
    route: string,
    as: Person,
    body: unknown,
  ): Promise<IncidentView> {
    return done(await this.api.put(`/incidentes/${id}/${route}`, { as, body }), 200);
  }

  /** The incident as it is stored, all of it. */
  async now({ id }: IncidentView): Promise<IncidentView> {
    return done(await this.api.get(`/incidentes/${id}`, { as: this.rosa }), 200);
  }

  /** How many incidents a worker has on their plate. */
  async loadOf(worker: Person): Promise<number> {
    const answer = await this.api.get('/me', { as: worker });
    return (answer.body as { carga: number }).carga;
  }
}

/** A text that no other test uses. */
export function aMark(): string {
  return randomUUID().slice(0, 8);
}

function done(answer: Response, status: number): IncidentView {
  if (answer.status !== status) throw new Error(`${String(answer.status)}: ${answer.text}`);
  return answer.body as IncidentView;
}
