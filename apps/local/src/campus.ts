import { join } from 'node:path';
import { Role } from '@vigia/domain/shared';
import type { RolePolicy } from '@vigia/domain/user';

/** The campus that the local system plays. */
export const CAMPUS = {
  roles: {
    domains: { 'admin.utec.edu.pe': Role.Admin, 'utec.edu.pe': Role.Student },
    otherwise: Role.Worker,
  } satisfies RolePolicy,
  timeZone: 'America/Lima',
  /** Students see the public part of all incidents. */
  feed: true as boolean,
  /** Its places, kinds of incident and risks. */
  file: join(import.meta.dirname, '../../api/campus/demo.json'),
} as const;
