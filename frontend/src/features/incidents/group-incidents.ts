import type { Incident, IncidentState } from '../../shared/api/models.js';
import { risks } from '../../shared/ui/risk-mark.js';
import { allStates } from './filters.js';

export interface IncidentGroup {
  readonly state: IncidentState;
  readonly incidents: readonly Incident[];
}

/** Incidents by state in the order of their life, the most dangerous first; within one risk the order given. */
export function groupByState(incidents: readonly Incident[]): readonly IncidentGroup[] {
  return allStates
    .map((state) => ({
      state,
      incidents: byDanger(incidents.filter(({ estado }) => estado === state)),
    }))
    .filter((group) => group.incidents.length > 0);
}

/** The most dangerous first; equals keep their order. */
export function byDanger(incidents: readonly Incident[]): readonly Incident[] {
  return incidents.toSorted(
    (a, b) => risks.indexOf(b.nivel_riesgo) - risks.indexOf(a.nivel_riesgo),
  );
}
