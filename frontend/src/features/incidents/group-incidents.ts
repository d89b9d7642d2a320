import type { Incident, IncidentState } from '../../shared/api/models.js';
import { risks } from '../../shared/ui/risk-mark.js';
import { allStates, type Order } from './filters.js';

export interface IncidentGroup {
  readonly state: IncidentState;
  readonly incidents: readonly Incident[];
}

/**
 * Incidents by state in the order of their life, the most dangerous first and within one risk in the order given;
 * where that is by priority, it has weighed the risk already.
 */
export function groupByState(
  incidents: readonly Incident[],
  order: Order,
): readonly IncidentGroup[] {
  const arrange = order === 'prioridad' ? (list: readonly Incident[]) => list : byDanger;
  return allStates
    .map((state) => ({
      state,
      incidents: arrange(incidents.filter(({ estado }) => estado === state)),
    }))
    .filter((group) => group.incidents.length > 0);
}

/** The most dangerous first; equals keep their order. */
export function byDanger(incidents: readonly Incident[]): readonly Incident[] {
  return incidents.toSorted(
    (a, b) => risks.indexOf(b.nivel_riesgo) - risks.indexOf(a.nivel_riesgo),
  );
}
