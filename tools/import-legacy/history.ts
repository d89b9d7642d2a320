import { createHash } from 'node:crypto';
import {
  IncidentEventType,
  IncidentStatus,
  type Activity,
  type Incident,
} from '@vigia/domain/incident';
import { Role } from '@vigia/domain/shared';
import { ulidFloor } from '@vigia/platform';

const TIME_CHARS = 10;
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARS = 16;

interface Step {
  readonly type: IncidentEventType;
  readonly to: IncidentStatus;
  readonly at: string | null;
  readonly actor: Activity['actor'];
  readonly reason?: string | null;
  readonly assigneeName?: string;
}

/**
 * The history that an old item tells by its dates: the old system kept none. The ids are made of incident, event and
 * date, so that reading the item again makes the same rows.
 */
export function historyOf(incident: Incident): readonly Activity[] {
  let from: IncidentStatus | null = null;
  const steps = stepsOf(incident)
    .filter((step) => step.at !== null)
    .sort((a, b) => String(a.at).localeCompare(String(b.at)));
  return steps.map(({ type, to, at, actor, reason = null, assigneeName = null }) => {
    const row: Activity = {
      id: rowId(incident.id, type, String(at)),
      type,
      incidentId: incident.id,
      title: incident.title,
      actor,
      from,
      to,
      reason,
      assigneeName,
      previousAssignee: null,
      otherId: null,
      changed: [],
      at: String(at),
    };
    from = to;
    return row;
  });
}

function stepsOf(incident: Incident): readonly Step[] {
  const { assignment } = incident;
  const worker = personal(assignment?.workerEmail, assignment?.workerName, Role.Worker);
  return [
    {
      type: IncidentEventType.Reported,
      to: IncidentStatus.Pending,
      at: incident.reportedAt,
      actor: personal(incident.reporterEmail, incident.reporterName, Role.Student),
    },
    {
      type: IncidentEventType.Assigned,
      to: IncidentStatus.Assigned,
      at: assignment?.assignedAt ?? null,
      actor: personal(assignment?.assignedBy, '', Role.Admin),
      ...(assignment !== null && { assigneeName: assignment.workerName }),
    },
    {
      type: IncidentEventType.Started,
      to: IncidentStatus.InProgress,
      at: incident.startedAt,
      actor: worker,
    },
    {
      type: IncidentEventType.Resolved,
      to: IncidentStatus.Resolved,
      at: incident.resolvedAt,
      actor: worker,
      reason: incident.resolutionNote,
    },
    {
      type: IncidentEventType.Closed,
      to: IncidentStatus.Closed,
      at: incident.closedAt,
      actor: personal(incident.closedBy, '', Role.Admin),
      reason: incident.reason,
    },
  ];
}

function personal(
  email: string | null | undefined,
  name: string | undefined,
  role: Role,
): Activity['actor'] {
  const address = email ?? '';
  return { email: address, name: name === undefined || name === '' ? address : name, role };
}

/** A ULID of the moment whose rest is told by the event itself. */
function rowId(incidentId: string, type: string, at: string): string {
  const bytes = createHash('sha256').update(`${incidentId} ${type} ${at}`).digest();
  const rest = Array.from({ length: RANDOM_CHARS }, (_, n) => CROCKFORD[Number(bytes[n]) % 32]);
  return ulidFloor(Date.parse(at)).slice(0, TIME_CHARS) + rest.join('');
}
