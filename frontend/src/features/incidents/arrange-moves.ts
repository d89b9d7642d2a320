import type { Incident, IncidentMove } from '../../shared/api/models.js';

const onward = [
  'confirmar',
  'reanudar',
  'iniciar',
  'resolver',
  'asignar',
] as const satisfies IncidentMove[];
const order = [
  ...onward,
  'pausar',
  'reabrir',
  'cerrar',
  'editar',
  'rechazar',
  'declinar',
] as const satisfies IncidentMove[];

/** Rarely meant, and never by accident. */
const hidden: readonly IncidentMove[] = ['editar', 'rechazar', 'declinar'];

/** A move that is one button; the others have a place of their own on the page. */
export type ButtonMove = (typeof order)[number];

export interface ArrangedMoves {
  /** The step that carries the incident on. */
  readonly main: ButtonMove | undefined;
  readonly beside: readonly ButtonMove[];
  readonly behind: readonly ButtonMove[];
}

const besideAtMost = 1;

/** Sorts the moves the server offers by how likely they are meant; offers nothing of its own. */
export function arrangeMoves(incident: Pick<Incident, 'acciones' | 'asignado_a'>): ArrangedMoves {
  const offered = order.filter((move) => incident.acciones.includes(move));
  const main = onward.find(
    (move) => offered.includes(move) && !(move === 'asignar' && incident.asignado_a),
  );
  const rest = offered.filter((move) => move !== main);
  const beside: readonly ButtonMove[] = rest
    .filter((move) => !hidden.includes(move))
    .slice(0, main === undefined ? besideAtMost + 1 : besideAtMost);
  return { main, beside, behind: rest.filter((move) => !beside.includes(move)) };
}
