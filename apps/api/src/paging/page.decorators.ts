import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsText, textSchema } from '@vigia/platform/nest';
import { MayBeAbsent } from '../requests/may-be-absent.decorator.js';
import { WholeNumber } from './whole-number.decorator.js';

const CURSOR = { max: 2048 } as const;

/** A query's `limite`: how many of a thing one page holds, `max` unless another default is told. */
export function PageLimit(things: string, max: number, byDefault = max): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      type: 'integer',
      format: 'int32',
      minimum: 1,
      maximum: max,
      default: byDefault,
      description: `${things} on one page.`,
    }),
    MayBeAbsent(),
    WholeNumber(1, max),
  );
}

/** A query's `cursor`, which comes from the `Link` header of the page before. */
export function PageCursor(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      ...textSchema(CURSOR),
      description: 'From the `Link` header of the page before.',
    }),
    MayBeAbsent(),
    IsText(CURSOR),
  );
}
