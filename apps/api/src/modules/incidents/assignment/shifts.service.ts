import { Injectable } from '@nestjs/common';
import { AccountEventKind } from '@vigia/domain/audit';
import {
  UserNotFoundError,
  UserRepository,
  changeShift,
  isEmail,
  normaliseEmail,
  readShift,
  shiftOf,
  type Actor,
  type Shift,
  type User,
} from '@vigia/domain/user';
import { ProblemException } from '@vigia/platform/nest';
import { AuditTrail } from '../../../audit/audit-trail.js';
import { Config } from '../../../config/config.js';
import { AssignmentBell } from './assignment-bell.js';

/** When and where workers work. */
@Injectable()
export class ShiftsService {
  constructor(
    private readonly users: UserRepository,
    private readonly bell: AssignmentBell,
    private readonly trail: AuditTrail,
    private readonly config: Config,
  ) {}

  /** [ASG-4] */
  async get(actor: Actor, email: string): Promise<Shift> {
    return readShift(await this.find(email), actor);
  }

  /** [ASG-4] Repeating it changes nothing. */
  async change(
    actor: Actor,
    email: string,
    change: Parameters<typeof changeShift>[1],
  ): Promise<Shift> {
    const user = await this.find(email);
    const changed = changeShift(user, change, actor);
    this.requireBuildings(changed, user);
    if (changed !== user) {
      const detail = inWords(shiftOf(changed));
      const happening = { account: user.email, actor: actor.email, detail };
      await this.users.save(changed, this.trail.event(AccountEventKind.ShiftChanged, happening));
      this.bell.ring();
    }
    return shiftOf(changed);
  }

  /** New ones only: what the catalogue lost since must not keep somebody from changing their hours. */
  private requireBuildings(changed: User, user: User): void {
    const known = new Set(this.config.campus.catalogue.buildings.map(({ key }) => key));
    const present = shiftOf(user).buildings;
    const unknown = shiftOf(changed).buildings.find(
      (key) => !known.has(key) && !present.includes(key),
    );
    if (unknown === undefined) return;
    const detail = {
      es: `el catálogo no tiene el edificio ${unknown}`,
      en: `the catalogue has no building ${unknown}`,
    };
    throw new ProblemException('invalid-request', {
      errors: [{ pointer: '#/edificios', detail }],
    });
  }

  private async find(email: string): Promise<User> {
    const address = normaliseEmail(email);
    const user = isEmail(address) ? await this.users.find(address) : undefined;
    if (user === undefined) throw new UserNotFoundError(email);
    return user;
  }
}

/** As much of a long list as the trail takes. */
const BUILDINGS_TOLD = 10;

function inWords({ days, from, to, buildings, maximum }: Shift): string {
  const places = buildings.slice(0, BUILDINGS_TOLD).join(' ');
  return `${days.join(' ')} ${from}–${to}; ${places}; ${String(maximum)}`;
}
