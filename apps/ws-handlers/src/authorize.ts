import {
  SessionExpiredError,
  isEnded,
  useCookie,
  type Session,
  type OneTimeTokenRepository,
  type SessionRepository,
} from '@vigia/domain/identity';
import { isInert, normaliseEmail, standingOf, type UserRepository } from '@vigia/domain/user';
import { digest, type Clock, type TicketClaims, type TokenVerifier } from '@vigia/platform';
import { contextOf, type Caller } from './caller.js';
import type { AuthorizeEvent, AuthorizeResult } from './events.js';

/** What deciding about a handshake takes. */
export interface AuthorizeDependencies {
  readonly verifier: TokenVerifier;
  readonly sessions: SessionRepository;
  readonly oneTimeTokens: OneTimeTokenRepository;
  readonly users: UserRepository;
  readonly clock: Clock;
  /** Pages of other origins may not use a visitor's cookie. */
  readonly webOrigins: readonly string[];
  /** Whether an admin without a second factor connects as little as anybody inert. */
  readonly adminsNeedTotp: boolean;
}

/** Why nobody may connect with this handshake; operators read it as `$context.authorizer.reason`. */
type Refusal =
  | 'anonymous'
  | 'ticket-invalid'
  | 'ticket-used'
  | 'session-invalid'
  | 'origin-not-allowed'
  | 'email-disagrees'
  | 'account-inert';

/** Whose address a handshake proves, and the ticket that is used up by it. */
type Proof = { readonly session: Session; readonly ticket?: TicketClaims } | Refusal;

/** `<session id>.<secret>`, both short enough to be looked up. */
const SESSION_COOKIE = /(?:^|;\s*)vigia_session=([\w-]{1,64})\.([\w-]{1,128})(?:;|$)/;

/**
 * [LIV-1] Lets identified, active accounts connect: by a ticket, which opens one socket [LIV-2], or by the session
 * cookie. Refusals are a policy and not an error, so that they raise no alarm.
 */
export function createAuthorize(
  dependencies: AuthorizeDependencies,
): (event: AuthorizeEvent) => Promise<AuthorizeResult> {
  const { verifier, sessions, oneTimeTokens, users, clock, webOrigins, adminsNeedTotp } =
    dependencies;

  return async (event) => {
    const verdict = await judge(event);
    return typeof verdict === 'string'
      ? policy(event, 'Deny', 'anonymous', { reason: verdict })
      : policy(event, 'Allow', verdict.email, contextOf(verdict));
  };

  async function judge(event: AuthorizeEvent): Promise<Caller | Refusal> {
    const { ticket, email, userEmail } = event.queryStringParameters ?? {};
    const proof = ticket === undefined ? await byCookie(event) : await byTicket(ticket);
    if (typeof proof === 'string') return proof;
    const claimed = [email, userEmail].filter((address) => address !== undefined);
    const { session } = proof;
    if (claimed.some((address) => normaliseEmail(address) !== session.email)) {
      return 'email-disagrees';
    }
    const user = await users.find(session.email);
    if (user === undefined || isInert({ ...user, status: standingOf(user, adminsNeedTotp) })) {
      return 'account-inert';
    }
    if (isEnded(session, user)) return 'session-invalid';
    // Last, so that a refused handshake leaves the ticket unused.
    if (proof.ticket !== undefined && !(await claim(proof.ticket))) return 'ticket-used';
    return user;
  }

  async function byTicket(token: string): Promise<Proof> {
    const ticket = await verifier.ticket(token, 'ws', clock.nowMs());
    if (ticket === undefined) return 'ticket-invalid';
    const session = await sessions.find(ticket.sessionId);
    return session?.email === ticket.actor.email ? { session, ticket } : 'session-invalid';
  }

  async function byCookie(event: AuthorizeEvent): Promise<Proof> {
    const [, sessionId, secret] = SESSION_COOKIE.exec(header(event, 'cookie') ?? '') ?? [];
    if (sessionId === undefined || secret === undefined) return 'anonymous';
    const origin = header(event, 'origin');
    if (origin !== undefined && !webOrigins.includes(origin)) return 'origin-not-allowed';
    const session = await sessions.find(sessionId);
    if (session === undefined) return 'session-invalid';
    try {
      return { session: useCookie(session, digest(secret), clock.now()) };
    } catch (error) {
      if (error instanceof SessionExpiredError) return 'session-invalid';
      throw error;
    }
  }

  function claim({ ticketId, expiresAt }: TicketClaims): Promise<boolean> {
    return oneTimeTokens.claim(ticketId, expiresAt);
  }
}

/** API Gateway keeps the spelling of the client. */
function header({ headers }: AuthorizeEvent, name: string): string | undefined {
  return Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];
}

function policy(
  { methodArn }: AuthorizeEvent,
  effect: 'Allow' | 'Deny',
  principalId: string,
  context: Readonly<Record<string, string>>,
): AuthorizeResult {
  return {
    principalId,
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: methodArn }],
    },
    context,
  };
}
