import type { Notification } from '../../shared/api/models.js';
import { paths } from '../../shared/config/paths.js';

/** Where to see what a notification is about. */
export function notificationAddress({ tipo, incidente_id }: Notification): string {
  return tipo === 'cuenta_por_aprobar' ? paths.people : paths.incident(incidente_id);
}
