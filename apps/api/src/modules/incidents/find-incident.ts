import type { Incident, IncidentRepository } from '@vigia/domain/incident';
import { isUuid } from '../../requests/is-uuid.js';

/** The incident of an id that came from outside; what cannot be an id is not looked up. */
export async function findIncident(
  incidents: IncidentRepository,
  id: string,
): Promise<Incident | undefined> {
  return isUuid(id) ? incidents.find(id) : undefined;
}
