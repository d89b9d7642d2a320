import { randomUUID } from 'node:crypto';
import type { Role, Speciality } from '@vigia/domain/shared';
import type { Response } from 'supertest';
import type { Mailbox } from './mailbox.js';

export const PASSWORD = 'cuatro palabras al azar';

/** Somebody with an account and an open session. */
export interface Person {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly role: Role;
  readonly token: string;
  readonly refreshToken: string;
  /** `vigia_session=...; vigia_access=...`, as a browser sends them. */
  readonly cookie: string;
}

export interface PersonOptions {
  readonly name?: string;
  readonly speciality?: Speciality;
  /** `false` leaves the link in the mail unopened. */
  readonly verified?: boolean;
  /** A mail domain of nobody's; such a worker waits for an admin. */
  readonly foreign?: boolean;
}

const DOMAINS: Readonly<Record<Role, string>> = {
  estudiante: 'utec.edu.pe',
  trabajador: 'servicios.utec.edu.pe',
  admin: 'admin.utec.edu.pe',
};

/** The part of a running api that people need to join. */
interface Door {
  readonly mailbox: Mailbox;
  post(path: string, call: { readonly body: object }): Promise<Response>;
}

/** Makes people the way people do: they register, open the link in their mail and log in. */
export class People {
  constructor(private readonly api: Door) {}

  student(options?: PersonOptions): Promise<Person> {
    return this.join('estudiante', options);
  }

  worker(options?: PersonOptions): Promise<Person> {
    return this.join('trabajador', options);
  }

  admin(options?: PersonOptions): Promise<Person> {
    return this.join('admin', options);
  }

  /** An address that nobody has yet. */
  address(role: Role, foreign = false): string {
    return `p-${randomUUID()}@${foreign ? 'limpieza.example' : DOMAINS[role]}`;
  }

  private async join(role: Role, options: PersonOptions = {}): Promise<Person> {
    const { name = 'Ana Rojas', speciality = 'TI', verified = true, foreign = false } = options;
    const email = this.address(role, foreign);
    const registered = await this.api.post('/auth/register', {
      body: {
        email,
        password: PASSWORD,
        nombre: name,
        ...(role === 'trabajador' && { especialidad: speciality }),
      },
    });
    if (registered.status !== 201) throw new Error(`Not registered: ${registered.text}`);
    if (verified) {
      const token = await this.api.mailbox.token(email);
      const answer = await this.api.post('/auth/verify', { body: { token, password: PASSWORD } });
      if (answer.status !== 200) throw new Error(`Not verified: ${answer.text}`);
    }
    return this.login(email, name, role);
  }

  /** A further session of an account. */
  async login(email: string, name: string, role: Role, password = PASSWORD): Promise<Person> {
    const answer = await this.api.post('/auth/login', { body: { email, password } });
    if (answer.status !== 200) throw new Error(`Not logged in: ${answer.text}`);
    return {
      email,
      name,
      password,
      role,
      token: answer.body.access_token as string,
      refreshToken: answer.body.refresh_token as string,
      cookie: cookiesOf(answer.get('Set-Cookie')),
    };
  }
}

/** What a browser sends back after these `Set-Cookie` headers. */
export function cookiesOf(headers: readonly string[] | undefined): string {
  return (headers ?? []).map((header) => header.split(';')[0]).join('; ');
}
