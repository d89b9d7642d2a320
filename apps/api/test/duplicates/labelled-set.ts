import { randomUUID } from 'node:crypto';
import { RiskLevel, UNTOUCHED, type Incident, type Location } from '@vigia/domain/incident';
import type { Intention } from '../../src/modules/incidents/duplicates/open-incident-index.js';
import type { LabelledIncident } from './labelled-incidents.js';
import type { LabelledQuery } from './labelled-queries.js';

const HOUR_MS = 3_600_000;

/** A labelled incident as it would be stored, at a time. */
export function toIncident(labelled: LabelledIncident, nowMs: number): Incident {
  const [, category, place, hours, title, description] = labelled;
  return {
    ...UNTOUCHED,
    ...placeOf(place),
    id: randomUUID(),
    title,
    description,
    category,
    answers: null,
    photoUrl: '',
    photos: [],
    risk: RiskLevel.Medium,
    requiredSpeciality: null,
    status: 'pendiente',
    timesReported: 1,
    reporterEmail: 'ana@utec.edu.pe',
    reporterName: 'Ana Quispe',
    reportedAt: new Date(nowMs - hours * HOUR_MS).toISOString(),
  };
}

/** What is asked for a labelled query. */
export function toIntention([, category, place, title, description]: LabelledQuery): Intention {
  return { title, description, category, ...placeOf(place) };
}

function placeOf(text: string): Pick<Incident, 'floor' | 'place' | 'location'> {
  if (text.startsWith('~')) {
    const [floor = '', place = ''] = text.slice(1).split('|');
    return { floor, place, location: null };
  }
  const [building = '', floor = '', room = null] = text.split('/');
  const location: Location = { building, floor, room, point: null };
  return { floor: '', place: '', location };
}
