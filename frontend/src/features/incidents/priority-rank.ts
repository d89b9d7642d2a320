import type { Incident } from '../../shared/api/models.js';

const dayMs = 86_400_000;

/**
 * What sorts incidents by priority as the server does, whenever each of them was fetched: a day of waiting is a point,
 * so the moment of the report stands for the age.
 */
export function priorityRank({
  prioridad,
  fecha_creacion,
}: Pick<Incident, 'prioridad' | 'fecha_creacion'>): number {
  const points = (prioridad?.riesgo ?? 0) + (prioridad?.reportes ?? 0);
  return points * dayMs - Date.parse(fecha_creacion);
}
