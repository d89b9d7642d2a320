import type { AccountEventQuery } from '@vigia/domain/audit';
import type { List } from '../cursor.js';

/** The trail under one set of filters. */
export function accountEventList({ person, kind, from, before }: AccountEventQuery): List {
  return {
    name: 'audit',
    about: [person ?? null, kind ?? null, from ?? null, before ?? null],
    position: /^[0-9A-Z]{26}$/,
  };
}
