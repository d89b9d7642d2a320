import { Role } from '@vigia/domain/shared';
import type { RolePolicy } from '@vigia/domain/user';

/** The campus that the local system plays. */
export const CAMPUS = {
  roles: {
    domains: { 'admin.utec.edu.pe': Role.Admin, 'utec.edu.pe': Role.Student },
    otherwise: Role.Worker,
  } satisfies RolePolicy,
  /** Students see the public part of all incidents. */
  feed: true as boolean,
  incidentTypes: [
    'Infraestructura',
    'Electricidad',
    'Tecnología',
    'Limpieza',
    'Seguridad',
    'Mobiliario',
    'Otro',
  ],
  floors: ['Sótano', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
} as const;
