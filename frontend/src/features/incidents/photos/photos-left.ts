import type { Incident } from '../../../shared/api/models.js';
import type { PhotoMoment } from '../api/moves.js';

/** When a photo can be taken, in the order in which that comes. */
export const photoMoments = ['reporte', 'antes', 'despues'] as const satisfies PhotoMoment[];

/** How many more photos of one moment the viewer may add. */
export function photosLeft(incident: Incident, moment: PhotoMoment): number {
  const { fotos_restantes: ofReport, fotos_trabajo_restantes: ofWork } = incident;
  return moment === 'reporte' ? ofReport : (ofWork?.[moment] ?? 0);
}
