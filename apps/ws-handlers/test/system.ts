import { openSession, type Session } from '@vigia/domain/identity';
import { userAudience, type Notification } from '@vigia/domain/notification';
import { Role } from '@vigia/domain/shared';
import { AccountStatus, actorOf, type User } from '@vigia/domain/user';
import {
  MemoryConnectionRepository,
  MemoryFollowedRepository,
  MemoryNotificationRepository,
  MemoryOneTimeTokenRepository,
  MemorySessionRepository,
  MemoryStore,
  MemoryUserRepository,
} from '@vigia/dynamo/memory';
import {
  Clock,
  TokenSigner,
  TokenVerifier,
  digest,
  generateSigningKey,
  ulidFloor,
} from '@vigia/platform';
import { createHandlers, type Handlers } from '../src/index.js';

export const NOW_MS = Date.parse('2026-03-01T12:00:00.000Z');
export const ORIGIN = 'https://vigia.example';

/** A clock that stands still until it is set. */
export class StoppedClock extends Clock {
  constructor(public atMs: number) {
    super();
  }

  override nowMs(): number {
    return this.atMs;
  }
}

const keys = await generateSigningKey('test');
const signer = await TokenSigner.from(keys.privateKey);
const verifier = new TokenVerifier({ keys: [keys.publicKey] });

/** The handlers on empty in-memory stores. */
export interface TestSystem {
  readonly handlers: Handlers;
  readonly store: MemoryStore;
  readonly clock: StoppedClock;
  readonly ticket: (user: User, ticketId?: string) => Promise<string>;
}

export function aSystem(...users: readonly User[]): TestSystem {
  const store = new MemoryStore();
  for (const user of users) store.users.set(user.email, user);
  const clock = new StoppedClock(NOW_MS);
  const handlers = createHandlers({
    verifier,
    sessions: new MemorySessionRepository(store),
    oneTimeTokens: new MemoryOneTimeTokenRepository(store),
    users: new MemoryUserRepository(store),
    connections: new MemoryConnectionRepository(store),
    followed: new MemoryFollowedRepository(store),
    notifications: new MemoryNotificationRepository(store),
    clock,
    webOrigins: [ORIGIN],
    adminsNeedTotp: true,
  });
  return {
    handlers,
    store,
    clock,
    ticket: (user, ticketId = 'ticket-1') => {
      const sessionId = `session of ${user.email}`;
      store.sessions.set(sessionId, { ...aSession(user.email), id: sessionId });
      return signer.ticket({ actor: actorOf(user), sessionId, ticketId }, 'ws', clock.atMs);
    },
  };
}

/** An access token, which is no ticket. */
export function anAccessToken(user: User): Promise<string> {
  return signer.access({ actor: actorOf(user), sessionId: 'session-1' }, NOW_MS);
}

/** A ticket that another key signed. */
export async function aForgedTicket(user: User): Promise<string> {
  const forger = await TokenSigner.from((await generateSigningKey('test')).privateKey);
  const claims = { actor: actorOf(user), sessionId: 'session-1', ticketId: 'ticket-1' };
  return forger.ticket(claims, 'ws', NOW_MS);
}

/** Ana, a verified student. */
export function aUser(overrides: Partial<User> = {}): User {
  return {
    id: 'e3c1a1de-6d0b-4a52-8f5c-1d0b2d0c1a11',
    email: 'ana@utec.edu.pe',
    name: 'Ana Quispe',
    role: Role.Student,
    speciality: null,
    status: AccountStatus.Active,
    passwordHash: 'x',
    createdAt: '2026-01-01T00:00:00.000Z',
    openLoad: 0,
    sessionsSince: null,
    version: 1,
    ...overrides,
  };
}

/** Luis, an electrician. */
export function aWorker(overrides: Partial<User> = {}): User {
  return aUser({
    email: 'luis@gmail.com',
    name: 'Luis Rojas',
    role: Role.Worker,
    speciality: 'Electricista',
    ...overrides,
  });
}

/** A session whose cookie is `session-1.cookie-secret`. */
export function aSession(email: string): Session {
  const hashes = { cookieHash: digest('cookie-secret'), refreshHash: digest('refresh-secret') };
  return openSession(
    { id: 'session-1', email, agent: 'test', ...hashes },
    new Date(NOW_MS).toISOString(),
  );
}

export const COOKIE = 'vigia_session=session-1.cookie-secret';

/** A notification for Ana of the given second since the start of the test. */
export function aNotification(second: number, overrides: Partial<Notification> = {}): Notification {
  return {
    id: ulidFloor(NOW_MS + second * 1000),
    audience: userAudience('ana@utec.edu.pe'),
    capacity: 'reporter',
    kind: 'iniciado',
    incidentId: '7b1f6f0e-5d0f-4b52-9a39-0a3f9a9f2c11',
    title: 'Fuga de agua',
    actor: { email: 'luis@gmail.com', name: 'Luis Rojas' },
    from: 'asignado',
    to: 'en_proceso',
    reason: null,
    isUrgent: false,
    at: new Date(NOW_MS + second * 1000).toISOString(),
    ...overrides,
  };
}
