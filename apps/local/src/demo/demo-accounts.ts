import type { Speciality } from '@vigia/domain/shared';
import { ANY_TIME, type Shift } from '@vigia/domain/user';

/** The one password of all demo accounts. */
export const DEMO_PASSWORD = 'vigia-demo';

export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly speciality: Speciality | null;
  readonly shift?: Shift;
}

const account = (
  email: string,
  name: string,
  speciality: Speciality | null = null,
): DemoAccount => ({ email, name, speciality });

/** Somebody who is there at any time, so that suggestions can be tried at any time. */
const worker = (
  name: string,
  email: string,
  speciality: Speciality,
  ...buildings: readonly string[]
): DemoAccount => ({
  ...account(`${email}@servicios-campus.pe`, name, speciality),
  shift: { ...ANY_TIME, buildings, maximum: 8 },
});

/** Who can log in to the local system; the role follows from the mail domain. */
export const DEMO_ACCOUNTS = {
  admin: account('admin@admin.utec.edu.pe', 'Lucía Mendoza'),
  ana: account('ana.torres@utec.edu.pe', 'Ana Torres'),
  luis: account('luis.quispe@utec.edu.pe', 'Luis Quispe'),
  carla: worker('Carla Rojas', 'carla.rojas', 'TI', 'central', 'laboratorios'),
  diego: worker('Diego Salas', 'diego.salas', 'TI', 'aulas'),
  rosa: worker('Rosa Huamán', 'rosa.huaman', 'Servicio de Limpieza', 'aulas', 'central'),
  jorge: worker('Jorge Paredes', 'jorge.paredes', 'Seguridad', 'central', 'estacionamiento'),
  miguel: worker('Miguel Soto', 'miguel.soto', 'Electricista', 'laboratorios', 'central'),
} as const;

export type DemoPerson = keyof typeof DEMO_ACCOUNTS;
