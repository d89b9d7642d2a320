import type { Catalogue, Category } from '@vigia/domain/campus';
import { placeWords } from '@vigia/domain/campus';
import {
  assignIncident,
  closeIncident,
  confirmIncident,
  joinIncident,
  pauseIncident,
  rateIncident,
  rejectIncident,
  reopenIncident,
  reportIncident,
  resolveIncident,
  resumeIncident,
  startIncident,
  type Activity,
  type Decision,
  type Following,
  type Incident,
  type IncidentDraft,
  type IncidentStatus,
  type Stamp,
} from '@vigia/domain/incident';
import { actorOf, type User } from '@vigia/domain/user';
import type { History } from '@vigia/dynamo/seed';
import { ulidFloor } from '@vigia/platform';
import type { Dice } from './dice.js';
import type { People } from './people.js';
import { DETAILS, LEVELS, REASONS, TROUBLES, type Trouble } from './texts.js';

/** What the incidents are made of. */
export interface Campus {
  readonly catalogue: Pick<Catalogue, 'buildings' | 'categories'>;
  readonly people: People;
  /** Nothing happens later. */
  readonly until: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
/** What is over by now may have been reported any time in the year; what is open, lately. */
const OPEN_FOR = 12 * DAY;

/** How many of a hundred end where. */
const ENDS: readonly (readonly [IncidentStatus, number])[] = [
  ['pendiente', 10],
  ['asignado', 8],
  ['en_proceso', 7],
  ['resuelto', 7],
  ['cerrado', 61],
  ['rechazado', 7],
];
const OPEN: readonly IncidentStatus[] = ['pendiente', 'asignado', 'en_proceso'];

/** One incident with its whole life, by the same decisions that the api takes. */
export function makeHistory(dice: Dice, campus: Campus): History {
  const end = dice.weighted(ENDS);
  const age = OPEN.includes(end) ? dice.duration(OPEN_FOR) : 2 * DAY + dice.next() * YEAR;
  return new Life(dice, campus, campus.until - Math.min(age, YEAR)).until(end);
}

/** What happens to one incident, step by step. */
class Life {
  readonly #activity: Activity[] = [];
  readonly #followings: Following[] = [];
  readonly #trouble: Trouble;
  readonly #reporter: User;
  #incident: Incident;
  #at: number;

  constructor(
    private readonly dice: Dice,
    private readonly campus: Campus,
    reportedAt: number,
  ) {
    const category = dice.pick(campus.catalogue.categories);
    this.#trouble = dice.pick(TROUBLES[category.key] ?? TROUBLES['otro'] ?? []);
    this.#reporter = dice.pick(campus.people.students);
    this.#at = Math.floor(reportedAt);
    const report = reportIncident(this.draft(category), dice.uuid(), this.by(this.#reporter));
    this.#incident = report.incident;
    this.note(report);
  }

  until(end: IncidentStatus): History {
    this.joined();
    const { dice } = this;
    if (end === 'rechazado') {
      this.wait(DAY);
      this.admin((incident, stamp) => rejectIncident(incident, dice.pick(REASONS.rejected), stamp));
    } else if (end !== 'pendiente') {
      const worker = this.assigned();
      if (end !== 'asignado') this.worked(worker, end);
      if (end === 'cerrado') this.closed(worker);
    }
    return {
      incident: this.#incident,
      activity: this.#activity,
      followings: this.#followings,
    };
  }

  private draft(category: Category): IncidentDraft {
    const { dice } = this;
    const building = dice.pick(this.campus.catalogue.buildings);
    const floor = dice.pick(building.floors);
    const room = dice.chance(0.85) && floor.rooms.length > 0 ? dice.pick(floor.rooms) : null;
    const words = placeWords({ building, floor, room });
    const where = room?.name.es ?? building.name.es;
    const point =
      floor.plan !== null && room?.at && dice.chance(0.6) ? { plan: floor.plan, ...room.at } : null;
    const detail = dice.chance(0.4) ? ` ${dice.pick(DETAILS)}` : '';
    return {
      title: dice.pick(this.#trouble.titles).replace('{lugar}', where).slice(0, 120),
      description: dice.pick(this.#trouble.descriptions).replace('{lugar}', where) + detail,
      category: category.name.es,
      ...words,
      location: { building: building.key, floor: floor.key, room: room?.key ?? null, point },
      answers: null,
      photoUrl: '',
      risk: dice.weighted(LEVELS.map((level, n) => [level, this.#trouble.risks[n] ?? 0] as const)),
      requiredSpeciality: category.speciality,
    };
  }

  /** Most are reported once, few by many. */
  private joined(): void {
    const { dice } = this;
    if (!dice.chance(0.3)) return;
    const others = Math.min(14, Math.floor(dice.duration(2)) + 1);
    for (let n = 0; n < others; n += 1) {
      const student = dice.pick(this.campus.people.students);
      const isNew = !this.#followings.some(({ email }) => email === student.email);
      if (student.email === this.#reporter.email || !isNew) continue;
      this.wait(3 * HOUR);
      this.note(joinIncident(this.#incident, this.by(student)));
    }
  }

  private assigned(): User {
    const { dice } = this;
    const { requiredSpeciality: trade } = this.#incident;
    const { workers } = this.campus.people;
    const worker = dice.pick(
      trade === null ? workers : workers.filter(({ speciality }) => speciality === trade),
    );
    this.wait(8 * HOUR);
    this.admin((incident, stamp) => assignIncident(incident, worker, stamp));
    return worker;
  }

  private worked(worker: User, end: IncidentStatus): void {
    const { dice } = this;
    this.wait(10 * HOUR);
    this.note(startIncident(this.#incident, this.by(worker)));
    if (dice.chance(0.15)) {
      this.wait(3 * HOUR);
      const reason = dice.pick(REASONS.paused);
      this.note(pauseIncident(this.#incident, reason, this.by(worker)));
      if (end === 'en_proceso') return;
      this.wait(20 * HOUR);
      this.note(resumeIncident(this.#incident, this.by(worker)));
    }
    if (end === 'en_proceso') return;
    this.wait(6 * HOUR);
    const solution = dice.pick(this.#trouble.solved);
    this.note(resolveIncident(this.#incident, solution, this.by(worker)));
  }

  private closed(worker: User): void {
    const { dice } = this;
    if (dice.chance(0.06)) {
      this.wait(DAY);
      const reason = dice.pick(REASONS.reopened);
      this.note(
        reopenIncident(this.#incident, reason, this.by(dice.pick(this.campus.people.admins))),
      );
      this.worked(worker, 'resuelto');
    }
    this.wait(DAY);
    if (dice.chance(0.55)) {
      this.note(confirmIncident(this.#incident, this.by(this.#reporter)));
      const rating = {
        score: dice.weighted([
          [5, 5],
          [4, 3],
          [3, 1],
          [2, 1],
          [1, 1],
        ]),
        text: '',
      };
      if (dice.chance(0.5)) {
        const rated = rateIncident(this.#incident, rating, this.by(this.#reporter));
        if (rated !== undefined) this.note(rated);
      }
    } else {
      this.admin((incident, stamp) => closeIncident(incident, dice.pick(REASONS.closed), stamp));
    }
  }

  private admin(decide: (incident: Incident, stamp: Stamp) => Decision): void {
    this.note(decide(this.#incident, this.by(this.dice.pick(this.campus.people.admins))));
  }

  /** Time goes by, but not beyond the end. */
  private wait(mean: number): void {
    const rest = this.campus.until - this.#at;
    this.#at = Math.floor(this.#at + Math.min(this.dice.duration(mean), rest / 2));
  }

  private by(user: User): Stamp {
    return { by: actorOf(user), at: new Date(this.#at).toISOString() };
  }

  private note({ incident, event, follows }: Decision): void {
    this.#incident = incident;
    if (follows !== undefined) this.#followings.push(follows.following);
    this.#activity.push({ ...event, id: this.ulid() });
  }

  /** Later ones of the same millisecond sort later. */
  private ulid(): string {
    const count = this.#activity.length.toString(16).toUpperCase().padStart(4, '0');
    return ulidFloor(this.#at).slice(0, -16) + count + this.dice.hex(12).toUpperCase();
  }
}
