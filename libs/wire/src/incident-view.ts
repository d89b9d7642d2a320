import {
  seesPhotos,
  type Incident,
  type IncidentAction,
  type IncidentPhoto,
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
  readonly foto: string;
  /** [PHO-8] None where the viewer may not see them. */
  readonly fotos: readonly PhotoView[];
  /** How many photos the viewer may add now. */
  readonly fotos_restantes: number;
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
  readonly version: number;
  /** What the viewer may do to it now. */
  readonly acciones: readonly IncidentAction[];
}

/** [INC-17] The incident as one perspective sees it. */
export function incidentView(
  incident: Incident,
  perspective: Perspective,
  actions: readonly IncidentAction[],
  photosLeft: number,
): IncidentView {
  const { assignment } = incident;
  return {
    id: incident.id,
    titulo: incident.title,
    descripcion: incident.description,
    tipo: incident.category,
    piso: incident.floor,
    lugar_especifico: incident.place,
    foto: incident.photoUrl,
    fotos: seesPhotos(perspective) ? incident.photos.map(photoView) : [],
    fotos_restantes: photosLeft,
    Nivel_Riesgo: incident.risk,
    nivel_riesgo: incident.risk,
    tipo_trabajador_requerido: incident.requiredSpeciality ?? '',
    Fecha_creacion: incident.reportedAt,
    fecha_creacion: incident.reportedAt,
    estado: incident.status,
    veces_reportado: incident.timesReported,
    veces_reabierto: incident.timesReopened,
    ...(perspective === 'full' && {
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
    ...(perspective === 'full' && { modificado_por: incident.updatedBy }),
    fecha_inicio: incident.startedAt,
    fecha_resolucion: incident.resolvedAt,
    ...(perspective === 'full' && { nota_resolucion: incident.resolutionNote }),
    fecha_cierre: incident.closedAt,
    ...(perspective === 'full' && {
      cerrado_por: incident.closedBy,
      motivo: incident.reason,
    }),
    version: incident.version,
    acciones: actions,
  };
}

/** A photo as it crosses the wire. */
export function photoView({ id, width, height }: IncidentPhoto): PhotoView {
  return {
    id,
    url: `fotos/${id}`,
    miniatura_url: `fotos/${id}/miniatura`,
    ancho: width,
    alto: height,
  };
}
