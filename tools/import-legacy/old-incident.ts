import { IncidentStatus, RiskLevel, type Assignment, type Incident } from '@vigia/domain/incident';
import { isEmail, normaliseEmail } from '@vigia/domain/user';
import type { Item } from '@vigia/dynamo/legacy';
import { OldItem } from './old-item.js';
import { readingOf, type Reading } from './reading.js';
import type { Words } from './words.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const TITLE_MAX = 120;
const URL_MAX = 2048;

/** The incident of an old item, with its id and its dates. */
export function readOldIncident(item: Item, words: Words): Reading<Incident> {
  const old = new OldItem(item);
  const id = old.needed('id');
  if (id !== '' && !UUID.test(id)) old.problem(`id is "${id}": no UUID`);
  const reportedAt = old.neededTime('Fecha_creacion', 'fecha_creacion', 'created_at');
  const description = old.text('descripcion') ?? '';
  const assignment = assignmentOf(old, words, reportedAt);
  const ends = {
    startedAt: old.time('fecha_inicio'),
    resolvedAt: old.time('fecha_resolucion'),
    closedAt: old.time('fecha_cierre'),
  };
  return readingOf(old, {
    id,
    title: titleOf(old, description),
    description,
    category: old.text('tipo') ?? '',
    floor: old.text('piso') ?? '',
    place: old.text('lugar_especifico') ?? '',
    photoUrl: photoUrlOf(old),
    photos: [],
    risk: riskOf(old, words),
    requiredSpeciality: old.word(words.speciality, 'tipo_trabajador_requerido') ?? null,
    status: statusOf(old, words, assignment, ends),
    timesReported: old.whole('veces_reportado', 1, 1),
    reporterEmail: addressOf(old, old.needed('creado_por'), 'creado_por'),
    reporterName: old.text('creado_por_nombre') ?? '',
    reportedAt,
    assignment,
    updatedAt: old.time('ultima_modificacion'),
    updatedBy: personOf(old, 'modificado_por'),
    ...ends,
    resolutionNote: old.text('nota_resolucion') ?? null,
    closedBy: personOf(old, 'cerrado_por'),
    reason: old.text('motivo') ?? null,
    timesReopened: old.whole('veces_reabierto', 0, 0),
    version: 1,
    location: null,
    answers: null,
    pause: null,
    declinedBy: [],
    checklist: [],
    satisfaction: null,
    merge: null,
    duplicates: [],
  });
}

function titleOf(old: OldItem, description: string): string {
  const title = old.text('titulo');
  if (title !== undefined) return title;
  const first = description.trim().slice(0, TITLE_MAX);
  if (first === '') old.problem('titulo and descripcion are missing');
  else old.note('titulo is missing: the start of descripcion');
  return first;
}

function riskOf(old: OldItem, words: Words): RiskLevel {
  const problems = old.problems.length;
  const risk = old.word(words.risk, 'Nivel_Riesgo', 'nivel_riesgo', 'urgencia', 'Urgencia');
  if (risk === undefined && old.problems.length === problems) {
    old.note('Nivel_Riesgo is missing: "medio"');
  }
  return risk ?? RiskLevel.Medium;
}

/** Assigned without a worker waits; waiting with a worker is assigned: ours knows neither of the two. */
function statusOf(
  old: OldItem,
  words: Words,
  assignment: Assignment | null,
  ends: Pick<Incident, 'startedAt' | 'resolvedAt' | 'closedAt'>,
): IncidentStatus {
  const problems = old.problems.length;
  const said = old.word(words.status, 'estado');
  if (said === undefined && old.problems.length === problems) {
    old.note('estado is missing: read from the dates');
  }
  const status = said ?? statusOfDates(ends);
  const waits = assignment === null ? IncidentStatus.Pending : IncidentStatus.Assigned;
  if (status === 'reabierto') return waits;
  const isOnPlate = status === IncidentStatus.Assigned || status === IncidentStatus.InProgress;
  if (isOnPlate && assignment === null) {
    old.note(`estado "${status}" without a worker reads as "${waits}"`);
    return waits;
  }
  if (status === IncidentStatus.Pending && assignment !== null) {
    old.note(`estado "${status}" with a worker reads as "${waits}"`);
    return waits;
  }
  return status;
}

function statusOfDates({
  startedAt,
  resolvedAt,
  closedAt,
}: Pick<Incident, 'startedAt' | 'resolvedAt' | 'closedAt'>): IncidentStatus {
  if (closedAt !== null) return IncidentStatus.Closed;
  if (resolvedAt !== null) return IncidentStatus.Resolved;
  return startedAt === null ? IncidentStatus.Pending : IncidentStatus.InProgress;
}

function assignmentOf(old: OldItem, words: Words, reportedAt: string): Assignment | null {
  const worker = old.text('asignado_a');
  if (worker === undefined) return null;
  const assignedAt = old.time('fecha_asignacion');
  const otherwise = old.time('ultima_modificacion') ?? reportedAt;
  if (assignedAt === null) old.note(`fecha_asignacion is missing: "${otherwise}"`);
  return {
    workerEmail: addressOf(old, worker, 'asignado_a'),
    workerName: old.text('asignado_a_nombre') ?? '',
    workerSpeciality: old.word(words.speciality, 'asignado_a_especialidad') ?? null,
    assignedBy: personOf(old, 'asignado_por') ?? '',
    assignedAt: assignedAt ?? otherwise,
    reasons: [],
  };
}

/** Browsers load https pictures only; what is no address at all would be shown broken. */
function photoUrlOf(old: OldItem): string {
  const raw = old.text('foto', 'foto_url')?.trim() ?? '';
  if (raw === '') return '';
  const isUrl = raw.length <= URL_MAX && URL.canParse(raw);
  const { protocol, href } = isUrl ? new URL(raw) : { protocol: '', href: '' };
  if (protocol === 'https:') return href;
  if (protocol === 'http:') {
    old.note('foto is an http address: read as https, as browsers do');
    return href.replace(/^http:/, 'https:');
  }
  old.note('foto is no web address and is left out');
  return '';
}

function addressOf(old: OldItem, raw: string, name: string): string {
  if (raw !== '' && !isEmail(raw)) old.problem(`${name} is "${raw}": no address`);
  return normaliseEmail(raw);
}

/** Who did something, normalised when it is an address; kept as it is when it is a name. */
function personOf(old: OldItem, name: string): string | null {
  const raw = old.text(name);
  if (raw === undefined) return null;
  return isEmail(raw) ? normaliseEmail(raw) : raw;
}
