import type { Incident } from '@vigia/domain/incident';
import type { Notification } from '@vigia/domain/notification';
import { PROBE } from '@vigia/domain/webhook';
import { incidentView } from '@vigia/wire';

/**
 * [HOOK-9] The body of a delivery, in the shape that Standard Webhooks recommends: what happened, when, and the
 * incident as workers of its trade see it, so without the reporter and without what anybody said.
 */
export function eventBody(notification: Notification, incident: Incident): string {
  const {
    acciones: _,
    fotos_restantes: __,
    ...incidente
  } = incidentView(incident, 'work', [], 0, notification.at);
  return JSON.stringify({
    type: `incidente.${notification.kind}`,
    timestamp: notification.at,
    data: { anterior: notification.from, nuevo: notification.to, incidente },
  });
}

/** The body of a delivery that only tries the webhook out. */
export function probeBody(at: string, name: string): string {
  return JSON.stringify({ type: PROBE, timestamp: at, data: { webhook: name } });
}
