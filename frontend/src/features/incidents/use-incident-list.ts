import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Incident } from '../../shared/api/models.js';
import { incidentListQuery } from './api/incident-queries.js';
import type { IncidentFilters } from './filters.js';

export interface IncidentListOptions {
  /** A list that is not shown is not asked for. */
  readonly isEnabled?: boolean;
  readonly pageSize?: number;
}

/** A list of incidents as one array, with what is needed to show how it is coming along. */
export function useIncidentList(
  filters: IncidentFilters,
  { isEnabled = true, pageSize }: IncidentListOptions = {},
) {
  const query = useInfiniteQuery({
    ...incidentListQuery(filters, pageSize),
    placeholderData: keepPreviousData,
    enabled: isEnabled,
  });
  const incidents = useMemo(
    () => once(query.data?.pages.flatMap((page) => page.incidents) ?? []),
    [query.data],
  );
  return { ...query, incidents };
}

/** Pages can overlap when something moved between two fetches. */
function once(incidents: readonly Incident[]): readonly Incident[] {
  return [...new Map(incidents.map((incident) => [incident.id, incident])).values()];
}
