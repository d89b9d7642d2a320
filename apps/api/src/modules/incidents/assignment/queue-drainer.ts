import { Injectable } from '@nestjs/common';
import {
  assignAsPlanned,
  isForAutoAssignment,
  isFree,
  planAssignments,
  type AutoAssignment,
} from '@vigia/domain/assignment';
import { IncidentRepository, IncidentStatus, type Incident } from '@vigia/domain/incident';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import { UserRepository, localMoment, type LocalMoment, type User } from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { Config } from '../../../config/config.js';
import { IncidentRecorder } from '../incident-recorder.js';

/** Incidents that are planned at once. */
const PAGE = 100;
/** Lost races about one page; then it waits for the next run. */
const RACES_MAX = 200;

/** Assigns what waits, as far as there is somebody for it. */
@Injectable()
export class QueueDrainer {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly users: UserRepository,
    private readonly recorder: IncidentRecorder,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /**
   * [ASG-6] Goes through what waits for these trades, the oldest first. Several tasks may do so at once: each assignment
   * is stored only if incident and worker are as they were when it was planned ([ASG-8]).
   */
  async drain(settings: AutoAssignment, stop: AbortSignal): Promise<void> {
    const now = localMoment(this.clock.now(), this.config.campus.timeZone);
    const trades = await Promise.all(
      settings.trades.map((trade) => this.users.listBySpeciality(trade)),
    );
    let crew: readonly User[] = trades.flat();
    let cursor: string | undefined;
    while (!stop.aborted && crew.some((worker) => isFree(worker, now))) {
      const page = await this.incidents.listAll({
        filter: { statuses: [IncidentStatus.Pending] },
        order: 'oldest',
        limit: PAGE,
        ...(cursor !== undefined && { cursor }),
      });
      const queue = page.items.filter((incident) => isForAutoAssignment(incident, settings));
      crew = await this.assign(queue, crew, now, stop);
      cursor = page.next;
      if (cursor === undefined) return;
    }
  }

  /** Answers the workers as they are afterwards. */
  private async assign(
    queue: readonly Incident[],
    crew: readonly User[],
    now: LocalMoment,
    stop: AbortSignal,
  ): Promise<readonly User[]> {
    for (let races = 0; ; races += 1) {
      const plan = planAssignments(queue, crew, now);
      const done = new Map<string, User>();
      try {
        for (const planned of plan.assignments) {
          if (stop.aborted) break;
          const { incident, worker } = planned;
          await this.recorder.record(assignAsPlanned(planned, this.clock.now()), {
            before: incident,
            receipt: undefined,
          });
          done.set(incident.id, worker);
        }
        return plan.workers;
      } catch (error) {
        if (!(error instanceof ConcurrentChangeError)) throw error;
        const { id } = error;
        const left = queue.filter((incident) => !done.has(incident.id));
        crew = await this.current([...done.values()].map(({ email }) => email).concat(id), crew);
        queue = await this.stillWaiting(id, left);
        if (races >= RACES_MAX) return crew;
      }
    }
  }

  /** The workers, those of some addresses read anew. */
  private async current(
    emails: readonly string[],
    crew: readonly User[],
  ): Promise<readonly User[]> {
    const changed = crew.filter(({ email }) => emails.includes(email));
    const read = await Promise.all(changed.map(({ email }) => this.users.find(email)));
    const fresh = new Map(read.flatMap((worker) => (worker ? [[worker.email, worker]] : [])));
    return crew.map((worker) => fresh.get(worker.email) ?? worker);
  }

  /** What is left of the queue, one of its incidents read anew. */
  private async stillWaiting(id: string, queue: readonly Incident[]): Promise<readonly Incident[]> {
    if (!queue.some((incident) => incident.id === id)) return queue;
    const fresh = (await this.incidents.find(id)) ?? [];
    return queue.flatMap((incident) => (incident.id === id ? fresh : incident));
  }
}
