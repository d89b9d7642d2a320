import type { TFunction } from 'i18next';
import type { Notification, User } from '../../shared/api/models.js';

const kinds = [
  'reportado',
  'editado',
  'asignado',
  'iniciado',
  'pausado',
  'reanudado',
  'declinado',
  'resuelto',
  'cerrado',
  'rechazado',
  'reabierto',
  'confirmado',
  'fotografiado',
  'unido',
  'separado',
  'sumado',
  'mensaje',
] as const;
const staffKinds = ['nota_interna', 'retirado', 'valorado'] as const;
const followedKinds = [
  'asignado',
  'iniciado',
  'declinado',
  'resuelto',
  'cerrado',
  'confirmado',
  'rechazado',
  'reabierto',
  'unido',
  'separado',
] as const;

/** What happened, told to this reader in their language; what we have no words for yet keeps the server's. */
export function notificationText(
  { tipo, calidad, mensaje, actor_nombre }: Notification,
  reader: Pick<User, 'tipo'>,
  t: TFunction,
): string {
  const actor = actor_nombre ?? t('person.someone');
  if (tipo === 'cuenta_por_aprobar') return t('notification.admin.cuenta_por_aprobar');
  if (calidad === 'campus') return t('notification.campus');
  if (calidad === 'mencionado') return t('notification.staff.mencionado', { actor });
  const staffKind = staffKinds.find((word) => word === tipo);
  if (staffKind !== undefined) return t(`notification.staff.${staffKind}`, { actor });
  if (calidad === 'seguidor') {
    const followed = followedKinds.find((word) => word === tipo);
    return followed === undefined ? mensaje : t(`notification.seguidor.${followed}`);
  }
  const kind = kinds.find((word) => word === tipo);
  if (kind === undefined) return mensaje;
  if (calidad === 'asignado_antes') return t('notification.trabajador.reasignado');
  return t(`notification.${reader.tipo}.${kind}`, { actor });
}
