import { Injectable } from '@nestjs/common';
import { suggestWorkers, type Suggestions } from '@vigia/domain/assignment';
import { IncidentNotFoundError, IncidentRepository, type Incident } from '@vigia/domain/incident';
import { Role } from '@vigia/domain/shared';
import { AccountStatus, UserRepository, localMoment, type User } from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { Config } from '../../../config/config.js';
import { isUuid } from '../../../requests/is-uuid.js';

/** More workers than a campus has. */
const WORKERS_MAX = 1_000;

/** Who could do an incident, and why. */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly incidents: IncidentRepository,
    private readonly users: UserRepository,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** [ASG-1] [ASG-2] */
  async suggest(incidentId: string): Promise<Suggestions> {
    const incident = isUuid(incidentId) ? await this.incidents.find(incidentId) : undefined;
    if (incident === undefined) throw new IncidentNotFoundError(incidentId);
    const now = localMoment(this.clock.now(), this.config.campus.timeZone);
    return suggestWorkers(incident, await this.workersFor(incident), now);
  }

  private async workersFor({ requiredSpeciality }: Incident): Promise<readonly User[]> {
    if (requiredSpeciality !== null) return this.users.listBySpeciality(requiredSpeciality);
    const status = AccountStatus.Active;
    return (await this.users.listByRole(Role.Worker, { status, limit: WORKERS_MAX })).items;
  }
}
