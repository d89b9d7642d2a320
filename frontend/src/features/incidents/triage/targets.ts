import type { Incident, IncidentMove, IncidentState } from '../../../shared/api/models.js';

/** What can be done to several incidents at once. */
export const bulkActions = ['asignar', 'cerrar', 'rechazar'] as const;
export type BulkAction = (typeof bulkActions)[number];

/** Moves that change the state, the usual way to a state before the others. */
const travelling: readonly IncidentMove[] = [
  'asignar',
  'iniciar',
  'resolver',
  'cerrar',
  'confirmar',
  'rechazar',
  'reabrir',
];

/** The states an incident can be taken to from where it is, each with the move that does it; the server's offer and no more. */
export function targetsOf(
  incident: Pick<Incident, 'acciones' | 'asignado_a' | 'estado'>,
): ReadonlyMap<IncidentState, IncidentMove> {
  const targets = new Map<IncidentState, IncidentMove>();
  for (const move of travelling) {
    const state = incident.acciones.includes(move) ? destinationOf(move, incident) : undefined;
    if (state !== undefined && state !== incident.estado && !targets.has(state)) {
      targets.set(state, move);
    }
  }
  return targets;
}

/** The states that several incidents can be taken to together, each with what does it. */
export function bulkTargetsOf(
  incidents: readonly Pick<Incident, 'acciones' | 'asignado_a' | 'estado'>[],
): ReadonlyMap<IncidentState, BulkAction> {
  const [first, ...others] = incidents.map(targetsOf);
  const targets = new Map<IncidentState, BulkAction>();
  for (const [state, move] of first ?? []) {
    const action = bulkActions.find((each) => each === move);
    if (action !== undefined && others.every((each) => each.get(state) === move)) {
      targets.set(state, action);
    }
  }
  return targets;
}

function destinationOf(
  move: IncidentMove,
  { asignado_a }: Pick<Incident, 'asignado_a'>,
): IncidentState | undefined {
  switch (move) {
    case 'asignar':
      return 'asignado';
    case 'iniciar':
      return 'en_proceso';
    case 'resolver':
      return 'resuelto';
    case 'cerrar':
    case 'confirmar':
      return 'cerrado';
    case 'rechazar':
      return 'rechazado';
    case 'reabrir':
      return asignado_a === null || asignado_a === undefined ? 'pendiente' : 'asignado';
    default:
      return undefined;
  }
}
