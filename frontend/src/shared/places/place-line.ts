import { useTranslation } from 'react-i18next';
import type { Incident } from '../api/models.js';

/** Where it is, in one line. */
export function usePlace(): (incident: Pick<Incident, 'piso' | 'lugar_especifico'>) => string {
  const { t } = useTranslation();
  return ({ piso, lugar_especifico }) => {
    const floor = /^-?\d+$/.test(piso.trim()) ? t('incident.floorNumber', { floor: piso }) : piso;
    return [floor, lugar_especifico].filter((part) => part.trim() !== '').join(' · ');
  };
}
