import type { Incident, IncidentState } from '../../../shared/api/models.js';
import { endStates, type IncidentFilters } from '../filters.js';
import { useIncidentList } from '../use-incident-list.js';

export interface Column {
  readonly list: ReturnType<typeof useIncidentList>;
  readonly incidents: readonly Incident[];
}

/** The list of each state, asked for only where its column is open. */
export function useColumns(
  filters: IncidentFilters,
  isOpen: (state: IncidentState) => boolean,
): Readonly<Record<IncidentState, Column>> {
  const columnOf = (state: IncidentState, list: ReturnType<typeof useIncidentList>): Column => ({
    list,
    incidents: isOpen(state) ? list.incidents.filter(({ estado }) => estado === state) : [],
  });
  const filtersOf = (state: IncidentState): IncidentFilters => ({
    ...filters,
    states: [state],
    order: endStates.includes(state) ? 'recientes' : 'prioridad',
  });
  const listOptions = (state: IncidentState) => ({ isEnabled: isOpen(state), pageSize });
  const pending = useIncidentList(filtersOf('pendiente'), listOptions('pendiente'));
  const assigned = useIncidentList(filtersOf('asignado'), listOptions('asignado'));
  const started = useIncidentList(filtersOf('en_proceso'), listOptions('en_proceso'));
  const resolved = useIncidentList(filtersOf('resuelto'), listOptions('resuelto'));
  const closed = useIncidentList(filtersOf('cerrado'), listOptions('cerrado'));
  const rejected = useIncidentList(filtersOf('rechazado'), listOptions('rechazado'));
  return {
    pendiente: columnOf('pendiente', pending),
    asignado: columnOf('asignado', assigned),
    en_proceso: columnOf('en_proceso', started),
    resuelto: columnOf('resuelto', resolved),
    cerrado: columnOf('cerrado', closed),
    rechazado: columnOf('rechazado', rejected),
  };
}

/** A column shows a handful of cards; more come as one scrolls. */
const pageSize = 20;
