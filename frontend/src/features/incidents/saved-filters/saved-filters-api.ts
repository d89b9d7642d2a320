import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client.js';
import type { SavedFilter } from '../../../shared/api/models.js';
import { type IncidentFilters, noFilters, orders } from '../filters.js';

const key = ['saved-filters'] as const;

export const savedFiltersQuery = queryOptions({
  queryKey: key,
  queryFn: async ({ signal }): Promise<readonly SavedFilter[]> =>
    unwrap(api.GET('/filtros', { signal })),
});

/** What can be done to the filters one keeps. */
export type FilterChange =
  | { readonly action: 'add'; readonly name: string; readonly filters: IncidentFilters }
  | {
      readonly action: 'change';
      readonly id: string;
      readonly name: string;
      readonly filters: IncidentFilters;
    }
  | { readonly action: 'remove'; readonly id: string };

/** Keeps, renames and forgets filters. */
export function useChangeFilters() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change: FilterChange): Promise<void> => {
      switch (change.action) {
        case 'add':
          await unwrap(
            api.POST('/filtros', {
              body: { nombre: change.name, filtro: toWire(change.filters) },
            }),
          );
          return;
        case 'change':
          await unwrap(
            api.PUT('/filtros/{id}', {
              params: { path: { id: change.id } },
              body: { nombre: change.name, filtro: toWire(change.filters) },
            }),
          );
          return;
        case 'remove':
          await unwrap(api.DELETE('/filtros/{id}', { params: { path: { id: change.id } } }));
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** The filters of a list as they are kept; what is not narrowed is not kept. */
export function toWire(filters: IncidentFilters): SavedFilter['filtro'] {
  const { states, risk, kind, floor, building, trade, assignee, text, order } = filters;
  return {
    ...(states.length > 0 && { estado: states.join(',') }),
    ...(risk !== '' && { riesgo: risk }),
    ...(kind !== '' && { tipo: kind }),
    ...(floor !== '' && { piso: floor }),
    ...(building !== '' && { edificio: building }),
    ...(trade !== '' && { especialidad: trade }),
    ...(assignee !== '' && { asignado_a: assignee }),
    ...(text !== '' && { texto: text }),
    ...(order !== noFilters.order && { orden: order }),
  };
}

/** Kept filters as the list takes them. */
export function fromWire(filtro: SavedFilter['filtro']): IncidentFilters {
  const {
    estado = '',
    riesgo,
    tipo,
    piso,
    edificio,
    especialidad,
    asignado_a,
    texto,
    orden,
  } = filtro;
  return {
    ...noFilters,
    states: estado.split(',').filter((state) => state !== '') as IncidentFilters['states'],
    risk: (riesgo ?? '') as IncidentFilters['risk'],
    kind: tipo ?? '',
    floor: piso ?? '',
    building: edificio ?? '',
    trade: especialidad ?? '',
    assignee: asignado_a ?? '',
    text: texto ?? '',
    order: orders.find((order) => order === orden) ?? noFilters.order,
  };
}

/** Whether two lists are narrowed in the same way. */
export function isSameFilter(one: IncidentFilters, other: IncidentFilters): boolean {
  return JSON.stringify(toWire(one)) === JSON.stringify(toWire(other));
}
