import {
  parseRisk,
  parseStatus,
  priorityRank,
  type Assignment,
  type Incident,
  type IncidentStatus,
  type RiskLevel,
} from '@vigia/domain/incident';
import { parseSpeciality } from '@vigia/domain/shared';
import { normaliseEmail } from '@vigia/domain/user';
import { ItemReader, type Item } from '../item-reader.js';
import { priorityOrder, reportOrder } from '../keys.js';
import {
  readAnswers,
  readDuplicate,
  readLocation,
  readMerge,
  readPause,
  readPhoto,
  readReason,
  readSatisfaction,
  readTick,
  toStoredAnswers,
  toStoredDuplicate,
  toStoredLocation,
  toStoredMerge,
  toStoredPause,
  toStoredPhoto,
  toStoredReason,
  toStoredSatisfaction,
  toStoredTick,
  type StoredAnswers,
  type StoredDuplicate,
  type StoredLocation,
  type StoredMerge,
  type StoredPause,
  type StoredPhoto,
  type StoredReason,
  type StoredSatisfaction,
  type StoredTick,
} from './incident-parts.js';
import { searchText } from './search-text.js';

/** An incident as it is stored; the words of the contract, so that items of the old system read alike. */
export interface IncidentItem {
  readonly id: string;
  readonly titulo: string;
  readonly descripcion: string;
  readonly tipo: string;
  readonly piso: string;
  readonly lugar_especifico: string;
  readonly lugar: StoredLocation | undefined;
  readonly respuestas: StoredAnswers | undefined;
  readonly foto: string;
  readonly fotos: readonly StoredPhoto[];
  readonly Nivel_Riesgo: RiskLevel;
  readonly tipo_trabajador_requerido: string;
  readonly estado: IncidentStatus;
  readonly veces_reportado: number;
  readonly creado_por: string;
  readonly creado_por_nombre: string;
  readonly Fecha_creacion: string;
  readonly asignado_a: string | undefined;
  readonly asignado_a_nombre: string | undefined;
  readonly asignado_a_especialidad: string | undefined;
  readonly asignado_por: string | undefined;
  readonly razones_asignacion: readonly StoredReason[] | undefined;
  readonly fecha_asignacion: string | undefined;
  readonly ultima_modificacion: string | undefined;
  readonly modificado_por: string | undefined;
  readonly fecha_inicio: string | undefined;
  readonly fecha_resolucion: string | undefined;
  readonly nota_resolucion: string | undefined;
  readonly fecha_cierre: string | undefined;
  readonly cerrado_por: string | undefined;
  readonly motivo: string | undefined;
  readonly veces_reabierto: number;
  readonly pausa: StoredPause | undefined;
  readonly rechazado_por: readonly string[];
  readonly lista: readonly StoredTick[];
  readonly satisfaccion: StoredSatisfaction | undefined;
  readonly union: StoredMerge | undefined;
  readonly unidos: readonly StoredDuplicate[];
  readonly version: number;
  /** Sort key of the indexes by date. */
  readonly fecha_id: string;
  /** Sort key of the index by priority; an item that has it is in the counters. */
  readonly prioridad_id: string;
  /** What a search for words looks through. */
  readonly busqueda: string;
}

/** The attribute in which each field of an incident is stored. */
export const INCIDENT_ATTRIBUTES: Readonly<Record<keyof Incident, keyof IncidentItem>> = {
  id: 'id',
  title: 'titulo',
  description: 'descripcion',
  category: 'tipo',
  floor: 'piso',
  place: 'lugar_especifico',
  location: 'lugar',
  answers: 'respuestas',
  photoUrl: 'foto',
  photos: 'fotos',
  risk: 'Nivel_Riesgo',
  requiredSpeciality: 'tipo_trabajador_requerido',
  status: 'estado',
  timesReported: 'veces_reportado',
  reporterEmail: 'creado_por',
  reporterName: 'creado_por_nombre',
  reportedAt: 'Fecha_creacion',
  assignment: 'asignado_a',
  updatedAt: 'ultima_modificacion',
  updatedBy: 'modificado_por',
  startedAt: 'fecha_inicio',
  resolvedAt: 'fecha_resolucion',
  resolutionNote: 'nota_resolucion',
  closedAt: 'fecha_cierre',
  closedBy: 'cerrado_por',
  reason: 'motivo',
  timesReopened: 'veces_reabierto',
  pause: 'pausa',
  declinedBy: 'rechazado_por',
  checklist: 'lista',
  satisfaction: 'satisfaccion',
  merge: 'union',
  duplicates: 'unidos',
  version: 'version',
};

/** The item of an incident. What is null is left out: an index key may not be NULL. */
export function toIncidentItem(incident: Incident): IncidentItem {
  const { assignment } = incident;
  return {
    id: incident.id,
    titulo: incident.title,
    descripcion: incident.description,
    tipo: incident.category,
    piso: incident.floor,
    lugar_especifico: incident.place,
    lugar: stored(incident.location, toStoredLocation),
    respuestas: stored(incident.answers, toStoredAnswers),
    foto: incident.photoUrl,
    fotos: incident.photos.map(toStoredPhoto),
    Nivel_Riesgo: incident.risk,
    tipo_trabajador_requerido: incident.requiredSpeciality ?? '',
    estado: incident.status,
    veces_reportado: incident.timesReported,
    creado_por: incident.reporterEmail,
    creado_por_nombre: incident.reporterName,
    Fecha_creacion: incident.reportedAt,
    asignado_a: assignment?.workerEmail,
    asignado_a_nombre: assignment?.workerName,
    asignado_a_especialidad: assignment?.workerSpeciality ?? undefined,
    asignado_por: assignment?.assignedBy,
    fecha_asignacion: assignment?.assignedAt,
    razones_asignacion: assignment?.reasons.map(toStoredReason),
    ultima_modificacion: incident.updatedAt ?? undefined,
    modificado_por: incident.updatedBy ?? undefined,
    fecha_inicio: incident.startedAt ?? undefined,
    fecha_resolucion: incident.resolvedAt ?? undefined,
    nota_resolucion: incident.resolutionNote ?? undefined,
    fecha_cierre: incident.closedAt ?? undefined,
    cerrado_por: incident.closedBy ?? undefined,
    motivo: incident.reason ?? undefined,
    veces_reabierto: incident.timesReopened,
    pausa: stored(incident.pause, toStoredPause),
    rechazado_por: incident.declinedBy,
    lista: incident.checklist.map(toStoredTick),
    satisfaccion: stored(incident.satisfaction, toStoredSatisfaction),
    union: stored(incident.merge, toStoredMerge),
    unidos: incident.duplicates.map(toStoredDuplicate),
    version: incident.version,
    fecha_id: reportOrder(incident.reportedAt, incident.id),
    prioridad_id: priorityOrder(priorityRank(incident), incident.id),
    busqueda: searchText(incident),
  };
}

/** The incident of an item, one of the old system included: its words, and the fields it never had. */
export function fromIncidentItem(item: Item): Incident {
  const read = new ItemReader(item, 'reports', ['id']);
  return {
    id: read.text('id'),
    title: read.text('titulo'),
    description: read.textOr('descripcion', ''),
    category: read.textOr('tipo', ''),
    floor: read.textOr('piso', ''),
    place: read.textOr('lugar_especifico', ''),
    location: read.part('lugar', readLocation),
    answers: read.part('respuestas', readAnswers),
    photoUrl: read.textOr('foto', ''),
    photos: read.parts('fotos', readPhoto),
    risk: read.word('Nivel_Riesgo', parseRisk),
    requiredSpeciality: read.wordOr('tipo_trabajador_requerido', parseSpeciality, null),
    status: read.word('estado', parseStatus),
    timesReported: read.wholeOr('veces_reportado', 1),
    reporterEmail: normaliseEmail(read.text('creado_por')),
    reporterName: read.textOr('creado_por_nombre', ''),
    reportedAt: read.time('Fecha_creacion'),
    assignment: read.isFilled('asignado_a') ? readAssignment(read) : null,
    updatedAt: read.timeOrNull('ultima_modificacion'),
    updatedBy: read.textOr('modificado_por', null),
    startedAt: read.timeOrNull('fecha_inicio'),
    resolvedAt: read.timeOrNull('fecha_resolucion'),
    resolutionNote: read.textOr('nota_resolucion', null),
    closedAt: read.timeOrNull('fecha_cierre'),
    closedBy: read.textOr('cerrado_por', null),
    reason: read.textOr('motivo', null),
    timesReopened: read.wholeOr('veces_reabierto', 0),
    pause: read.part('pausa', readPause),
    declinedBy: read.textsOrNone('rechazado_por'),
    checklist: read.parts('lista', readTick),
    satisfaction: read.part('satisfaccion', readSatisfaction),
    merge: read.part('union', readMerge),
    duplicates: read.parts('unidos', readDuplicate),
    version: read.wholeOr('version', 1),
  };
}

function stored<T, S>(value: T | null, store: (value: T) => S): S | undefined {
  return value === null ? undefined : store(value);
}

function readAssignment(read: ItemReader): Assignment {
  return {
    workerEmail: normaliseEmail(read.text('asignado_a')),
    workerName: read.textOr('asignado_a_nombre', ''),
    workerSpeciality: read.wordOr('asignado_a_especialidad', parseSpeciality, null),
    assignedBy: read.textOr('asignado_por', ''),
    assignedAt: read.time('fecha_asignacion'),
    reasons: read.parts('razones_asignacion', readReason),
  };
}
