import type { TFunction } from 'i18next';
import type { Notification, User } from '../../shared/api/models.js';

const kinds = [
  'reportado',
  'editado',
  'asignado',
  'iniciado',
  'resuelto',
  'cerrado',
  'rechazado',
  'reabierto',
  'confirmado',
] as const;

/** What happened, told to this reader in their language; an event we have no words for keeps the server's. */
export function notificationText(
  notification: Notification,
  reader: Pick<User, 'tipo'>,
  t: TFunction,
): string {
  const kind = kinds.find((word) => word === notification.tipo);
  if (kind === undefined) return notification.mensaje;
  const actor = notification.actor_nombre || t('person.someone');
  return t(`notification.${reader.tipo}.${kind}`, { actor });
}
