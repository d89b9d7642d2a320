import type { Incident, IncidentState, Risk, Speciality } from '../../shared/api/models.js';

/** The orders a list can have. */
export const orders = ['recientes', 'antiguos', 'prioridad'] as const;
export type Order = (typeof orders)[number];

/** What a list of incidents is narrowed to; lives in the address so that a view can be shared and gone back to. */
export interface IncidentFilters {
  /** Empty for the active ones. */
  readonly states: readonly IncidentState[];
  readonly risk: Risk | '';
  readonly kind: string;
  readonly floor: string;
  /** Its key in the catalogue of places. */
  readonly building: string;
  readonly trade: Speciality | '';
  /** A worker's address. */
  readonly assignee: string;
  readonly text: string;
  readonly order: Order;
}

/** Every state, in the order of an incident's life. */
export const allStates: readonly IncidentState[] = [
  'pendiente',
  'asignado',
  'en_proceso',
  'resuelto',
  'cerrado',
  'rechazado',
];
const activeStates = allStates.slice(0, 4);
export const endStates = allStates.slice(4);

/** Whether somebody still has to do something about it. */
export function isOpenState(state: IncidentState): boolean {
  return allStates.indexOf(state) < 3;
}

export const noFilters: IncidentFilters = {
  states: [],
  risk: '',
  kind: '',
  floor: '',
  building: '',
  trade: '',
  assignee: '',
  text: '',
  order: 'recientes',
};

const riskWords: Record<string, Risk> = {
  bajo: 'bajo',
  medio: 'medio',
  alto: 'alto',
  critico: 'crítico',
  crítico: 'crítico',
};

/** Reads filters from an address; words that mean nothing are left out, so a stale link still opens. */
export function filtersFromSearch(search: URLSearchParams): IncidentFilters {
  const asked = (search.get('estado') ?? '').split(',');
  return {
    states: allStates.filter((state) => asked.includes(state)),
    risk: riskWords[search.get('riesgo') ?? ''] ?? '',
    kind: search.get('tipo') ?? '',
    floor: search.get('piso') ?? '',
    building: search.get('edificio') ?? '',
    trade: (search.get('especialidad') ?? '') as Speciality | '',
    assignee: search.get('asignado') ?? '',
    text: search.get('q') ?? '',
    order: orders.find((order) => order === search.get('orden')) ?? noFilters.order,
  };
}

/** Writes filters into an address; what is not narrowed is not written. */
export function filtersToSearch(filters: IncidentFilters): URLSearchParams {
  const search = new URLSearchParams();
  const put = (name: string, value: string) => {
    if (value !== '') search.set(name, value);
  };
  put('estado', filters.states.join(','));
  put('riesgo', filters.risk);
  put('tipo', filters.kind);
  put('piso', filters.floor);
  put('edificio', filters.building);
  put('especialidad', filters.trade);
  put('asignado', filters.assignee);
  put('q', filters.text);
  if (filters.order !== noFilters.order) search.set('orden', filters.order);
  return search;
}

/** How many filters of the filter bar narrow the list; text and states have places of their own. */
export function countFilters({
  risk,
  kind,
  floor,
  building,
  trade,
  assignee,
}: IncidentFilters): number {
  return [risk, kind, floor, building, trade, assignee].filter((value) => value !== '').length;
}

/** The states a list asks the server for. */
export function statesOf(filters: IncidentFilters): readonly IncidentState[] {
  return filters.states.length === 0 ? activeStates : filters.states;
}

/** Whether the server would put an incident in this list; `unsure` where only the server can tell. */
export function belongs(incident: Incident, filters: IncidentFilters): 'yes' | 'no' | 'unsure' {
  const fits =
    statesOf(filters).includes(incident.estado) &&
    (filters.risk === '' || incident.nivel_riesgo === filters.risk) &&
    (filters.kind === '' || incident.tipo === filters.kind) &&
    (filters.floor === '' || incident.piso === filters.floor) &&
    (filters.building === '' || incident.lugar?.edificio === filters.building) &&
    (filters.trade === '' || incident.tipo_trabajador_requerido === filters.trade) &&
    (filters.assignee === '' || incident.asignado_a === filters.assignee);
  if (!fits) return 'no';
  return filters.text === '' ? 'yes' : 'unsure';
}
