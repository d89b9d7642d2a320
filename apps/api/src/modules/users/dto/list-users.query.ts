import { ApiPropertyOptional } from '@nestjs/swagger';
import { Role } from '@vigia/domain/shared';
import { AccountStatus } from '@vigia/domain/user';
import { IsText, textSchema } from '@vigia/platform/nest';
import { Transform } from 'class-transformer';
import { IsIn } from 'class-validator';
import { WholeNumber } from '../../../paging/whole-number.decorator.js';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';

/** Enough for the staff of a campus, because old clients do not follow pages. */
export const USERS_LIMIT = 1000;
const CURSOR = { max: 2048 } as const;
const ROLES = Object.values(Role);
const STATUSES = Object.values(AccountStatus);

export class ListUsersQuery {
  @ApiPropertyOptional({ enum: ROLES, description: 'Only accounts of this role.' })
  @MayBeAbsent()
  @Transform(({ value }) => (value === '' ? undefined : (value as unknown)))
  @IsIn(ROLES)
  readonly tipo?: Role;

  @ApiPropertyOptional({ enum: STATUSES, description: 'Only accounts in this state.' })
  @MayBeAbsent()
  @Transform(({ value }) => (value === '' ? undefined : (value as unknown)))
  @IsIn(STATUSES)
  readonly estado?: AccountStatus;

  @ApiPropertyOptional({
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: USERS_LIMIT,
    default: USERS_LIMIT,
    description: 'Accounts on one page.',
  })
  @MayBeAbsent()
  @WholeNumber(1, USERS_LIMIT)
  readonly limite?: number;

  @ApiPropertyOptional({
    ...textSchema(CURSOR),
    description: 'From the `Link` header of the page before.',
  })
  @MayBeAbsent()
  @IsText(CURSOR)
  readonly cursor?: string;
}
