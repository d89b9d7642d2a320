import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsText, textSchema } from '@vigia/platform/nest';
import { WholeNumber } from '../../../paging/whole-number.decorator.js';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import { COMMENTS_PAGE } from './board-comment.dto.js';

const CURSOR = { max: 2048 } as const;

export class ListCommentsQuery {
  @ApiPropertyOptional({
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: COMMENTS_PAGE,
    default: COMMENTS_PAGE,
    description: 'Comments on one page.',
  })
  @MayBeAbsent()
  @WholeNumber(1, COMMENTS_PAGE)
  readonly limite?: number;

  @ApiPropertyOptional({
    ...textSchema(CURSOR),
    description: 'From the `Link` header of the page before.',
  })
  @MayBeAbsent()
  @IsText(CURSOR)
  readonly cursor?: string;
}
