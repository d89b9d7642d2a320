import { useQuery } from '@tanstack/react-query';
import { currentLanguage } from '../i18n/i18n.js';
import { campusQuery } from './campus-query.js';

/** What people call a building of the catalogue; its key where the catalogue does not know it. */
export function useBuildingName(): (key: string) => string {
  const { data: campus } = useQuery(campusQuery);
  return (key) =>
    campus?.edificios.find(({ clave }) => clave === key)?.nombre[currentLanguage()] ?? key;
}
