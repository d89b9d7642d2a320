import type { Speciality } from '@vigia/domain/shared';

/** The one password of all demo accounts. */
export const DEMO_PASSWORD = 'vigia-demo';

export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly speciality: Speciality | null;
}

const account = (
  email: string,
  name: string,
  speciality: Speciality | null = null,
): DemoAccount => ({ email, name, speciality });

/** Who can log in to the local system; the role follows from the mail domain. */
export const DEMO_ACCOUNTS = {
  admin: account('admin@admin.utec.edu.pe', 'Lucía Mendoza'),
  ana: account('ana.torres@utec.edu.pe', 'Ana Torres'),
  luis: account('luis.quispe@utec.edu.pe', 'Luis Quispe'),
  carla: account('carla.rojas@servicios-campus.pe', 'Carla Rojas', 'TI'),
  diego: account('diego.salas@servicios-campus.pe', 'Diego Salas', 'TI'),
  rosa: account('rosa.huaman@servicios-campus.pe', 'Rosa Huamán', 'Servicio de Limpieza'),
  jorge: account('jorge.paredes@servicios-campus.pe', 'Jorge Paredes', 'Seguridad'),
  miguel: account('miguel.soto@servicios-campus.pe', 'Miguel Soto', 'Electricista'),
} as const;

export type DemoPerson = keyof typeof DEMO_ACCOUNTS;
