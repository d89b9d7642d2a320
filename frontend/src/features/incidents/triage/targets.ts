import type { Incident, IncidentState } from '../../../shared/api/models.js';

/** What can be done to several incidents at once. */
export const bulkActions = ['asignar', 'cerrar', 'rechazar'] as const;
export type BulkAction = (typeof bulkActions)[number];

/** Moves that take an incident to another state once they were asked about. */
const travelMoves = ['asignar', 'resolver', 'cerrar', 'rechazar', 'reabrir'] as const;
export type TravelMove = (typeof travelMoves)[number];

/** The states an incident can be taken to from where it is, each with the move that does it; the server's offer and no more. */
export function targetsOf(
  incident: Pick<Incident, 'acciones' | 'asignado_a' | 'estado'>,
): ReadonlyMap<IncidentState, TravelMove> {
  const targets = new Map<IncidentState, TravelMove>();
  for (const move of travelMoves) {
    const state = destinationOf(move, incident);
    if (incident.acciones.includes(move) && state !== incident.estado) targets.set(state, move);
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
  move: TravelMove,
  { asignado_a }: Pick<Incident, 'asignado_a'>,
): IncidentState {
  switch (move) {
    case 'asignar':
      return 'asignado';
    case 'resolver':
      return 'resuelto';
    case 'cerrar':
      return 'cerrado';
    case 'rechazar':
      return 'rechazado';
    case 'reabrir':
      return asignado_a === null || asignado_a === undefined ? 'pendiente' : 'asignado';
  }
}
