import { currentLanguage } from '../../shared/i18n/i18n.js';
import type { FoundPlace } from '../../shared/places/campus.js';
import { useFloorName } from '../../shared/places/place-line.js';

/** A place of the catalogue in one line, the most exact first. */
export function usePlaceName(): (found: FoundPlace) => string {
  const floorName = useFloorName();
  return ({ building, floor, room }) => {
    const language = currentLanguage();
    const floorWords = floorName(floor.nombre[language]);
    return [room?.nombre[language], floorWords, building.nombre[language]]
      .filter((part) => part !== undefined)
      .join(' · ');
  };
}
