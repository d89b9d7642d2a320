import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsText, textSchema } from '@vigia/platform/nest';
import { WholeNumber } from '../../../paging/whole-number.decorator.js';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import { BOUNDS } from '../bounds.js';

export const ACTIVITY_MAX = 200;

export class ListActivityQuery {
  @ApiPropertyOptional({
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: ACTIVITY_MAX,
    default: ACTIVITY_MAX,
    description: 'Rows on one page.',
  })
  @MayBeAbsent()
  @WholeNumber(1, ACTIVITY_MAX)
  readonly limite?: number;

  @ApiPropertyOptional({
    ...textSchema(BOUNDS.cursor),
    description: 'From the `Link` header of the page before.',
  })
  @MayBeAbsent()
  @IsText(BOUNDS.cursor)
  readonly cursor?: string;
}
