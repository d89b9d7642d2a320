import { openSession, type Session } from '@vigia/domain/identity';
import { Role } from '@vigia/domain/shared';
import { AccountStatus, type User } from '@vigia/domain/user';
import { toUserDto } from '../../apps/api/src/modules/users/dto/user.dto.js';
import type { User as Viewer } from '../../frontend/src/shared/api/models.js';

function account(
  name: string,
  email: string,
  role: Role,
  speciality: User['speciality'] = null,
): User {
  return {
    id: `e3c1a1de-6d0b-4a52-8f5c-${name.length.toString().padStart(12, '0')}`,
    email,
    name,
    role,
    speciality,
    status: AccountStatus.Active,
    passwordHash: '',
    createdAt: '2026-01-01T00:00:00.000Z',
    openLoad: 0,
    sessionsSince: null,
    version: 1,
  };
}

/** Who a run is about: two students, a worker of the trade that everything is reported for, two admins. */
export const PEOPLE: readonly User[] = [
  account('Ana', 'ana@utec.edu.pe', Role.Student),
  account('Luis', 'luis@gmail.com', Role.Worker, 'Electricista'),
  account('Rosa', 'rosa@admin.utec.edu.pe', Role.Admin),
  account('Eva', 'eva@utec.edu.pe', Role.Student),
  account('Ramiro', 'ramiro@admin.utec.edu.pe', Role.Admin),
];

export const WORKER = 'luis@gmail.com';

/** Somebody as their own screen knows them. */
export function viewerOf(user: User): Viewer {
  return toUserDto(user) as Viewer;
}

/** Somebody is logged in on a device from here on. */
export function aSession(id: string, email: string, at: string): Session {
  return openSession({ id, email, agent: 'model', cookieHash: '', refreshHash: '' }, at);
}
