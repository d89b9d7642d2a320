import type { Role } from '@vigia/domain/shared';
import type { AccountStatus } from '@vigia/domain/user';
import type { List } from '../cursor.js';

/** The accounts of one role by address. */
export function userList(role: Role, status: AccountStatus | undefined): List {
  return { name: 'users', about: [role, status ?? null], position: /^[^\s@]+@[^\s@]+$/u };
}
