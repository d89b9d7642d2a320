import {
  INCIDENT_STATUSES,
  IncidentEventType,
  type Activity,
  type Incident,
  type IncidentStatus,
} from '@vigia/domain/incident';
import { Role } from '@vigia/domain/shared';
import { ItemReader, oneOf, type Item } from '../item-reader.js';
import { INCIDENT_ATTRIBUTES } from './incident.item.js';

/** One row of an incident's history as it is stored. */
export interface ActivityItem {
  readonly incidente_id: string;
  readonly id: string;
  readonly evento: IncidentEventType;
  readonly titulo: string;
  readonly actor_email: string;
  readonly actor_nombre: string;
  readonly actor_tipo: Role;
  readonly estado_anterior: IncidentStatus | undefined;
  readonly estado_nuevo: IncidentStatus;
  readonly motivo: string | undefined;
  readonly asignado_a_nombre: string | undefined;
  readonly asignado_antes_a: string | undefined;
  readonly otro_id: string | undefined;
  /** Names of the incident's attributes. */
  readonly cambios: readonly string[];
  readonly fecha: string;
}

const FIELDS = Object.keys(INCIDENT_ATTRIBUTES) as (keyof Incident)[];

/** The item of a row of history. */
export function toActivityItem(activity: Activity): ActivityItem {
  return {
    incidente_id: activity.incidentId,
    id: activity.id,
    evento: activity.type,
    titulo: activity.title,
    actor_email: activity.actor.email,
    actor_nombre: activity.actor.name,
    actor_tipo: activity.actor.role,
    estado_anterior: activity.from ?? undefined,
    estado_nuevo: activity.to,
    motivo: activity.reason ?? undefined,
    asignado_a_nombre: activity.assigneeName ?? undefined,
    asignado_antes_a: activity.previousAssignee ?? undefined,
    otro_id: activity.otherId ?? undefined,
    cambios: activity.changed.map((field) => INCIDENT_ATTRIBUTES[field]),
    fecha: activity.at,
  };
}

/** The row of history of an item. */
export function fromActivityItem(item: Item): Activity {
  const read = new ItemReader(item, 'activity', ['incidente_id', 'id']);
  const status = oneOf(INCIDENT_STATUSES);
  return {
    incidentId: read.text('incidente_id'),
    id: read.text('id'),
    type: read.word('evento', oneOf(Object.values(IncidentEventType))),
    title: read.text('titulo'),
    actor: {
      email: read.text('actor_email'),
      name: read.text('actor_nombre'),
      role: read.word('actor_tipo', oneOf(Object.values(Role))),
    },
    from: read.wordOr('estado_anterior', status, null),
    to: read.word('estado_nuevo', status),
    reason: read.textOr('motivo', null),
    assigneeName: read.textOr('asignado_a_nombre', null),
    previousAssignee: read.textOr('asignado_antes_a', null),
    otherId: read.textOr('otro_id', null),
    changed: read
      .texts('cambios')
      .map(
        (attribute) =>
          FIELDS.find((field) => INCIDENT_ATTRIBUTES[field] === attribute) ??
          read.unreadable('cambios'),
      ),
    at: read.time('fecha'),
  };
}
