import type { IncidentState } from '../../../shared/api/models.js';
import { allStates } from '../filters.js';

const prefix = 'application/x-vigia-to-';

/** What a dragged card says of itself: one type per state it may be taken to, which is all a column looks at. */
export function dragTypes(states: Iterable<IncidentState>): Record<string, string> {
  return Object.fromEntries([...states].map((state) => [dragType(state), state]));
}

export function dragType(state: IncidentState): string {
  return `${prefix}${String(allStates.indexOf(state))}`;
}
