import {
  PhotoMoment,
  knowsReporter,
  priorityOf,
  seesPhotos,
  workPhotosLeft,
  type Incident,
  type IncidentAction,
  type IncidentPhoto,
  type Answer,
  type Perspective,
} from '@vigia/domain/incident';

/** A photo of an incident. The addresses are relative to that of the api, and want the viewer's session. */
export interface PhotoView {
  readonly id: string;
  readonly url: string;
  readonly miniatura_url: string;
  /** Pixels of the photo; the thumbnail has the same proportions. */
  readonly ancho: number;
  readonly alto: number;
}

/** A photo in the list of its incident. */
export interface IncidentPhotoView extends PhotoView {
  /** When it was taken: for the report, before the work, after it. */
  readonly momento: PhotoMoment;
}

/** A place of the campus catalogue; `plano`, `x` and `y` are all there or all null. */
export interface LocationView {
  readonly edificio: string;
  readonly piso: string;
  readonly ambiente: string | null;
  readonly plano: string | null;
  /** 0 to 1 of the width of the plan, from its left. */
  readonly x: number | null;
  /** 0 to 1 of the height of the plan, from its top. */
  readonly y: number | null;
}

/** How urgent an incident is: `total` is the sum of the others. */
export interface PriorityView {
  readonly total: number;
  readonly riesgo: number;
  /** For the others who reported it. */
  readonly reportes: number;
  /** For whole days since the report. */
  readonly edad: number;
}

/**
 * An incident as it crosses the wire, over HTTP and over the socket. Both spellings of the risk and the date of the
 * report are there: old clients read the capitalised ones. Fields that the viewer may not know are absent.
 */
export interface IncidentView {
  readonly id: string;
  readonly titulo: string;
  readonly descripcion: string;
  readonly tipo: string;
  readonly piso: string;
  readonly lugar_especifico: string;
  /** Null where the reporter's client knew no catalogue. */
  readonly lugar: LocationView | null;
  /** Answers to the questions of its category. */
  readonly respuestas?: {
    readonly version: number;
    readonly valores: readonly { readonly clave: string; readonly valor: Answer }[];
  } | null;
  readonly foto: string;
  /** [PHO-8] None where the viewer may not see them. */
  readonly fotos: readonly IncidentPhotoView[];
  /** How many photos of the report the viewer may add now. */
  readonly fotos_restantes: number;
  /** How many photos of the work the staff may add now. */
  readonly fotos_trabajo_restantes?: { readonly antes: number; readonly despues: number };
  readonly Nivel_Riesgo: string;
  readonly nivel_riesgo: string;
  readonly tipo_trabajador_requerido: string;
  readonly Fecha_creacion: string;
  readonly fecha_creacion: string;
  readonly estado: string;
  readonly veces_reportado: number;
  readonly veces_reabierto: number;
  readonly creado_por?: string;
  readonly creado_por_nombre?: string;
  readonly asignado_a?: string | null;
  readonly asignado_a_nombre?: string | null;
  readonly asignado_a_especialidad?: string | null;
  readonly asignado_por?: string | null;
  readonly fecha_asignacion: string | null;
  readonly ultima_modificacion: string | null;
  readonly modificado_por?: string | null;
  readonly fecha_inicio: string | null;
  readonly fecha_resolucion: string | null;
  readonly nota_resolucion?: string | null;
  readonly fecha_cierre: string | null;
  readonly cerrado_por?: string | null;
  readonly motivo?: string | null;
  /** Set while the work on it rests. */
  readonly pausa: { readonly desde: string; readonly motivo?: string } | null;
  /** Keys of the points of the checklist that are done. */
  readonly lista: readonly string[];
  readonly satisfaccion?: {
    readonly puntos: number;
    readonly texto: string;
    readonly fecha: string;
  } | null;
  /** The incident into which this duplicate was merged. */
  readonly unido_a?: string | null;
  /** Duplicates that are merged into it, for the staff. */
  readonly unidos?: readonly string[];
  /** Why this worker, for the staff. */
  readonly razones_asignacion?: readonly {
    readonly regla: string;
    readonly puntos: number;
    readonly valor: string;
  }[];
  /** How urgent it is now, as a sum of its parts. */
  readonly prioridad?: PriorityView;
  readonly version: number;
  /** What the viewer may do to it now. */
  readonly acciones: readonly IncidentAction[];
}

/** [INC-17] The incident as one perspective sees it at a moment. */
export function incidentView(
  incident: Incident,
  perspective: Perspective,
  actions: readonly IncidentAction[],
  photosLeft: number,
  at: string,
): IncidentView {
  const { assignment } = incident;
  return {
    id: incident.id,
    titulo: incident.title,
    descripcion: incident.description,
    tipo: incident.category,
    piso: incident.floor,
    lugar_especifico: incident.place,
    lugar: locationView(incident.location),
    ...(perspective !== 'public' && {
      respuestas: incident.answers && {
        version: incident.answers.version,
        valores: Object.entries(incident.answers.values).map(([clave, valor]) => ({
          clave,
          valor,
        })),
      },
    }),
    foto: incident.photoUrl,
    fotos: seesPhotos(perspective)
      ? incident.photos.map((photo) => ({ ...photoView(photo), momento: photo.moment }))
      : [],
    fotos_restantes: photosLeft,
    ...(perspective === 'staff' && {
      unidos: incident.duplicates.map(({ id }) => id),
      fotos_trabajo_restantes: {
        antes: workPhotosLeft(incident, PhotoMoment.Before),
        despues: workPhotosLeft(incident, PhotoMoment.After),
      },
    }),
    Nivel_Riesgo: incident.risk,
    nivel_riesgo: incident.risk,
    tipo_trabajador_requerido: incident.requiredSpeciality ?? '',
    Fecha_creacion: incident.reportedAt,
    fecha_creacion: incident.reportedAt,
    estado: incident.status,
    veces_reportado: incident.timesReported,
    veces_reabierto: incident.timesReopened,
    ...(knowsReporter(perspective) && {
      creado_por: incident.reporterEmail,
      creado_por_nombre: incident.reporterName,
    }),
    ...(perspective !== 'public' && {
      asignado_a: assignment?.workerEmail ?? null,
      asignado_a_nombre: assignment?.workerName ?? null,
      asignado_a_especialidad: assignment?.workerSpeciality ?? null,
      asignado_por: assignment?.assignedBy ?? null,
    }),
    fecha_asignacion: assignment?.assignedAt ?? null,
    ultima_modificacion: incident.updatedAt,
    ...(knowsReporter(perspective) && { modificado_por: updatedBy(incident, perspective) }),
    fecha_inicio: incident.startedAt,
    fecha_resolucion: incident.resolvedAt,
    ...(knowsReporter(perspective) && { nota_resolucion: incident.resolutionNote }),
    fecha_cierre: incident.closedAt,
    ...(knowsReporter(perspective) && {
      cerrado_por: incident.closedBy,
      motivo: incident.reason,
    }),
    pausa: incident.pause && {
      desde: incident.pause.since,
      ...(knowsReporter(perspective) && { motivo: incident.pause.reason }),
    },
    lista: incident.checklist.map(({ id }) => id),
    ...(knowsReporter(perspective) && {
      satisfaccion: incident.satisfaction && {
        puntos: incident.satisfaction.score,
        texto: incident.satisfaction.text,
        fecha: incident.satisfaction.at,
      },
      unido_a: incident.merge?.into ?? null,
    }),
    ...(perspective === 'staff' && {
      razones_asignacion: (assignment?.reasons ?? []).map(({ rule, points, value }) => ({
        regla: rule,
        puntos: points,
        valor: value,
      })),
    }),
    ...(perspective !== 'public' && { prioridad: priorityView(incident, at) }),
    version: incident.version,
    acciones: actions,
  };
}

/** [INC-21] Who gave it back is the staff's to know. */
function updatedBy(
  { updatedBy: email, declinedBy, assignment }: Incident,
  perspective: Perspective,
): string | null {
  const isKept =
    perspective !== 'staff' &&
    email !== null &&
    declinedBy.includes(email) &&
    assignment?.workerEmail !== email;
  return isKept ? null : email;
}

function priorityView(incident: Incident, at: string): PriorityView {
  const { total, risk, reports, age } = priorityOf(incident, at);
  return { total, riesgo: risk, reportes: reports, edad: age };
}

function locationView(location: Incident['location']): LocationView | null {
  if (location === null) return null;
  const { building, floor, room, point } = location;
  return {
    edificio: building,
    piso: floor,
    ambiente: room,
    plano: point?.plan ?? null,
    x: point?.x ?? null,
    y: point?.y ?? null,
  };
}

/** A photo as it crosses the wire. */
export function photoView({ id, width, height }: Omit<IncidentPhoto, 'moment'>): PhotoView {
  return {
    id,
    url: `fotos/${id}`,
    miniatura_url: `fotos/${id}/miniatura`,
    ancho: width,
    alto: height,
  };
}
