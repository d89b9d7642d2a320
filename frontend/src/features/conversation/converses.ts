import type { Incident, User } from '../../shared/api/models.js';

/** Whether somebody takes part in the conversation about an incident: its reporter, its worker, admins. */
export function converses(incident: Incident, viewer: User): boolean {
  return (
    viewer.tipo === 'admin' ||
    incident.creado_por === viewer.email ||
    incident.asignado_a === viewer.email
  );
}
