import { ApiPropertyOptional } from '@nestjs/swagger';
import { AccountEventKind } from '@vigia/domain/audit';
import { EMAIL_MAX } from '@vigia/domain/user';
import { IsText, textSchema } from '@vigia/platform/nest';
import { IsIn } from 'class-validator';
import { PageCursor, PageLimit } from '../../../paging/page.decorators.js';
import { INSTANT_SCHEMA, IsInstant } from '../../../requests/is-instant.decorator.js';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';

/** Events on one page at most. */
export const EVENTS_LIMIT = 100;
const KINDS = Object.values(AccountEventKind);
const ADDRESS = { max: EMAIL_MAX } as const;

/** Which events to look for. */
export class EventFilterQuery {
  @ApiPropertyOptional({
    ...textSchema(ADDRESS),
    description: 'Address of who did it or had it done to them.',
  })
  @MayBeAbsent()
  @IsText(ADDRESS)
  readonly persona?: string;

  @ApiPropertyOptional({ enum: KINDS, description: 'Only events of this kind.' })
  @MayBeAbsent()
  @IsIn(KINDS)
  readonly tipo?: AccountEventKind;

  @ApiPropertyOptional({ ...INSTANT_SCHEMA, description: 'Only events from this moment on.' })
  @MayBeAbsent()
  @IsInstant()
  readonly desde?: string;

  @ApiPropertyOptional({ ...INSTANT_SCHEMA, description: 'Only events before this moment.' })
  @MayBeAbsent()
  @IsInstant()
  readonly hasta?: string;

  @PageCursor()
  readonly cursor?: string;
}

export class ListEventsQuery extends EventFilterQuery {
  @PageLimit('Events', EVENTS_LIMIT)
  readonly limite?: number;
}
