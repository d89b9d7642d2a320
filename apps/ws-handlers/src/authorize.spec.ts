import { AccountStatus, type User } from '@vigia/domain/user';
import { describe, expect, it } from 'vitest';
import { METHOD_ARN, aHandshake } from '../test/events.js';
import {
  COOKIE,
  ORIGIN,
  aForgedTicket,
  aSession,
  aSystem,
  aUser,
  aWorker,
  anAccessToken,
} from '../test/system.js';
import type { AuthorizeResult } from './index.js';

const ana = aUser();
const luis = aWorker();

function verdict({ policyDocument, context }: AuthorizeResult): string {
  const { Effect } = policyDocument.Statement[0];
  return Effect === 'Allow' ? 'Allow' : `Deny: ${String(context.reason)}`;
}

describe('authorize', () => {
  it('[LIV-1] lets a ticket in, for this connect only, and says who it is', async () => {
    const { handlers, ticket } = aSystem(luis);

    const result = await handlers.authorize(aHandshake({ query: { ticket: await ticket(luis) } }));

    expect(result).toEqual({
      principalId: 'luis@gmail.com',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: METHOD_ARN }],
      },
      context: {
        email: 'luis@gmail.com',
        role: 'trabajador',
        speciality: 'Electricista',
        status: 'activo',
        group: 'speciality#Electricista',
      },
    });
  });

  it('[LIV-2] [LIV-5] opens one socket per ticket, whatever comes twice', async () => {
    const { handlers, ticket } = aSystem(ana);
    const event = aHandshake({ query: { ticket: await ticket(ana) } });

    expect(verdict(await handlers.authorize(event))).toBe('Allow');
    expect(verdict(await handlers.authorize(event))).toBe('Deny: ticket-used');
    expect(verdict(await handlers.authorize(event))).toBe('Deny: ticket-used');
  });

  it('[LIV-2] opens a second socket with a second ticket', async () => {
    const { handlers, ticket } = aSystem(ana);

    for (const id of ['ticket-1', 'ticket-2']) {
      const event = aHandshake({ query: { ticket: await ticket(ana, id) } });
      expect(verdict(await handlers.authorize(event))).toBe('Allow');
    }
  });

  it('[LIV-2] refuses a ticket after 60 seconds', async () => {
    const { handlers, ticket, clock } = aSystem(ana);
    const event = aHandshake({ query: { ticket: await ticket(ana) } });

    clock.atMs += 60_000;

    expect(verdict(await handlers.authorize(event))).toBe('Deny: ticket-invalid');
  });

  it('[ACC-20] refuses a ticket and a cookie whose session was ended, alone or with all others', async () => {
    const { handlers, store, ticket } = aSystem(ana);
    store.sessions.set('session-1', aSession(ana.email));
    const byCookie = aHandshake({ headers: { Cookie: COOKIE } });
    const byTicket = aHandshake({ query: { ticket: await ticket(ana) } });

    store.users.set(ana.email, { ...ana, sessionsSince: '2026-03-01T12:00:00.001Z' });
    expect(verdict(await handlers.authorize(byCookie))).toBe('Deny: session-invalid');
    expect(verdict(await handlers.authorize(byTicket))).toBe('Deny: session-invalid');

    store.users.set(ana.email, ana);
    store.sessions.clear();
    expect(verdict(await handlers.authorize(byTicket))).toBe('Deny: session-invalid');
  });

  it('leaves a ticket unused when the handshake is refused for something else', async () => {
    const { handlers, ticket } = aSystem(ana);
    const token = await ticket(ana);

    const refused = aHandshake({ query: { ticket: token, email: 'eva@utec.edu.pe' } });
    expect(verdict(await handlers.authorize(refused))).toBe('Deny: email-disagrees');

    expect(verdict(await handlers.authorize(aHandshake({ query: { ticket: token } })))).toBe(
      'Allow',
    );
  });

  it.each([
    ['an access token', anAccessToken(ana)],
    ['a ticket of another key', aForgedTicket(ana)],
    ['nonsense', Promise.resolve('nonsense')],
    ['nothing', Promise.resolve('')],
  ])('[LIV-1] refuses %s as a ticket, the cookie beside it notwithstanding', async (_, token) => {
    const { handlers, store } = aSystem(ana);
    store.sessions.set('session-1', aSession(ana.email));

    const event = aHandshake({ query: { ticket: await token }, headers: { Cookie: COOKIE } });

    expect(verdict(await handlers.authorize(event))).toBe('Deny: ticket-invalid');
  });

  it.each(['Cookie', 'cookie', 'COOKIE'])(
    '[LIV-1] [LIV-5] lets the session cookie in, twice too, in a header spelled %s',
    async (name) => {
      const { handlers, store } = aSystem(ana);
      store.sessions.set('session-1', aSession(ana.email));
      const event = aHandshake({ headers: { [name]: `a=b; ${COOKIE}; vigia_access=x` } });

      const results = [await handlers.authorize(event), await handlers.authorize(event)];

      expect(results.map(verdict)).toEqual(['Allow', 'Allow']);
      expect(results[0]).toEqual(results[1]);
      expect(results[0]?.context).toEqual({
        email: 'ana@utec.edu.pe',
        role: 'estudiante',
        speciality: '',
        status: 'activo',
        group: 'role#estudiante',
      });
    },
  );

  it.each([
    ['no header', undefined],
    ['another cookie', 'session=1'],
    ['a cookie whose name only ends alike', 'x_vigia_session=session-1.cookie-secret'],
    ['an empty cookie', 'vigia_session='],
    ['a cookie without a secret', 'vigia_session=session-1'],
    ['a cookie too long to look up', `vigia_session=${'a'.repeat(3000)}.b`],
  ])('[LIV-1] refuses %s as anonymous', async (_, cookie) => {
    const { handlers, store } = aSystem(ana);
    store.sessions.set('session-1', aSession(ana.email));
    const headers: Record<string, string> = cookie === undefined ? {} : { Cookie: cookie };

    const event = aHandshake({ headers, query: { email: ana.email } });

    expect(verdict(await handlers.authorize(event))).toBe('Deny: anonymous');
  });

  it.each([
    ['an unknown session', 'vigia_session=session-2.cookie-secret'],
    ['a wrong secret', 'vigia_session=session-1.other'],
    ['the refresh secret', 'vigia_session=session-1.refresh-secret'],
  ])('[LIV-1] refuses %s', async (_, cookie) => {
    const { handlers, store } = aSystem(ana);
    store.sessions.set('session-1', aSession(ana.email));

    const event = aHandshake({ headers: { Cookie: cookie } });

    expect(verdict(await handlers.authorize(event))).toBe('Deny: session-invalid');
  });

  it('[ACC-9] refuses a cookie 12 hours after its last use', async () => {
    const { handlers, store, clock } = aSystem(ana);
    store.sessions.set('session-1', aSession(ana.email));
    const event = aHandshake({ headers: { Cookie: COOKIE } });

    clock.atMs += 12 * 3_600_000 - 1;
    expect(verdict(await handlers.authorize(event))).toBe('Allow');

    clock.atMs += 1;
    expect(verdict(await handlers.authorize(event))).toBe('Deny: session-invalid');
  });

  it('[LIV-1] refuses the cookie to a page of another origin', async () => {
    const { handlers, store } = aSystem(ana);
    store.sessions.set('session-1', aSession(ana.email));
    const from = (origin: string): ReturnType<typeof handlers.authorize> =>
      handlers.authorize(aHandshake({ headers: { Cookie: COOKIE, Origin: origin } }));

    expect(verdict(await from(ORIGIN))).toBe('Allow');
    expect(verdict(await from('https://evil.example'))).toBe('Deny: origin-not-allowed');
    expect(verdict(await from('null'))).toBe('Deny: origin-not-allowed');
  });

  it.each([
    { email: 'ana@utec.edu.pe' },
    { userEmail: 'ana@utec.edu.pe' },
    { email: '  ANA@utec.edu.pe ', userEmail: 'Ana@Utec.edu.pe' },
  ])('[OLD-1] accepts an address that agrees: %j', async (query) => {
    const { handlers, store } = aSystem(ana);
    store.sessions.set('session-1', aSession(ana.email));

    const event = aHandshake({ query, headers: { Cookie: COOKIE } });

    expect(verdict(await handlers.authorize(event))).toBe('Allow');
  });

  it.each<Record<string, string>>([
    { email: 'eva@utec.edu.pe' },
    { userEmail: 'eva@utec.edu.pe' },
    { email: 'ana@utec.edu.pe', userEmail: 'eva@utec.edu.pe' },
    { email: '' },
  ])('[LIV-1] refuses an address that disagrees: %j', async (query) => {
    const { handlers, store } = aSystem(ana);
    store.sessions.set('session-1', aSession(ana.email));

    const event = aHandshake({ query, headers: { Cookie: COOKIE } });

    expect(verdict(await handlers.authorize(event))).toBe('Deny: email-disagrees');
  });

  it.each<[string, User | undefined]>([
    ['a deactivated account', aWorker({ status: AccountStatus.Deactivated })],
    ['a worker who waits for approval', aWorker({ status: AccountStatus.AwaitingApproval })],
    ['an unverified worker', aWorker({ status: AccountStatus.Unverified })],
    ['an admin without the second factor that is required [TOT-5]', aWorker({ role: 'admin' })],
    ['an account that is gone', undefined],
  ])('[LIV-1] refuses %s, by ticket and by cookie', async (_, user) => {
    const { handlers, store, ticket } = aSystem(...(user === undefined ? [] : [user]));
    store.sessions.set('session-1', aSession(luis.email));
    const byTicket = aHandshake({ query: { ticket: await ticket(luis) } });
    const byCookie = aHandshake({ headers: { Cookie: COOKIE } });

    expect(verdict(await handlers.authorize(byTicket))).toBe('Deny: account-inert');
    expect(verdict(await handlers.authorize(byCookie))).toBe('Deny: account-inert');
  });

  it('[LIV-1] lets an unverified student follow their own reports', async () => {
    const unverified = aUser({ status: AccountStatus.Unverified });
    const { handlers, ticket } = aSystem(unverified);

    const event = aHandshake({ query: { ticket: await ticket(unverified) } });

    expect(verdict(await handlers.authorize(event))).toBe('Allow');
  });
});
