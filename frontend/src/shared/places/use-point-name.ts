import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../i18n/i18n.js';
import { type Floor, type PlanPoint, roomNear } from './campus.js';

/** A point in words: what it is near. */
export function usePointName(floor: Floor | undefined): (point: PlanPoint) => string {
  const { t } = useTranslation();
  return (point) => {
    const room = floor && roomNear(floor, point);
    return room === undefined
      ? t('place.plan.somewhere')
      : t('place.plan.near', { room: room.nombre[currentLanguage()] });
  };
}
