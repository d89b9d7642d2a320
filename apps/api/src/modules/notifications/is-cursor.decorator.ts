import { ULID_PATTERN } from '@vigia/wire';
import { Matches } from 'class-validator';

/** Where a catch-up starts: the id of a notification, or nothing for the beginning. */
export const CURSOR_PATTERN = new RegExp(`^(?:${ULID_PATTERN.source.slice(1, -1)})?$`);

const text = { es: 'debe ser un ULID o nada', en: 'must be a ULID or empty' };

export function IsCursor(): PropertyDecorator {
  return Matches(CURSOR_PATTERN, { context: { text } });
}
