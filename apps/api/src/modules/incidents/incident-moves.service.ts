import { Injectable } from '@nestjs/common';
import { categoryOf } from '@vigia/domain/campus';
import { reasonsFor } from '@vigia/domain/assignment';
import {
  AssigneeNotFoundError,
  ChecklistPointNotFoundError,
  IncidentStatus,
  PhotoMoment,
  assignIncident,
  closeIncident,
  confirmIncident,
  declineIncident,
  editIncident,
  moveIncidentTo,
  pauseIncident,
  rateIncident,
  rejectIncident,
  reopenIncident,
  requireAssignable,
  resolveIncident,
  resumeIncident,
  startIncident,
  tickPoint,
  type Decision,
  type Incident,
  type IncidentEdit,
  type Rating,
  type Stamp,
} from '@vigia/domain/incident';
import { UserRepository, localMoment, type Actor } from '@vigia/domain/user';
import { Config } from '../../config/config.js';
import { IncidentPhotosService } from './incident-photos.service.js';
import { IncidentWriter, type ChangeRequest, type Decide } from './incident-writer.js';
import { requirePerspective } from './require-perspective.js';

/** Who asks for a change of which incident, and under which terms. */
export type MoveRequest = Omit<ChangeRequest, 'route' | 'body'>;

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
    private readonly photos: IncidentPhotosService,
    private readonly config: Config,
  ) {}

  correct(request: MoveRequest, correction: Correction): Promise<Incident> {
    return this.change(request, 'editar', correction, (incident, stamp) =>
      correctIncident(incident, correction, stamp),
    );
  }

  /** [ASG-5] */
  assign(request: MoveRequest, workerEmail: string, isSuggested = false): Promise<Incident> {
    const body = { workerEmail, ...(isSuggested && { isSuggested }) };
    const change = { ...request, route: 'asignar', body };
    return this.writer.change(change, async () => {
      const worker = await this.users.find(workerEmail);
      if (worker === undefined) throw new AssigneeNotFoundError();
      requireAssignable(worker);
      return (incident, stamp) =>
        assignIncident(
          incident,
          worker,
          stamp,
          isSuggested
            ? reasonsFor(incident, worker, localMoment(stamp.at, this.config.campus.timeZone))
            : [],
        );
    });
  }

  start(request: MoveRequest): Promise<Incident> {
    return this.change(request, 'estado', { status: IncidentStatus.InProgress }, startIncident);
  }

  /** [PHO-9] */
  resolve(request: MoveRequest, note: string, photoIds: readonly string[] = []): Promise<Incident> {
    const body = {
      status: IncidentStatus.Resolved,
      note,
      ...(photoIds.length > 0 && { photoIds }),
    };
    return this.writer.change({ ...request, route: 'estado', body }, async () => {
      const photos = await this.photos.take(request, photoIds, PhotoMoment.After);
      return (incident, stamp) => resolveIncident(incident, note, stamp, photos);
    });
  }

  pause(request: MoveRequest, reason: string): Promise<Incident> {
    return this.change(request, 'pausar', { reason }, (incident, stamp) =>
      pauseIncident(incident, reason, stamp),
    );
  }

  resume(request: MoveRequest): Promise<Incident> {
    return this.change(request, 'reanudar', {}, resumeIncident);
  }

  decline(request: MoveRequest, reason: string): Promise<Incident> {
    return this.change(request, 'declinar', { reason }, (incident, stamp) =>
      declineIncident(incident, reason, stamp),
    );
  }

  /** [INC-22] */
  tick(request: MoveRequest, point: string, isDone: boolean): Promise<Incident> {
    return this.change(request, `lista/${point}`, { isDone }, (incident, stamp) => {
      const decision = tickPoint(incident, point, isDone, stamp);
      const category = categoryOf(this.config.campus.catalogue, incident.category);
      if (category?.checklist.some(({ key }) => key === point) !== true) {
        throw new ChecklistPointNotFoundError();
      }
      return decision;
    });
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

  confirm(request: MoveRequest, rating?: Rating): Promise<Incident> {
    return this.change(request, 'confirmar', { ...rating }, (incident, stamp) => {
      this.requireKnown(incident, request.actor);
      return confirmIncident(incident, stamp, rating);
    });
  }

  rate(request: MoveRequest, rating: Rating): Promise<Incident> {
    return this.change(request, 'satisfaccion', rating, (incident, stamp) => {
      this.requireKnown(incident, request.actor);
      return rateIncident(incident, rating, stamp);
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
