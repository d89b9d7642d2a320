import { ApiPropertyOptional } from '@nestjs/swagger';
import type { BoardQuery } from '@vigia/domain/board';
import { IsText, textSchema } from '@vigia/platform/nest';
import { IsIn, IsUUID } from 'class-validator';
import { WholeNumber } from '../../../paging/whole-number.decorator.js';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';

const BOARDS_LIMIT = 50;
const BOARDS_MAX = 100;
const CURSOR = { max: 2048 } as const;
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

  @ApiPropertyOptional({
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: BOARDS_MAX,
    default: BOARDS_LIMIT,
    description: 'Boards on one page.',
  })
  @MayBeAbsent()
  @WholeNumber(1, BOARDS_MAX)
  readonly limite?: number;

  @ApiPropertyOptional({
    ...textSchema(CURSOR),
    description: 'From the `Link` header of the page before.',
  })
  @MayBeAbsent()
  @IsText(CURSOR)
  readonly cursor?: string;
}

export function toBoardQuery({ archivados, limite, cursor }: ListBoardsQuery): BoardQuery {
  return {
    archived: archivados === 'true',
    limit: limite ?? BOARDS_LIMIT,
    ...(cursor !== undefined && { cursor }),
  };
}
