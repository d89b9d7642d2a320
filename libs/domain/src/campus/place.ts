import type { Location } from '../incident/index.js';
import type { Building, Catalogue, Floor, Room } from './catalogue.js';

/** A place, found in the catalogue. */
export interface Place {
  readonly building: Building;
  readonly floor: Floor;
  readonly room: Room | null;
}

/** The part of a location that the catalogue does not know. */
export type LocationFault = 'building' | 'floor' | 'room' | 'plan';

/** [CAM-1] The place that a location names, or its first part that is nowhere on this campus. */
export function findPlace(
  { buildings }: Pick<Catalogue, 'buildings'>,
  { building, floor, room, point }: Location,
): Place | LocationFault {
  const house = buildings.find(({ key }) => key === building);
  if (house === undefined) return 'building';
  const level = house.floors.find(({ key }) => key === floor);
  if (level === undefined) return 'floor';
  const chamber = level.rooms.find(({ key }) => key === room);
  if (room !== null && chamber === undefined) return 'room';
  if (point !== null && point.plan !== level.plan) return 'plan';
  return { building: house, floor: level, room: chamber ?? null };
}

/** [CAM-2] What a reporter would have written of a place: floor, and room and building. */
export function placeWords({ building, floor, room }: Place): {
  readonly floor: string;
  readonly place: string;
} {
  const place = room === null ? building.name.es : `${room.name.es}, ${building.name.es}`;
  return { floor: floor.name.es, place };
}

/** The names of all floors, each once. */
export function floorNames({ buildings }: Pick<Catalogue, 'buildings'>): readonly string[] {
  return [...new Set(buildings.flatMap(({ floors }) => floors.map(({ name }) => name.es)))];
}
