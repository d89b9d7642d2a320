import { useTranslation } from 'react-i18next';
import type { Incident } from '../api/models.js';

/** Where it is, in one line. */
export function usePlace(): (incident: Pick<Incident, 'piso' | 'lugar_especifico'>) => string {
  const floorName = useFloorName();
  return ({ piso, lugar_especifico }) =>
    [floorName(piso), lugar_especifico].filter((part) => part.trim() !== '').join(' · ');
}

/** A floor as people say it: "Piso 3", but "Sótano". */
export function useFloorName(): (name: string) => string {
  const { t } = useTranslation();
  return (name) =>
    /^-?\d+$/.test(name.trim()) ? t('incident.floorNumber', { floor: name.trim() }) : name;
}
