import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  INCIDENT_STATUSES,
  RISK_LEVELS,
  parseRisk,
  parseStatus,
  type IncidentOrder,
} from '@vigia/domain/incident';
import { SPECIALITIES } from '@vigia/domain/shared';
import { EMAIL_MAX } from '@vigia/domain/user';
import { IsText, textSchema, type TextBounds } from '@vigia/platform/nest';
import { IsIn } from 'class-validator';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import { BOUNDS } from '../bounds.js';
import { IsWordList } from './incident-fields.decorators.js';

const WORDS = { max: 200 } as const;

/** The words in which an order is asked for. */
export const ORDERS = {
  recientes: 'newest',
  antiguos: 'oldest',
  prioridad: 'priority',
} as const satisfies Readonly<Record<string, IncidentOrder>>;
export type OrderWord = keyof typeof ORDERS;

/** Status words of a filter. */
export const StatusesField = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      ...textSchema(WORDS),
      description: `Status words, separated by commas: ${INCIDENT_STATUSES.join(', ')}, or old words.`,
      example: 'pendiente,asignado',
    }),
    MayBeAbsent(),
    IsWordList(parseStatus, INCIDENT_STATUSES),
  );

/** Risks of a filter. */
export const RisksField = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      ...textSchema(WORDS),
      description: `Risks, separated by commas: ${RISK_LEVELS.join(', ')}.`,
      example: 'alto,crítico',
    }),
    MayBeAbsent(),
    IsWordList(parseRisk, RISK_LEVELS),
  );

/** The category of a filter. */
export const CategoryField = (): PropertyDecorator =>
  textField({ max: BOUNDS.tipo.max }, 'Exactly.');

/** The floor of a filter. */
export const FloorField = (): PropertyDecorator => textField({ max: BOUNDS.piso.max }, 'Exactly.');

/** The building of a filter. */
export const BuildingField = (): PropertyDecorator =>
  textField({ max: 60 }, 'Key of a building of the campus catalogue.');

/** The worker of a filter. */
export const AssigneeField = (): PropertyDecorator =>
  textField({ max: EMAIL_MAX }, 'Address of the assigned worker.');

/** The words of a filter. */
export const SearchField = (): PropertyDecorator =>
  textField({ max: 200 }, 'Words in title, description or place, without case and accents.');

/** The trade of a filter. */
export const TradeField = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ enum: SPECIALITIES, description: 'The trade it needs.' }),
    MayBeAbsent(),
    IsIn(SPECIALITIES),
  );

/** The order of a list. */
export const OrderField = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      enum: Object.keys(ORDERS),
      default: 'recientes',
      description: '`prioridad`, the most urgent first, is for admins.',
    }),
    MayBeAbsent(),
    IsIn(Object.keys(ORDERS)),
  );

function textField(bounds: TextBounds, description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ ...textSchema(bounds), description }),
    MayBeAbsent(),
    IsText(bounds),
  );
}
