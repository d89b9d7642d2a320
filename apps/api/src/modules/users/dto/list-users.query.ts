import { ApiPropertyOptional } from '@nestjs/swagger';
import { Role } from '@vigia/domain/shared';
import { AccountStatus } from '@vigia/domain/user';
import { Transform } from 'class-transformer';
import { IsIn } from 'class-validator';
import { PageCursor, PageLimit } from '../../../paging/page.decorators.js';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';

/** Enough for the staff of a campus, because old clients do not follow pages. */
export const USERS_LIMIT = 1000;
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

  @PageLimit('Accounts', USERS_LIMIT)
  readonly limite?: number;

  @PageCursor()
  readonly cursor?: string;
}
