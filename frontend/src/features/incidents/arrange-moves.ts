import type { Incident, IncidentMove } from '../../shared/api/models.js';

export interface ArrangedMoves {
  /** The step that carries the incident on. */
  readonly main: IncidentMove | undefined;
  readonly beside: readonly IncidentMove[];
  readonly behind: readonly IncidentMove[];
}

const onward: readonly IncidentMove[] = ['confirmar', 'iniciar', 'resolver', 'asignar'];
const order: readonly IncidentMove[] = [...onward, 'reabrir', 'cerrar', 'editar', 'rechazar'];
const besideAtMost = 1;

/** Sorts the moves the server offers by how likely they are meant; offers nothing of its own. */
export function arrangeMoves(incident: Pick<Incident, 'acciones' | 'asignado_a'>): ArrangedMoves {
  const offered = order.filter((move) => incident.acciones.includes(move));
  const main = offered.find(
    (move) => onward.includes(move) && !(move === 'asignar' && incident.asignado_a),
  );
  const rest = offered.filter((move) => move !== main);
  const beside: readonly IncidentMove[] = rest
    .filter((move) => move !== 'editar' && move !== 'rechazar')
    .slice(0, main === undefined ? besideAtMost + 1 : besideAtMost);
  return { main, beside, behind: rest.filter((move) => !beside.includes(move)) };
}
