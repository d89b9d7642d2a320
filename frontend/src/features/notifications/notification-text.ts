import type { TFunction } from 'i18next';
import type { Notification, User } from '../../shared/api/models.js';

/** The contract's sentence for whoever an incident is given to; who loses it is told in other words. */
const givenToReader = 'Se te ha asignado';

/** What happened, told to this reader in their language. */
export function notificationText(
  { tipo, mensaje, actor_nombre }: Notification,
  reader: Pick<User, 'tipo'>,
  t: TFunction,
): string {
  const actor = actor_nombre ?? t('person.someone');
  if (reader.tipo === 'trabajador' && tipo === 'asignado' && !mensaje.startsWith(givenToReader)) {
    return t('notification.trabajador.reasignado');
  }
  return t(`notification.${reader.tipo}.${tipo}`, { actor });
}
