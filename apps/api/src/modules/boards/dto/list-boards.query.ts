import { ApiPropertyOptional } from '@nestjs/swagger';
import type { BoardQuery } from '@vigia/domain/board';
import { IsIn, IsUUID } from 'class-validator';
import { PageCursor, PageLimit } from '../../../paging/page.decorators.js';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';

const BOARDS_LIMIT = 50;
const BOARDS_MAX = 100;
const WORDS = ['true', 'false'] as const;

export class ListBoardsQuery {
  @ApiPropertyOptional({
    enum: WORDS,
    default: 'false',
    description: 'true lists the archived boards, and only those.',
  })
  @MayBeAbsent()
  @IsIn(WORDS)
  readonly archivados?: (typeof WORDS)[number];

  @ApiPropertyOptional({
    type: 'string',
    format: 'uuid',
    maxLength: 36,
    description: 'Only the board of this incident, archived or not, if there is one already.',
  })
  @MayBeAbsent()
  @IsUUID()
  readonly incidente_id?: string;

  @PageLimit('Boards', BOARDS_MAX, BOARDS_LIMIT)
  readonly limite?: number;

  @PageCursor()
  readonly cursor?: string;
}

export function toBoardQuery({ archivados, limite, cursor }: ListBoardsQuery): BoardQuery {
  return {
    archived: archivados === 'true',
    limit: limite ?? BOARDS_LIMIT,
    ...(cursor !== undefined && { cursor }),
  };
}
