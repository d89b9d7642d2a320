import { Injectable } from '@nestjs/common';
import {
  IncidentNotFoundError,
  IncidentRepository,
  type Decision,
  type Incident,
  type Stamp,
} from '@vigia/domain/incident';
import { ConcurrentChangeError, DomainError } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { RepeatedRequests, type Seal } from '../../idempotency/repeated-requests.js';
import { findIncident } from './find-incident.js';
import { IncidentRecorder } from './incident-recorder.js';
import { StaleChangeError } from './stale-change.error.js';

/** A request to change one incident. */
export interface ChangeRequest {
  readonly actor: Actor;
  readonly incidentId: string;
  /** For example `asignar`. */
  readonly route: string;
  readonly key: string | undefined;
  /** Versions that the caller decided about; absent when any will do. */
  readonly versions: readonly number[] | undefined;
  /** What is asked for, to tell a resend from another request under the same key. */
  readonly body: unknown;
}

/** What to do to the incident; `undefined` when that would change nothing. */
export type Decide = (incident: Incident, stamp: Stamp) => Decision | undefined;

const ATTEMPTS = 3;

/** Changes incidents: loads, decides, stores; again when somebody else was faster. */
@Injectable()
export class IncidentWriter {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly recorder: IncidentRecorder,
    private readonly repeated: RepeatedRequests,
    private readonly clock: Clock,
  ) {}

  /** `prepare` finds out what the decision needs besides the incident, while that is loaded; its refusal goes first. */
  change(request: ChangeRequest, prepare: () => Decide | Promise<Decide>): Promise<Incident> {
    return this.repeated.once({ ...repeatable(request), body: request.body }, (seal) =>
      this.carryOut(request, prepare, seal),
    );
  }

  /** What a change under a key made of the incident, if it was carried out. */
  recall(request: Omit<ChangeRequest, 'body' | 'versions'>): Promise<Incident | undefined> {
    return this.repeated.recall(repeatable(request));
  }

  private async carryOut(
    { actor, incidentId, versions }: ChangeRequest,
    prepare: () => Decide | Promise<Decide>,
    seal: Seal<Incident>,
  ): Promise<Incident> {
    for (let attempt = 1; ; attempt += 1) {
      const [before, decide] = await Promise.all([
        findIncident(this.incidents, incidentId),
        prepare(),
      ]);
      if (before === undefined) throw new IncidentNotFoundError(incidentId);
      // An attempt with versions that lost a race is stale the next time.
      const isStale = versions?.includes(before.version) === false || attempt > ATTEMPTS;
      const stamp = { by: actor, at: this.clock.now() };
      const decision = isStale ? refuseStale(before, decide, stamp) : decide(before, stamp);
      if (decision === undefined) return before;
      try {
        await this.recorder.record(decision, { before, receipt: seal(decision.incident) });
        return decision.incident;
      } catch (error) {
        if (!(error instanceof ConcurrentChangeError)) throw error;
      }
    }
  }
}

function repeatable({ actor, incidentId, key, route }: Omit<ChangeRequest, 'body' | 'versions'>) {
  return { caller: actor.email, route: `PUT /incidentes/${incidentId}/${route}`, key };
}

/** [API-4] Only who may make the change is told what the incident is now; everybody else gets their own refusal. */
function refuseStale(before: Incident, decide: Decide, stamp: Stamp): never {
  try {
    decide(before, stamp);
  } catch (error) {
    if (!(error instanceof DomainError) || error.kind !== 'conflict') throw error;
  }
  throw new StaleChangeError(before);
}
