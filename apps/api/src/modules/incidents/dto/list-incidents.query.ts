import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  INCIDENT_STATUSES,
  RISK_LEVELS,
  parseRisk,
  parseStatus,
  type IncidentFilter,
  type IncidentOrder,
  type IncidentQuery,
} from '@vigia/domain/incident';
import { SPECIALITIES, type Speciality } from '@vigia/domain/shared';
import { EMAIL_MAX, normaliseEmail } from '@vigia/domain/user';
import { IsText, textSchema } from '@vigia/platform/nest';
import { IsIn } from 'class-validator';
import { PageCursor, PageLimit } from '../../../paging/page.decorators.js';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import { BOUNDS, PAGE_MAX } from '../bounds.js';
import { IsWordList } from './incident-fields.decorators.js';

const BUILDING = { max: 60 } as const;
const ADDRESS = { max: EMAIL_MAX } as const;
const SEARCH = { max: 200 } as const;
const WORDS = { max: 200 } as const;
const ORDERS = { recientes: 'newest', antiguos: 'oldest', prioridad: 'priority' } as const;
type OrderWord = keyof typeof ORDERS;
const ORDER_WORDS = Object.keys(ORDERS) as OrderWord[];

export class ListIncidentsQuery {
  @ApiPropertyOptional({
    ...textSchema(WORDS),
    description: `Status words, separated by commas: ${INCIDENT_STATUSES.join(', ')}, or old words.`,
    example: 'pendiente,asignado',
  })
  @MayBeAbsent()
  @IsWordList(parseStatus, INCIDENT_STATUSES)
  readonly estado?: string;

  @ApiPropertyOptional({
    ...textSchema(WORDS),
    description: `Risks, separated by commas: ${RISK_LEVELS.join(', ')}.`,
    example: 'alto,crítico',
  })
  @MayBeAbsent()
  @IsWordList(parseRisk, RISK_LEVELS)
  readonly nivel_riesgo?: string;

  @ApiPropertyOptional({ ...textSchema({ max: BOUNDS.tipo.max }), description: 'Exactly.' })
  @MayBeAbsent()
  @IsText({ max: BOUNDS.tipo.max })
  readonly tipo?: string;

  @ApiPropertyOptional({ ...textSchema({ max: BOUNDS.piso.max }), description: 'Exactly.' })
  @MayBeAbsent()
  @IsText({ max: BOUNDS.piso.max })
  readonly piso?: string;

  @ApiPropertyOptional({
    ...textSchema(BUILDING),
    description: 'Key of a building of the campus catalogue.',
  })
  @MayBeAbsent()
  @IsText(BUILDING)
  readonly edificio?: string;

  @ApiPropertyOptional({ enum: SPECIALITIES, description: 'The trade it needs.' })
  @MayBeAbsent()
  @IsIn(SPECIALITIES)
  readonly especialidad?: Speciality;

  @ApiPropertyOptional({ ...textSchema(ADDRESS), description: 'Address of the assigned worker.' })
  @MayBeAbsent()
  @IsText(ADDRESS)
  readonly asignado_a?: string;

  @ApiPropertyOptional({
    ...textSchema(SEARCH),
    description: 'Words in title, description or place, without case and accents.',
  })
  @MayBeAbsent()
  @IsText(SEARCH)
  readonly q?: string;

  @ApiPropertyOptional({
    enum: ORDER_WORDS,
    default: 'recientes',
    description: '`prioridad`, the most urgent first, is for admins.',
  })
  @MayBeAbsent()
  @IsIn(ORDER_WORDS)
  readonly orden?: OrderWord;

  @PageLimit('Incidents', PAGE_MAX)
  readonly limite?: number;

  @PageCursor()
  readonly cursor?: string;
}

export function toIncidentQuery(query: ListIncidentsQuery): IncidentQuery<IncidentOrder> {
  return {
    filter: toFilter(query),
    order: ORDERS[query.orden ?? 'recientes'],
    limit: query.limite ?? PAGE_MAX,
    ...(query.cursor !== undefined && { cursor: query.cursor }),
  };
}

function toFilter(query: ListIncidentsQuery): IncidentFilter {
  const { estado, nivel_riesgo, tipo, piso, edificio, especialidad, asignado_a, q } = query;
  return {
    ...(estado !== undefined && { statuses: words(estado, parseStatus) }),
    ...(nivel_riesgo !== undefined && { risks: words(nivel_riesgo, parseRisk) }),
    ...(tipo !== undefined && { category: tipo }),
    ...(piso !== undefined && { floor: piso }),
    ...(edificio !== undefined && { building: edificio }),
    ...(especialidad !== undefined && { speciality: especialidad }),
    ...(asignado_a !== undefined && { assignee: normaliseEmail(asignado_a) }),
    ...(q !== undefined && { text: q }),
  };
}

function words<T>(list: string, parse: (word: string) => T | undefined): readonly T[] {
  return list.split(',').flatMap((word) => parse(word) ?? []);
}
