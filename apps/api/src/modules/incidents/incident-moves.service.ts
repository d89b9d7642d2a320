import { Injectable } from '@nestjs/common';
import {
  AssigneeNotFoundError,
  IncidentStatus,
  assignIncident,
  closeIncident,
  confirmIncident,
  editIncident,
  moveIncidentTo,
  rejectIncident,
  reopenIncident,
  requireAssignable,
  resolveIncident,
  startIncident,
  type Decision,
  type Incident,
  type IncidentEdit,
  type Stamp,
} from '@vigia/domain/incident';
import { UserRepository, type Actor } from '@vigia/domain/user';
import { Config } from '../../config/config.js';
import { IncidentWriter, type ChangeRequest, type Decide } from './incident-writer.js';
import { requirePerspective } from './require-perspective.js';

/** Who asks for a change of which incident, and under which terms. */
export type MoveRequest = Pick<ChangeRequest, 'actor' | 'incidentId' | 'key' | 'versions'>;

/** A correction of fields, a status to reach, or both. */
export interface Correction {
  readonly edit: IncidentEdit;
  readonly status: IncidentStatus | undefined;
  /** Told where reaching the status wants a reason. */
  readonly reason: string;
}

/** What can be done to an incident, one method per move of the table. */
@Injectable()
export class IncidentMovesService {
  constructor(
    private readonly writer: IncidentWriter,
    private readonly users: UserRepository,
    private readonly config: Config,
  ) {}

  correct(request: MoveRequest, correction: Correction): Promise<Incident> {
    return this.change(request, 'editar', correction, (incident, stamp) =>
      correctIncident(incident, correction, stamp),
    );
  }

  assign(request: MoveRequest, workerEmail: string): Promise<Incident> {
    const change = { ...request, route: 'asignar', body: { workerEmail } };
    return this.writer.change(change, async () => {
      const worker = await this.users.find(workerEmail);
      if (worker === undefined) throw new AssigneeNotFoundError();
      requireAssignable(worker);
      return (incident, stamp) => assignIncident(incident, worker, stamp);
    });
  }

  start(request: MoveRequest): Promise<Incident> {
    return this.change(request, 'estado', { status: IncidentStatus.InProgress }, startIncident);
  }

  resolve(request: MoveRequest, note: string): Promise<Incident> {
    const body = { status: IncidentStatus.Resolved, note };
    return this.change(request, 'estado', body, (incident, stamp) =>
      resolveIncident(incident, note, stamp),
    );
  }

  close(request: MoveRequest, reason: string): Promise<Incident> {
    return this.change(request, 'cerrar', { reason }, (incident, stamp) =>
      closeIncident(incident, reason, stamp),
    );
  }

  reject(request: MoveRequest, reason: string): Promise<Incident> {
    return this.change(request, 'rechazar', { reason }, (incident, stamp) =>
      rejectIncident(incident, reason, stamp),
    );
  }

  reopen(request: MoveRequest, reason: string): Promise<Incident> {
    return this.change(request, 'reabrir', { reason }, (incident, stamp) => {
      this.requireKnown(incident, request.actor);
      return reopenIncident(incident, reason, stamp);
    });
  }

  confirm(request: MoveRequest): Promise<Incident> {
    return this.change(request, 'confirmar', {}, (incident, stamp) => {
      this.requireKnown(incident, request.actor);
      return confirmIncident(incident, stamp);
    });
  }

  private change(
    request: MoveRequest,
    route: string,
    body: unknown,
    decide: Decide,
  ): Promise<Incident> {
    return this.writer.change({ ...request, route, body }, () => decide);
  }

  /** [VIS-1] Before a refusal could tell that there is such an incident. */
  private requireKnown(incident: Incident, actor: Actor): void {
    requirePerspective(incident, actor, { campusFeed: this.config.campus.feed });
  }
}

/**
 * Fields and status are corrected in one commit, told as one event: that of the move, with the names of the changed
 * fields; that of the edit when the status stays.
 */
function correctIncident(
  before: Incident,
  { edit, status, reason }: Correction,
  stamp: Stamp,
): Decision | undefined {
  const edited = editIncident(before, edit, stamp);
  if (status === undefined) return edited;
  const moved = moveIncidentTo(edited?.incident ?? before, status, reason, stamp);
  if (edited === undefined || moved === undefined) return moved ?? edited;
  return {
    incident: { ...moved.incident, version: edited.incident.version },
    event: { ...moved.event, changed: edited.event.changed },
  };
}
