import { api, unwrap } from './client.js';
import type { Incident } from './models.js';

/** "Me too": counts the caller once, however often it is said, and has them told of what happens. */
export function joinIncident(id: string): Promise<Incident> {
  return unwrap(api.POST('/incidentes/{id}/tambien', { params: { path: { id } } }));
}

/** Takes "me too" back. */
export function leaveIncident(id: string): Promise<Incident> {
  return unwrap(api.DELETE('/incidentes/{id}/tambien', { params: { path: { id } } }));
}
