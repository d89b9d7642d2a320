import type { TFunction } from 'i18next';
import type { Notification, User } from '../../shared/api/models.js';

/** Why this reader is told of something, in a sentence. */
export function whyTold(
  { tipo, calidad }: Pick<Notification, 'tipo' | 'calidad'>,
  { especialidad }: Pick<User, 'especialidad'>,
  t: TFunction,
): string {
  if (tipo === 'cuenta_por_aprobar') return t('why.cuenta');
  if (calidad === 'especialidad') return t('why.especialidad', { speciality: especialidad ?? '' });
  return t(`why.${calidad}`);
}
