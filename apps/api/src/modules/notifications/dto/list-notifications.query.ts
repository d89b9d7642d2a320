import { ApiPropertyOptional } from '@nestjs/swagger';
import { ProblemException } from '@vigia/platform/nest';
import { ULID_PATTERN } from '@vigia/wire';
import { WholeNumber } from '../../../paging/whole-number.decorator.js';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import type { InboxQuery } from '../inbox.service.js';
import { CURSOR_PATTERN, IsCursor } from '../is-cursor.decorator.js';
import { IsUlid } from '../is-ulid.decorator.js';

const ULID = { maxLength: 26, pattern: ULID_PATTERN.source } as const;
const LIMIT = { min: 1, max: 200, default: 50 } as const;

export class ListNotificationsQuery {
  @MayBeAbsent()
  @IsCursor()
  @ApiPropertyOptional({
    maxLength: 26,
    pattern: CURSOR_PATTERN.source,
    description:
      'Catch up: what came after this cursor, oldest first; some known ones may repeat. Empty, as the cursor of who was never told anything: from the beginning.',
  })
  readonly desde?: string;

  @MayBeAbsent()
  @IsUlid()
  @ApiPropertyOptional({
    ...ULID,
    description: 'Look back: what is older than this id, newest first. Not together with `desde`.',
  })
  readonly antes?: string;

  @MayBeAbsent()
  @WholeNumber(LIMIT.min, LIMIT.max)
  @ApiPropertyOptional({
    type: 'integer',
    format: 'int32',
    minimum: LIMIT.min,
    maximum: LIMIT.max,
    default: LIMIT.default,
  })
  readonly limite?: number;
}

export function toInboxQuery({ desde, antes, limite }: ListNotificationsQuery): InboxQuery {
  if (desde !== undefined && antes !== undefined) {
    const detail = { es: 'no puede ir junto con desde', en: 'cannot go together with desde' };
    throw new ProblemException('invalid-request', { errors: [{ pointer: '#/antes', detail }] });
  }
  return {
    limit: limite ?? LIMIT.default,
    ...(desde !== undefined && { since: desde }),
    ...(antes !== undefined && { before: antes }),
  };
}
