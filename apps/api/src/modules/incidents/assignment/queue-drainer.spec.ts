import { isFree, type AutoAssignment } from '@vigia/domain/assignment';
import { IncidentStatus, type Incident, type IncidentCommit } from '@vigia/domain/incident';
import { ANY_TIME, localMoment, shiftOf, type Shift, type User } from '@vigia/domain/user';
import {
  MemoryConnectionRepository,
  MemoryFollowerRepository,
  MemoryIncidentRepository,
  MemoryStore,
  MemoryUserRepository,
} from '@vigia/dynamo/memory';
import { RandomIds } from '@vigia/platform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aUser, anIncident, luis } from '../../../../test/support/fixtures.js';
import { MovableClock } from '../../../../test/support/movable-clock.js';
import type { Config } from '../../../config/config.js';
import { AssignmentBell } from './assignment-bell.js';
import { IncidentRecorder } from '../incident-recorder.js';
import { NotificationsService } from '../../notifications/notifications.service.js';
import { QueueDrainer } from './queue-drainer.js';

const TRADE = 'Electricista';
const ON: AutoAssignment = { trades: [TRADE], version: 1 };
const config = { campus: { feed: false, timeZone: 'America/Lima' } } as Config;
const NOBODY_CONNECTED: ConstructorParameters<typeof NotificationsService>[2] = {
  post: () => Promise.resolve('gone'),
  close: () => Promise.resolve(),
};

/** Lets others in before each commit. */
class SharedIncidents extends MemoryIncidentRepository {
  constructor(
    store: MemoryStore,
    private readonly beforeCommit: () => Promise<unknown>,
  ) {
    super(store);
  }

  override async commit(commit: IncidentCommit): Promise<void> {
    await this.beforeCommit();
    return super.commit(commit);
  }
}

/** One task of several that share a storage. */
function aTask(
  store: MemoryStore,
  clock: MovableClock,
  beforeCommit = (): Promise<unknown> => Promise.resolve(),
): QueueDrainer {
  const incidents = new SharedIncidents(store, beforeCommit);
  const connections = new MemoryConnectionRepository(store);
  const followers = new MemoryFollowerRepository(store);
  const pushes = new NotificationsService(connections, followers, NOBODY_CONNECTED, clock);
  const bell = new AssignmentBell();
  const recorder = new IncidentRecorder(incidents, pushes, new RandomIds(), config, bell);
  return new QueueDrainer(incidents, new MemoryUserRepository(store), recorder, clock, config);
}

function filled(workers: readonly User[], incidents: readonly Incident[]): MemoryStore {
  const store = new MemoryStore();
  for (const worker of workers) store.users.set(worker.email, worker);
  for (const incident of incidents) store.incidents.set(incident.id, incident);
  return store;
}

function aMan(name: string, shift: Partial<Shift> = {}, openLoad = 0): User {
  const email = `${name}@limpieza.example`;
  return { ...aUser(luis), email, name, openLoad, shift: { ...ANY_TIME, ...shift } };
}

function waiting(at: number, change: Partial<Incident> = {}): Incident {
  const reportedAt = new Date(Date.UTC(2026, 1, 1) + at * 60_000).toISOString();
  const id = `7b1f6f0e-5d0f-4b52-9a39-${String(at).padStart(12, '0')}`;
  return anIncident({ id, reportedAt, requiredSpeciality: TRADE, ...change });
}

function drain(...tasks: readonly QueueDrainer[]): Promise<unknown> {
  const { signal } = new AbortController();
  return Promise.all(tasks.map((task) => task.drain(ON, signal)));
}

function loadsOf({ users }: MemoryStore): readonly number[] {
  return [...users.values()].map(({ openLoad }) => openLoad);
}

function assignmentsOf({ activity }: MemoryStore): readonly string[] {
  return activity.filter(({ type }) => type === 'asignado').map(({ incidentId }) => incidentId);
}

const names = ['ana', 'beto', 'caro', 'dana'];
const crews = fc
  .array(
    fc.record({
      maximum: fc.integer({ min: 1, max: 4 }),
      load: fc.nat({ max: 3 }),
      days: fc.constantFrom(ANY_TIME.days, ANY_TIME.days, []),
    }),
    { minLength: 1, maxLength: names.length },
  )
  .map((men) =>
    men.map(({ maximum, load, days }, at) => aMan(names[at] ?? '', { maximum, days }, load)),
  );
const queues = fc
  .array(fc.subarray(names.map((name) => `${name}@limpieza.example`)), { maxLength: 15 })
  .map((declines) => declines.map((declinedBy, at) => waiting(at, { declinedBy })));
/** How long each commit of a task is held up, in turns of the event loop. */
const delays = fc.array(fc.array(fc.nat({ max: 4 }), { minLength: 1 }), {
  minLength: 1,
  maxLength: 3,
});

function heldUp(turns: readonly number[]): () => Promise<void> {
  let commits = 0;
  return async () => {
    const wait = turns[commits % turns.length] ?? 0;
    commits += 1;
    for (let turn = 0; turn < wait; turn += 1) await new Promise(setImmediate);
  };
}

describe('draining the queue', () => {
  it('[ASG-6] leaves nothing that anybody could take, whatever tasks do it at once', async () => {
    await fc.assert(
      fc.asyncProperty(crews, queues, delays, async (crew, queue, tasks) => {
        const clock = new MovableClock();
        const store = filled(crew, queue);

        await drain(...tasks.map((turns) => aTask(store, clock, heldUp(turns))));

        const now = localMoment(clock.now(), 'America/Lima');
        for (const incident of store.incidents.values()) {
          if (incident.status !== IncidentStatus.Pending) continue;
          const able = [...store.users.values()].filter(
            (one) => isFree(one, now) && !incident.declinedBy.includes(one.email),
          );
          expect(able).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('[ASG-8] assigns nothing twice and nobody more than they may have, whatever tasks do it at once', async () => {
    await fc.assert(
      fc.asyncProperty(crews, queues, delays, async (crew, queue, tasks) => {
        const store = filled(crew, queue);

        await drain(...tasks.map((turns) => aTask(store, new MovableClock(), heldUp(turns))));

        const assigned = assignmentsOf(store);
        expect(new Set(assigned).size).toBe(assigned.length);
        for (const { email, openLoad } of crew) {
          const after = store.users.get(email);
          const given = [...store.incidents.values()].filter(
            ({ assignment }) => assignment?.workerEmail === email,
          );
          expect(after?.openLoad).toBe(openLoad + given.length);
          if (given.length > 0) {
            expect(after?.openLoad).toBeLessThanOrEqual(shiftOf(after ?? {}).maximum);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('[ASG-6] leaves a load gap of at most one among equals, whatever tasks do it at once', async () => {
    const equals = fc.integer({ min: 1, max: 4 });
    await fc.assert(
      fc.asyncProperty(equals, fc.nat({ max: 30 }), delays, async (men, count, tasks) => {
        const crew = names.slice(0, men).map((name) => aMan(name));
        const store = filled(
          crew,
          Array.from({ length: count }, (_, at) => waiting(at)),
        );

        await drain(...tasks.map((turns) => aTask(store, new MovableClock(), heldUp(turns))));

        const loads = loadsOf(store);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        expect(loads.reduce((sum, load) => sum + load, 0)).toBe(Math.min(count, men * 10));
      }),
      { numRuns: 60 },
    );
  });

  it('[ASG-8] decides again when an admin, a worker or an account was faster', async () => {
    const [ana, beto] = [aMan('ana'), aMan('beto')];
    const store = filled([ana, beto], [waiting(1), waiting(2), waiting(3)]);
    const rivals = [
      () => store.incidents.set(waiting(1).id, { ...waiting(1), status: 'cerrado', version: 2 }),
      () => store.users.set(ana.email, { ...ana, status: 'desactivado', version: 2 }),
      () => store.users.set(beto.email, { ...beto, openLoad: 9 }),
    ];
    const task = aTask(store, new MovableClock(), () => Promise.resolve(rivals.shift()?.()));

    await drain(task);

    expect(assignmentsOf(store)).toEqual([waiting(2).id]);
    expect(store.incidents.get(waiting(2).id)?.assignment?.workerEmail).toBe(beto.email);
    expect(store.users.get(beto.email)?.openLoad).toBe(10);
  });

  it('[ASG-6] goes on behind a hundred that nobody can take', async () => {
    const ana = aMan('ana');
    const declined = Array.from({ length: 120 }, (_, at) =>
      waiting(at, { declinedBy: [ana.email] }),
    );
    const store = filled([ana], [...declined, waiting(500)]);

    await drain(aTask(store, new MovableClock()));

    expect(assignmentsOf(store)).toEqual([waiting(500).id]);
  });

  it('[ASG-7] leaves other trades alone', async () => {
    const guard: User = { ...aMan('guard'), speciality: 'Seguridad' };
    const store = filled([aMan('ana'), guard], [waiting(1, { requiredSpeciality: 'Seguridad' })]);

    await drain(aTask(store, new MovableClock()));

    expect(assignmentsOf(store)).toEqual([]);
  });

  it('stops between two assignments when it is told to', async () => {
    const store = filled([aMan('ana')], [waiting(1), waiting(2)]);
    const stop = new AbortController();
    const task = aTask(store, new MovableClock(), () => {
      stop.abort();
      return Promise.resolve();
    });

    await task.drain(ON, stop.signal);

    expect(assignmentsOf(store)).toEqual([waiting(1).id]);
  });
});
