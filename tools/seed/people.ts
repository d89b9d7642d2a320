import { Role, SPECIALITIES, type Speciality } from '@vigia/domain/shared';
import { AccountStatus, type User } from '@vigia/domain/user';
import { Dice } from './dice.js';

/** Whoever has a part in the seeded incidents. */
export interface People {
  readonly students: readonly User[];
  readonly workers: readonly User[];
  readonly admins: readonly User[];
}

const STUDENTS = 300;
const WORKERS_PER_TRADE = 6;
const ADMINS = 3;

// prettier-ignore
const FIRST = ['Ana', 'Luis', 'María', 'José', 'Carmen', 'Jorge', 'Rosa', 'Pedro', 'Lucía', 'Diego', 'Elena', 'Raúl', 'Sofía', 'Hugo', 'Valeria', 'Iván', 'Camila', 'Óscar', 'Paola', 'Bruno', 'Milagros', 'Renzo', 'Fátima', 'Aarón'];
// prettier-ignore
const LAST = ['Quispe', 'Flores', 'Rojas', 'Huamán', 'Torres', 'Mamani', 'Vargas', 'Chávez', 'Ramos', 'Salas', 'Paredes', 'Soto', 'Castillo', 'Núñez', 'Ríos', 'Medina', 'Ccori', 'Ibáñez', 'Peña', 'Aguilar'];

/** The same people for the same seed; all log in with the password of `passwordHash`. */
export function makePeople(seed: number, passwordHash: string, at: string): People {
  const dice = new Dice(seed);
  const several = (count: number, kind: string, domain: string, role: Role): User[] =>
    Array.from({ length: count }, (_, n) => ({
      id: dice.uuid(),
      email: `${kind}${String(n + 1)}@${domain}`,
      name: `${dice.pick(FIRST)} ${dice.pick(LAST)} ${dice.pick(LAST)}`,
      role,
      speciality: role === Role.Worker ? tradeOf(n) : null,
      status: AccountStatus.Active,
      passwordHash,
      createdAt: at,
      openLoad: 0,
      sessionsSince: null,
      version: 1,
    }));
  return {
    students: several(STUDENTS, 'alumno', 'utec.edu.pe', Role.Student),
    workers: several(
      WORKERS_PER_TRADE * SPECIALITIES.length,
      'tecnico',
      'servicios-campus.pe',
      Role.Worker,
    ),
    admins: several(ADMINS, 'oficina', 'admin.utec.edu.pe', Role.Admin),
  };
}

function tradeOf(n: number): Speciality {
  return SPECIALITIES[n % SPECIALITIES.length] ?? SPECIALITIES[0];
}
