import { Logger } from '@nestjs/common';
import type { Connection } from '@vigia/domain/connection';
import {
  incidentAudience,
  roleAudience,
  userAudience,
  type Audience,
} from '@vigia/domain/notification';
import {
  MemoryConnectionRepository,
  MemoryFollowerRepository,
  MemoryStore,
} from '@vigia/dynamo/memory';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aNotification, ana, anIncident, luis } from '../../../test/support/fixtures.js';
import { MovableClock } from '../../../test/support/movable-clock.js';
import { NotificationsService } from './notifications.service.js';
import { PushGateway, type Posted } from './push-gateway.js';

type Answer = (connectionId: string) => Promise<Posted>;

/** Stands for API Gateway, which cannot run here; the end-to-end tests post to an emulator. */
class RecordingGateway extends PushGateway {
  readonly posts: { id: string; frame: { id: string } }[] = [];
  underway = 0;
  busiest = 0;

  constructor(private readonly answer: Answer = () => Promise.resolve('delivered')) {
    super();
  }

  readonly closed: string[] = [];

  override async close(id: string): Promise<void> {
    this.closed.push(id);
    if (id === 'stuck') throw new Error('no gateway');
  }

  override async post(id: string, frame: string): Promise<Posted> {
    this.posts.push({ id, frame: JSON.parse(frame) as { id: string } });
    this.underway += 1;
    this.busiest = Math.max(this.busiest, this.underway);
    try {
      return await this.answer(id);
    } finally {
      this.underway -= 1;
    }
  }
}

const clock = new MovableClock();

function aConnection(id: string, email: string, group: Audience, ageMs = 60_000): Connection {
  return {
    id,
    email,
    group,
    connectedAt: new Date(clock.nowMs() - ageMs).toISOString(),
    expiresAt: new Date(clock.nowMs() + 60_000).toISOString(),
  };
}

function aService(
  gateway: PushGateway,
  ...connections: readonly Connection[]
): { service: NotificationsService; store: MemoryStore } {
  const store = new MemoryStore();
  for (const connection of connections) store.connections.set(connection.id, connection);
  const repository = new MemoryConnectionRepository(store);
  const followers = new MemoryFollowerRepository(store);
  return { service: new NotificationsService(repository, followers, gateway, clock), store };
}

const STUDENTS = roleAudience('estudiante');
const toWorker = aNotification({ id: '1', audience: userAudience(luis.email) });
const toReporter = aNotification({ id: '2', audience: userAudience(ana.email) });
const toAdmins = aNotification({ id: '3', audience: roleAudience('admin'), capacity: 'admins' });

const toFollowers = aNotification({
  id: '4',
  audience: incidentAudience(anIncident().id),
  capacity: 'follower',
});

describe('NotificationsService', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('[LIV-6] tells the next audience when the one before is settled', async () => {
    const release = new Map<string, (posted: Posted) => void>();
    const gateway = new RecordingGateway(
      (id) => new Promise((resolve) => void release.set(id, resolve)),
    );
    const { service } = aService(
      gateway,
      aConnection('worker', luis.email, 'role#trabajador'),
      aConnection('phone', ana.email, STUDENTS),
      aConnection('laptop', ana.email, STUDENTS),
      aConnection('admin', 'rosa@admin.utec.edu.pe', 'role#admin'),
    );
    const told = (): string[] => gateway.posts.map(({ id }) => id);

    service.publish([toWorker, toReporter, toAdmins], anIncident());
    await vi.waitFor(() => expect(told()).toEqual(['worker']));
    release.get('worker')?.('delivered');
    await vi.waitFor(() => expect(told()).toEqual(['worker', 'phone', 'laptop']));
    release.get('phone')?.('delivered');
    release.get('laptop')?.('delivered');
    await vi.waitFor(() => expect(told()).toEqual(['worker', 'phone', 'laptop', 'admin']));
    release.get('admin')?.('delivered');

    await service.onApplicationShutdown();
  });

  it('[LIV-6] tells of one incident in the order of its events, and lets no other one wait', async () => {
    const release = new Map<string, () => void>();
    const gateway = new RecordingGateway(
      (id) => new Promise((resolve) => void release.set(id, () => resolve('delivered'))),
    );
    const { service } = aService(
      gateway,
      aConnection('phone', ana.email, STUDENTS),
      aConnection('worker', luis.email, 'role#trabajador'),
    );
    const told = (): string[] => gateway.posts.map(({ frame }) => frame.id);

    service.publish([toReporter], anIncident());
    service.publish([aNotification({ id: '5' })], anIncident());
    service.publish([toWorker], anIncident({ id: 'other' }));
    await vi.waitFor(() => expect(told()).toEqual(['2', '1']));
    release.get('phone')?.();
    await vi.waitFor(() => expect(told()).toEqual(['2', '1', '5']));
    release.get('phone')?.();
    release.get('worker')?.();

    await service.onApplicationShutdown();
  });

  it('[LIV-4] returns before anything is posted', async () => {
    const gateway = new RecordingGateway();
    const { service } = aService(gateway, aConnection('phone', ana.email, STUDENTS));

    service.publish([toReporter], anIncident());

    expect(gateway.posts).toEqual([]);
    await service.onApplicationShutdown();
    expect(gateway.posts).toHaveLength(1);
  });

  it('[LIV-3] forgets a connection that is gone, and no other', async () => {
    const gateway = new RecordingGateway((id) =>
      Promise.resolve(id === 'dead' ? 'gone' : 'delivered'),
    );
    const { service, store } = aService(
      gateway,
      aConnection('dead', ana.email, STUDENTS),
      aConnection('alive', ana.email, STUDENTS),
    );

    service.publish([toReporter], anIncident());
    await service.onApplicationShutdown();

    expect([...store.connections.keys()]).toEqual(['alive']);
  });

  it('[LIV-3] keeps a connection whose handshake may not be over', async () => {
    const gateway = new RecordingGateway(() => Promise.resolve('gone'));
    const { service, store } = aService(gateway, aConnection('new', ana.email, STUDENTS, 9_000));

    service.publish([toReporter], anIncident());
    await service.onApplicationShutdown();

    expect([...store.connections.keys()]).toEqual(['new']);
  });

  it('[LIV-4] tells everybody else when posts fail, and logs once per audience', async () => {
    const logged = vi.spyOn(Logger.prototype, 'error').mockReturnValue();
    const gateway = new RecordingGateway((id) =>
      id.startsWith('bad') ? Promise.reject(new Error('busy')) : Promise.resolve('delivered'),
    );
    const { service, store } = aService(
      gateway,
      aConnection('bad-1', luis.email, 'role#trabajador'),
      aConnection('bad-2', luis.email, 'role#trabajador'),
      aConnection('good', luis.email, 'role#trabajador'),
      aConnection('phone', ana.email, STUDENTS),
    );

    service.publish([toWorker, toReporter], anIncident());
    await service.onApplicationShutdown();

    expect(gateway.posts.map(({ id }) => id)).toEqual(['bad-1', 'bad-2', 'good', 'phone']);
    expect(store.connections.size).toBe(4);
    expect(logged).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(logged.mock.calls)).not.toContain('@');
  });

  it('posts to at most 64 connections at a time', async () => {
    const gateway = new RecordingGateway(
      () => new Promise((resolve) => void setImmediate(() => resolve('delivered'))),
    );
    const many = Array.from({ length: 200 }, (_, at) =>
      aConnection(String(at), `s${String(at)}@utec.edu.pe`, STUDENTS),
    );
    const { service } = aService(gateway, ...many);

    service.publish([aNotification({ audience: STUDENTS, capacity: 'campus' })], anIncident());
    await service.onApplicationShutdown();

    expect(gateway.posts).toHaveLength(200);
    expect(gateway.busiest).toBe(64);
  });

  it('tells who is in several audiences of one event once, as the first of them', async () => {
    const gateway = new RecordingGateway();
    const { service } = aService(
      gateway,
      aConnection('reporter', ana.email, STUDENTS),
      aConnection('other', 'eva@utec.edu.pe', STUDENTS),
    );
    const toCampus = aNotification({ id: '4', audience: STUDENTS, capacity: 'campus' });

    service.publish([toReporter, toCampus], anIncident());
    await service.onApplicationShutdown();

    expect(gateway.posts.map(({ id, frame }) => [id, frame.id])).toEqual([
      ['reporter', '2'],
      ['other', '4'],
    ]);
  });

  it('posts nothing that is too large for a message', async () => {
    const logged = vi.spyOn(Logger.prototype, 'error').mockReturnValue();
    const gateway = new RecordingGateway();
    const { service } = aService(gateway, aConnection('phone', ana.email, STUDENTS));

    service.publish([toReporter], anIncident({ description: 'x'.repeat(200_000) }));
    await service.onApplicationShutdown();

    expect(gateway.posts).toEqual([]);
    expect(logged).toHaveBeenCalledTimes(1);
  });

  it('[FOL-3] tells followers on all their sockets, 64 people at a time, and nobody twice', async () => {
    const release: (() => void)[] = [];
    const gateway = new RecordingGateway(
      () => new Promise((resolve) => release.push(() => resolve('delivered'))),
    );
    const sockets = Array.from({ length: 100 }, (_, at) =>
      aConnection(`s${String(at)}`, `p${String(at)}@utec.edu.pe`, STUDENTS),
    );
    const { service, store } = aService(
      gateway,
      ...sockets,
      aConnection('second', 'p7@utec.edu.pe', STUDENTS),
      aConnection('stranger', 'nobody@utec.edu.pe', STUDENTS),
    );
    for (const { email } of sockets) {
      const following = { incidentId: anIncident().id, email, since: clock.now() };
      store.followings.set(email, following);
    }

    service.publish([toFollowers], anIncident());
    await vi.waitUntil(() => release.length === 64);
    expect(gateway.busiest).toBe(64);
    const all = vi.waitUntil(() => {
      release.splice(0).forEach((go) => go());
      return gateway.posts.length === 101;
    });
    await all;
    release.splice(0).forEach((go) => go());
    await service.onApplicationShutdown();

    expect(gateway.busiest).toBe(64);
    expect(new Set(gateway.posts.map(({ id }) => id)).size).toBe(101);
    expect(gateway.posts.map(({ id }) => id)).not.toContain('stranger');
  });

  it('waits at shutdown for pushes under way, but not for ever', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const gateway = new RecordingGateway(() => new Promise<Posted>(() => undefined));
    const { service } = aService(gateway, aConnection('phone', ana.email, STUDENTS));

    service.publish([toReporter], anIncident());
    const down = service.onApplicationShutdown();
    await vi.advanceTimersByTimeAsync(5_000);

    await expect(down).resolves.toBeUndefined();
    vi.useRealTimers();
  });
});

describe('disconnecting somebody', () => {
  it('[ACC-20] closes and forgets all of their sockets and no others, one that does not close included', async () => {
    const gateway = new RecordingGateway();
    const { service, store } = aService(
      gateway,
      aConnection('stuck', ana.email, STUDENTS),
      aConnection('phone', ana.email, STUDENTS),
      aConnection('other', luis.email, STUDENTS),
    );

    await service.disconnect(ana.email);

    expect(gateway.closed.sort()).toEqual(['phone', 'stuck']);
    expect([...store.connections.keys()]).toEqual(['other']);
  });

  it('[ACC-20] closes a socket, too, that was let in before and is stored after, and none that came later', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const gateway = new RecordingGateway();
    const { service, store } = aService(gateway);
    await service.disconnect(ana.email);

    store.connections.set('late', aConnection('late', ana.email, STUDENTS, 5));
    store.connections.set('new', aConnection('new', ana.email, STUDENTS, -5_000));
    await vi.advanceTimersByTimeAsync(30_000);
    vi.useRealTimers();

    expect(gateway.closed).toEqual(['late']);
    expect([...store.connections.keys()]).toEqual(['new']);
  });

  it('[ACC-20] looks for such a socket before it shuts down', async () => {
    const gateway = new RecordingGateway();
    const { service, store } = aService(gateway);
    await service.disconnect(ana.email);
    store.connections.set('late', aConnection('late', ana.email, STUDENTS, 5));

    await service.onApplicationShutdown();

    expect(gateway.closed).toEqual(['late']);
  });
});
