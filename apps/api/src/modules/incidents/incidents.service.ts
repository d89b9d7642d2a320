import { Injectable } from '@nestjs/common';
import {
  IncidentNotFoundError,
  IncidentRepository,
  type Activity,
  type Incident,
  type IncidentOrder,
  type IncidentQuery,
  type Perspective,
} from '@vigia/domain/incident';
import { Role, type Page } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { ProblemException } from '@vigia/platform/nest';
import { Config } from '../../config/config.js';
import { findIncident } from './find-incident.js';
import { requirePerspective } from './require-perspective.js';

/** The history of an incident, and how much of it the reader sees. */
export interface History {
  readonly page: Page<Activity>;
  readonly perspective: Perspective;
}

const PRIORITY_IS_FOR_ADMINS = {
  es: 'el orden por prioridad es para administradores',
  en: 'the order by priority is for admins',
};

/** What there is, for those who may know. */
@Injectable()
export class IncidentsService {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly config: Config,
  ) {}

  /** [INC-17] A student's own, a worker's assigned ones, an admin's all; only these by priority. */
  list(actor: Actor, query: IncidentQuery<IncidentOrder>): Promise<Page<Incident>> {
    if (actor.role === Role.Admin) return this.incidents.listAll(query);
    const { order } = query;
    if (order === 'priority') {
      throw new ProblemException('invalid-request', {
        errors: [{ pointer: '#/orden', detail: PRIORITY_IS_FOR_ADMINS }],
      });
    }
    switch (actor.role) {
      case Role.Student:
        return this.incidents.listByReporter(actor.email, { ...query, order });
      case Role.Worker:
        return this.incidents.listByAssignee(actor.email, { ...query, order });
    }
  }

  /** [VIS-1] */
  async find(actor: Actor, id: string): Promise<Incident> {
    const incident = await findIncident(this.incidents, id);
    if (incident === undefined) throw new IncidentNotFoundError(id);
    this.perspectiveOf(incident, actor);
    return incident;
  }

  async history(
    actor: Actor,
    id: string,
    query: { readonly limit: number; readonly cursor?: string },
  ): Promise<History> {
    const perspective = this.perspectiveOf(await this.find(actor, id), actor);
    return { page: await this.incidents.listActivity(id, query), perspective };
  }

  perspectiveOf(incident: Incident, actor: Actor): Perspective {
    return requirePerspective(incident, actor, { campusFeed: this.config.campus.feed });
  }
}
