import type { Incident, User } from '../../shared/api/models.js';
import { hasWords } from '../../shared/i18n/plain-text.js';

export interface RankedWorkers {
  /** Of the trade the incident asks for; empty when it asks for none. */
  readonly recommended: readonly User[];
  readonly others: readonly User[];
}

/**
 * Who could take an incident, best first: the trade it asks for before the others, and within each the least busy
 * first. Only active workers whose name, trade or address has every word of the search.
 */
export function rankWorkers(
  workers: readonly User[],
  incident: Pick<Incident, 'tipo_trabajador_requerido'>,
  search: string,
): RankedWorkers {
  const ranked = workers
    .filter(({ tipo, estado }) => tipo === 'trabajador' && estado === 'activo')
    .filter(({ nombre, especialidad = '', email }) =>
      hasWords(`${nombre} ${especialidad} ${email}`, search),
    )
    .sort((a, b) => (a.carga ?? 0) - (b.carga ?? 0) || a.nombre.localeCompare(b.nombre, 'es'));
  const wanted = incident.tipo_trabajador_requerido;
  const isWanted = ({ especialidad }: User) => wanted !== '' && especialidad === wanted;
  return {
    recommended: ranked.filter(isWanted),
    others: ranked.filter((worker) => !isWanted(worker)),
  };
}
