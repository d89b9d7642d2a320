import type { Incident, IncidentRepository } from '@vigia/domain/incident';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The incident of an id that came from outside; what cannot be an id is not looked up. */
export async function findIncident(
  incidents: IncidentRepository,
  id: string,
): Promise<Incident | undefined> {
  return UUID.test(id) ? incidents.find(id) : undefined;
}
