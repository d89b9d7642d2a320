import { hash } from '@node-rs/argon2';
import {
  announce,
  assignIncident,
  closeIncident,
  confirmIncident,
  recipientsOf,
  rejectIncident,
  reopenIncident,
  reportIncident,
  resolveIncident,
  startIncident,
  type Decision,
  type Incident,
  type IncidentRepository,
  type Stamp,
} from '@vigia/domain/incident';
import {
  actorOf,
  approveUser,
  registerUser,
  verifyUser,
  isForeign,
  type User,
  type UserRepository,
} from '@vigia/domain/user';
import { Role } from '@vigia/domain/shared';
import { RandomIds } from '@vigia/platform';
import { CAMPUS } from '../campus.js';
import {
  DEMO_ACCOUNTS,
  DEMO_PASSWORD,
  type DemoAccount,
  type DemoPerson,
} from './demo-accounts.js';
import { DEMO_INCIDENTS, type DemoIncident, type DemoStep } from './demo-incidents.js';

const HOUR_MS = 3_600_000;
/** The same as the api's, so that no login has to hash again. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

type People = Readonly<Record<DemoPerson, User>>;

/** What is filled. */
export interface DemoStores {
  readonly users: UserRepository;
  readonly incidents: IncidentRepository;
}

/** Fills empty tables with accounts and a week of incidents, by the same decisions that the api takes. */
export async function seedDemoData(stores: DemoStores, now: Date): Promise<void> {
  const ids = new RandomIds();
  const people = await seedPeople(stores, ids, now);
  for (const demo of DEMO_INCIDENTS) await seedIncident(stores, ids, people, demo, now);
}

/** The password of all demo accounts, as it is stored. */
export function hashOfDemoPassword(): Promise<string> {
  return hash(DEMO_PASSWORD, ARGON2ID);
}

async function seedPeople(stores: DemoStores, ids: RandomIds, now: Date): Promise<People> {
  const given = {
    passwordHash: await hashOfDemoPassword(),
    at: new Date(now.getTime() - 30 * 24 * HOUR_MS).toISOString(),
  };
  const people = Object.entries(DEMO_ACCOUNTS).map(([person, registration]) => {
    const registered = registerUser(registration, CAMPUS.roles, { ...given, id: ids.uuid() });
    const verified = verifyUser(registered, CAMPUS.roles);
    const waits = verified.role === Role.Worker && isForeign(verified.email, CAMPUS.roles);
    const { shift }: DemoAccount = registration;
    const user = { ...(waits ? approveUser(verified) : verified), ...(shift && { shift }) };
    return [person, { ...user, version: 1 }] as const;
  });
  await Promise.all(people.map(([, user]) => stores.users.create(user)));
  return Object.fromEntries(people) as People;
}

async function seedIncident(
  stores: DemoStores,
  ids: RandomIds,
  people: People,
  demo: DemoIncident,
  now: Date,
): Promise<void> {
  let time = now.getTime() - demo.hoursAgo * HOUR_MS;
  const stamp = (by: DemoPerson): Stamp => ({
    by: actorOf(people[by]),
    at: new Date(time).toISOString(),
  });
  const record = async ({ incident, event }: Decision, before?: Incident): Promise<Incident> => {
    const nextId = (): string => ids.ulid(time);
    const recipients = recipientsOf(event, incident, { campusFeed: CAMPUS.feed });
    await stores.incidents.commit({
      incident,
      activity: { ...event, id: nextId() },
      notifications: announce({ event, incident }, recipients, nextId),
      ...(before && { before }),
    });
    return incident;
  };

  const draft = { ...demo.draft, photoUrl: '' };
  let incident = await record(reportIncident(draft, ids.uuid(), stamp(demo.by)));
  for (const step of demo.steps) {
    time += step.after * HOUR_MS;
    incident = await record(decide(incident, step, people, stamp(step.by)), incident);
  }
}

function decide(incident: Incident, step: DemoStep, people: People, stamp: Stamp): Decision {
  switch (step.does) {
    case 'assign':
      return assignIncident(incident, people[step.to], stamp);
    case 'start':
      return startIncident(incident, stamp);
    case 'confirm':
      return confirmIncident(incident, stamp);
    case 'resolve':
      return resolveIncident(incident, step.saying, stamp);
    case 'close':
      return closeIncident(incident, step.saying, stamp);
    case 'reject':
      return rejectIncident(incident, step.saying, stamp);
    case 'reopen':
      return reopenIncident(incident, step.saying, stamp);
  }
}
