import {
  PhotoMoment,
  parseStatus,
  type Answer,
  type Answers,
  type AssignmentReason,
  type IncidentPhoto,
  type IncidentStatus,
  type Duplicate,
  type Location,
  type Merge,
  type Pause,
  type PlanPoint,
  type Satisfaction,
  type Tick,
} from '@vigia/domain/incident';
import { oneOf, type ItemReader } from '../item-reader.js';

/** A photo in the list of its incident. */
export interface StoredPhoto {
  readonly id: string;
  readonly ancho: number;
  readonly alto: number;
  readonly momento: PhotoMoment;
}

export interface StoredLocation {
  readonly edificio: string;
  readonly piso: string;
  readonly ambiente: string | undefined;
  readonly punto: { readonly plano: string; readonly x: number; readonly y: number } | undefined;
}

export interface StoredAnswers {
  readonly version: number;
  readonly valores: Readonly<Record<string, Answer>>;
}

export interface StoredReason {
  readonly regla: string;
  readonly puntos: number;
  readonly valor: string;
}

export interface StoredPause {
  readonly motivo: string;
  readonly desde: string;
}

export interface StoredTick {
  readonly id: string;
  readonly por: string;
  readonly fecha: string;
}

export interface StoredSatisfaction {
  readonly puntos: number;
  readonly texto: string;
  readonly fecha: string;
}

export interface StoredMerge {
  readonly en: string;
  readonly por: string;
  readonly fecha: string;
  readonly sumados: number;
  readonly antes: {
    readonly estado: IncidentStatus;
    readonly fecha_cierre: string | undefined;
    readonly cerrado_por: string | undefined;
    readonly motivo: string | undefined;
    readonly pausa: StoredPause | undefined;
    readonly ultima_modificacion: string | undefined;
    readonly modificado_por: string | undefined;
  };
}

/** An incident that was merged into this one. */
export interface StoredDuplicate {
  readonly id: string;
  readonly creado_por: string;
}

export function toStoredPhoto({ id, width, height, moment }: IncidentPhoto): StoredPhoto {
  return { id, ancho: width, alto: height, momento: moment };
}

/** Photos from before there were moments are those of the report. */
export function readPhoto(read: ItemReader): IncidentPhoto {
  return {
    id: read.text('id'),
    width: read.number('ancho'),
    height: read.number('alto'),
    moment: read.wordOr('momento', oneOf(Object.values(PhotoMoment)), PhotoMoment.Report),
  };
}

export function toStoredLocation({ building, floor, room, point }: Location): StoredLocation {
  return {
    edificio: building,
    piso: floor,
    ambiente: room ?? undefined,
    punto: point === null ? undefined : { plano: point.plan, x: point.x, y: point.y },
  };
}

export function readLocation(read: ItemReader): Location {
  return {
    building: read.text('edificio'),
    floor: read.text('piso'),
    room: read.textOr('ambiente', null),
    point: read.part('punto', readPoint),
  };
}

function readPoint(read: ItemReader): PlanPoint {
  return { plan: read.text('plano'), x: read.number('x'), y: read.number('y') };
}

export function toStoredAnswers({ version, values }: Answers): StoredAnswers {
  return { version, valores: values };
}

export function readAnswers(read: ItemReader): Answers {
  const values = read.part('valores', (answers) =>
    Object.fromEntries(answers.names().map((question) => [question, answers.answer(question)])),
  );
  return { version: read.number('version'), values: values ?? {} };
}

export function toStoredReason({ rule, points, value }: AssignmentReason): StoredReason {
  return { regla: rule, puntos: points, valor: value };
}

export function readReason(read: ItemReader): AssignmentReason {
  return { rule: read.text('regla'), points: read.number('puntos'), value: read.text('valor') };
}

export function toStoredPause({ reason, since }: Pause): StoredPause {
  return { motivo: reason, desde: since };
}

export function readPause(read: ItemReader): Pause {
  return { reason: read.text('motivo'), since: read.time('desde') };
}

export function toStoredTick({ id, by, at }: Tick): StoredTick {
  return { id, por: by, fecha: at };
}

export function readTick(read: ItemReader): Tick {
  return { id: read.text('id'), by: read.text('por'), at: read.time('fecha') };
}

export function toStoredSatisfaction({ score, text, at }: Satisfaction): StoredSatisfaction {
  return { puntos: score, texto: text, fecha: at };
}

export function readSatisfaction(read: ItemReader): Satisfaction {
  return { score: read.number('puntos'), text: read.text('texto'), at: read.time('fecha') };
}

export function toStoredMerge({ into, by, at, added, before }: Merge): StoredMerge {
  return {
    en: into,
    por: by,
    fecha: at,
    sumados: added,
    antes: {
      estado: before.status,
      fecha_cierre: before.closedAt ?? undefined,
      cerrado_por: before.closedBy ?? undefined,
      motivo: before.reason ?? undefined,
      pausa: before.pause === null ? undefined : toStoredPause(before.pause),
      ultima_modificacion: before.updatedAt ?? undefined,
      modificado_por: before.updatedBy ?? undefined,
    },
  };
}

export function readMerge(read: ItemReader): Merge {
  return {
    into: read.text('en'),
    by: read.text('por'),
    at: read.time('fecha'),
    added: read.number('sumados'),
    before: read.part('antes', readBefore) ?? read.unreadable('antes'),
  };
}

export function toStoredDuplicate({ id, reporterEmail }: Duplicate): StoredDuplicate {
  return { id, creado_por: reporterEmail };
}

export function readDuplicate(read: ItemReader): Duplicate {
  return { id: read.text('id'), reporterEmail: read.text('creado_por') };
}

function readBefore(read: ItemReader): Merge['before'] {
  return {
    status: read.word('estado', parseStatus),
    closedAt: read.timeOrNull('fecha_cierre'),
    closedBy: read.textOr('cerrado_por', null),
    reason: read.textOr('motivo', null),
    pause: read.part('pausa', readPause),
    updatedAt: read.timeOrNull('ultima_modificacion'),
    updatedBy: read.textOr('modificado_por', null),
  };
}
