import { ApiPropertyOptional } from '@nestjs/swagger';
import { AccountEventKind } from '@vigia/domain/audit';
import { EMAIL_MAX } from '@vigia/domain/user';
import { IsText, textSchema } from '@vigia/platform/nest';
import { IsIn } from 'class-validator';
import { WholeNumber } from '../../../paging/whole-number.decorator.js';
import { INSTANT_SCHEMA, IsInstant } from '../../../requests/is-instant.decorator.js';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';

/** Events on one page at most. */
export const EVENTS_LIMIT = 100;
const KINDS = Object.values(AccountEventKind);
const ADDRESS = { max: EMAIL_MAX } as const;
const CURSOR = { max: 1024 } as const;

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

  @ApiPropertyOptional({
    ...textSchema(CURSOR),
    description: 'From the `Link` header of the page before.',
  })
  @MayBeAbsent()
  @IsText(CURSOR)
  readonly cursor?: string;
}

export class ListEventsQuery extends EventFilterQuery {
  @ApiPropertyOptional({
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: EVENTS_LIMIT,
    default: EVENTS_LIMIT,
    description: 'Events on one page.',
  })
  @MayBeAbsent()
  @WholeNumber(1, EVENTS_LIMIT)
  readonly limite?: number;
}
