import type { Catalogue } from '@vigia/domain/campus';
import type { Incident } from '@vigia/domain/incident';
import {
  LABELLED_INCIDENTS,
  type LabelledIncident,
} from '../../apps/api/test/duplicates/labelled-incidents.js';
import { toIncident } from '../../apps/api/test/duplicates/labelled-set.js';

/** So many open incidents: what people really write, in every room of the campus, the same at every run. */
export function openIncidents(catalogue: Catalogue, count: number, nowMs: number): Incident[] {
  const rooms = catalogue.buildings.flatMap(({ key: building, floors }) =>
    floors.flatMap(({ key: floor, rooms: inside }) =>
      inside.map(({ key: room }) => ({ building, floor, room, point: null })),
    ),
  );
  return Array.from({ length: count }, (_, at) => {
    const [written, beside] = [pick(at, 7), pick(at, 31)];
    const incident = toIncident(written, nowMs - (at % 1000) * 3_600_000);
    return {
      ...incident,
      id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
      description: `${incident.description} ${at % 3 === 0 ? beside[5] : ''}`.trim(),
      location: rooms[(at * 13) % rooms.length] ?? null,
      floor: '',
      place: '',
    };
  });
}

function pick(at: number, step: number): LabelledIncident {
  const count = LABELLED_INCIDENTS.length;
  const picked = LABELLED_INCIDENTS[(at * step + Math.floor(at / count)) % count];
  if (picked === undefined) throw new Error('There is no labelled incident.');
  return picked;
}
