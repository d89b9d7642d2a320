import type { Campus } from '../api/models.js';

export type Building = Campus['edificios'][number];
export type Floor = Building['pisos'][number];
export type Room = Floor['ambientes'][number];

/** A point on a plan, as parts of its width and height from its upper left corner. */
export interface PlanPoint {
  readonly x: number;
  readonly y: number;
}

/** A place of the catalogue by its keys, and the point on the plan of its floor. */
export interface Place {
  readonly edificio: string;
  readonly piso: string;
  readonly ambiente: string | null;
  readonly punto: PlanPoint | null;
}

/** What the keys of a place stand for; undefined where the catalogue knows them no longer. */
export interface FoundPlace {
  readonly building: Building;
  readonly floor: Floor;
  readonly room: Room | undefined;
}

export function findPlace(
  buildings: readonly Building[],
  place: Pick<Place, 'edificio' | 'piso' | 'ambiente'>,
): FoundPlace | undefined {
  const building = buildings.find(({ clave }) => clave === place.edificio);
  const floor = building?.pisos.find(({ clave }) => clave === place.piso);
  if (building === undefined || floor === undefined) return undefined;
  return { building, floor, room: floor.ambientes.find(({ clave }) => clave === place.ambiente) };
}

/** Where a room is on the plan of its floor. */
export function pointOf(room: Room | undefined): PlanPoint | null {
  if (room === undefined || room.x === null || room.y === null) return null;
  return { x: room.x, y: room.y };
}

/** Further away than this part of the plan's width is near nothing. */
const near = 0.12;
/** Plans are wider than high; what is told apart here needs no more. */
const heightOfWidth = 0.625;

/** The room that a point is in or next to, when the catalogue says where rooms are. */
export function roomNear(floor: Floor, point: PlanPoint): Room | undefined {
  const [closest] = floor.ambientes
    .flatMap((room) => {
      const at = pointOf(room);
      if (at === null) return [];
      const distance = Math.hypot(at.x - point.x, (at.y - point.y) * heightOfWidth);
      return distance <= near ? [{ room, distance }] : [];
    })
    .sort((one, other) => one.distance - other.distance);
  return closest?.room;
}
