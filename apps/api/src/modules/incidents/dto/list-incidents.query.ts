import {
  parseRisk,
  parseStatus,
  type IncidentFilter,
  type IncidentOrder,
  type IncidentQuery,
} from '@vigia/domain/incident';
import type { Speciality } from '@vigia/domain/shared';
import { normaliseEmail } from '@vigia/domain/user';
import { PageCursor, PageLimit } from '../../../paging/page.decorators.js';
import { PAGE_MAX } from '../bounds.js';
import {
  AssigneeField,
  BuildingField,
  CategoryField,
  FloorField,
  ORDERS,
  OrderField,
  RisksField,
  SearchField,
  StatusesField,
  TradeField,
  type OrderWord,
} from './filter-fields.decorators.js';

export class ListIncidentsQuery {
  @StatusesField()
  readonly estado?: string;

  @RisksField()
  readonly nivel_riesgo?: string;

  @CategoryField()
  readonly tipo?: string;

  @FloorField()
  readonly piso?: string;

  @BuildingField()
  readonly edificio?: string;

  @TradeField()
  readonly especialidad?: Speciality;

  @AssigneeField()
  readonly asignado_a?: string;

  @SearchField()
  readonly q?: string;

  @OrderField()
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
