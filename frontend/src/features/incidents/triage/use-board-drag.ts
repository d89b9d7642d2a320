import { useState } from 'react';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import type { Incident, IncidentState } from '../../../shared/api/models.js';
import { dragType, dragTypes } from './drag.js';
import { bulkTargetsOf, targetsOf, type TravelMove } from './targets.js';

/** Cards on their way by mouse, finger or keyboard. */
export interface Dragged {
  readonly incidents: readonly Incident[];
  readonly targets: ReadonlyMap<IncidentState, TravelMove>;
}

export interface BoardDrag {
  readonly dragged: Dragged | undefined;
  readonly start: (incidents: readonly Incident[]) => void;
  readonly end: () => void;
  /** Lets go over a state. */
  readonly drop: (state: IncidentState) => void;
}

/** What is being dragged over the board, for columns to say what they would do with it. */
export function useBoardDrag(
  onDrop: (incidents: readonly Incident[], move: TravelMove) => void,
): BoardDrag {
  const [dragged, setDragged] = useState<Dragged>();
  return {
    dragged,
    start: (incidents) => {
      setDragged({ incidents, targets: targetsOfAll(incidents) });
    },
    end: () => {
      setDragged(undefined);
    },
    drop: (state) => {
      const move = dragged?.targets.get(state);
      if (dragged !== undefined && move !== undefined) onDrop(dragged.incidents, move);
    },
  };
}

export interface ColumnDragOptions {
  readonly state: IncidentState;
  readonly drag: BoardDrag;
  /** The incidents that go along when these cards are picked up. */
  readonly pickUp: (ids: ReadonlySet<string>) => readonly Incident[];
}

/** Lets the cards of a column be picked up, and cards of others be dropped on it where a move leads there. */
export function useColumnDrag({ state, drag, pickUp }: ColumnDragOptions) {
  const type = dragType(state);
  const pick = (keys: Iterable<string | number>) => pickUp(new Set([...keys].map(String)));
  return useDragAndDrop<Incident>({
    getItems: (keys) => {
      const incidents = pick(keys);
      const types = dragTypes(targetsOfAll(incidents).keys());
      return incidents.map(({ titulo }) => ({ 'text/plain': titulo, ...types }));
    },
    getAllowedDropOperations: () => ['move'],
    acceptedDragTypes: [type],
    getDropOperation: (target, types) =>
      target.type === 'root' && types.has(type) ? 'move' : 'cancel',
    onDragStart: ({ keys }) => {
      drag.start(pick(keys));
    },
    onDragEnd: drag.end,
    onRootDrop: () => {
      drag.drop(state);
    },
  });
}

function targetsOfAll(incidents: readonly Incident[]): ReadonlyMap<IncidentState, TravelMove> {
  const [only, ...others] = incidents;
  if (only === undefined) return new Map();
  return others.length === 0 ? targetsOf(only) : bulkTargetsOf(incidents);
}
