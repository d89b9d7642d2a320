import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { filtersFromSearch, filtersToSearch, type IncidentFilters } from './filters.js';

/** The filters of the address, and a way to change them that neither leaves the open incident nor fills the history. */
export function useFilters(): [IncidentFilters, (filters: IncidentFilters) => void] {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const filters = useMemo(() => filtersFromSearch(search), [search]);
  return [
    filters,
    (next) => {
      void navigate({ search: filtersToSearch(next).toString() }, { replace: true });
    },
  ];
}
