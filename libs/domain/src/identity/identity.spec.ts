import { describe, expect, it } from 'vitest';
import { AT, aUser, student, worker } from '../../test/fixtures.js';
import { requireActive } from './account.js';
import { requireStepUp } from './step-up.js';
import { FREE_FAILURES, loginWaitMs } from './login-wait.js';
import { isEnded, lastUse, openSession, rotateRefresh, useCookie } from './session.js';

const session = openSession(
  { id: 's', email: student.email, agent: 'test', cookieHash: 'c', refreshHash: 'r' },
  AT,
);

describe('a session', () => {
  it('[ACC-8] lives 12 hours by its cookie and 30 days by its refresh token', () => {
    expect(session.cookieExpiresAt).toBe('2026-03-02T22:00:00.000Z');
    expect(session.expiresAt).toBe('2026-04-01T10:00:00.000Z');
  });

  it('[ACC-9] slides when its cookie is used, and ends 12 hours after the last use', () => {
    const used = useCookie(session, 'c', '2026-03-02T21:00:00.000Z');

    expect(used.cookieExpiresAt).toBe('2026-03-03T09:00:00.000Z');
    expect(used.expiresAt).toBe(session.expiresAt);
    expect(() => useCookie(session, 'c', '2026-03-02T22:00:00.000Z')).toThrow(
      expect.objectContaining({ code: 'session-expired' }),
    );
  });

  it('[ACC-9] never ends before its cookie does', () => {
    const aging = { ...session, expiresAt: '2026-03-02T20:00:00.000Z' };

    expect(useCookie(aging, 'c', '2026-03-02T12:00:00.000Z').expiresAt).toBe(
      '2026-03-03T00:00:00.000Z',
    );
  });

  it('[ACC-9] refuses a foreign cookie', () => {
    expect(() => useCookie(session, 'x', AT)).toThrow(
      expect.objectContaining({ code: 'session-expired' }),
    );
  });

  it('[ACC-20] was used last when it was opened, its cookie was used or it was refreshed', () => {
    const [noon, evening] = ['2026-03-02T12:00:00.000Z', '2026-03-02T18:00:00.000Z'];
    expect(lastUse(session)).toBe(AT);
    const used = useCookie(session, 'c', noon);
    expect(lastUse(used)).toBe(noon);
    expect(lastUse(rotateRefresh(used, 'r', 'r2', evening))).toBe(evening);
  });

  it('[ACC-18] is over once all of its account were ended after it, or the account is switched off', () => {
    const later = '2026-03-02T10:00:00.001Z';
    expect(isEnded(session, aUser())).toBe(false);
    expect(isEnded(session, aUser({ sessionsSince: AT }))).toBe(false);
    expect(isEnded(session, aUser({ sessionsSince: later }))).toBe(true);
    expect(isEnded(session, aUser({ status: 'desactivado' }))).toBe(true);
  });

  it('[ACC-10] rotates its refresh token and refuses one that was used', () => {
    const next = rotateRefresh(session, 'r', 'r2', AT);

    expect(next.refreshHash).toBe('r2');
    expect(() => rotateRefresh(next, 'r', 'r3', AT)).toThrow(
      expect.objectContaining({ code: 'refresh-reused' }),
    );
    expect(() => rotateRefresh(session, 'r', 'r2', session.expiresAt)).toThrow(
      expect.objectContaining({ code: 'session-expired' }),
    );
  });
});

describe('the wait after failed logins', () => {
  it('[LIM-2] is none at first, then a second, doubled each time up to 15 minutes', () => {
    const waits = [0, 4, 5, 6, 7, 14, 15, 1000].map((failures) => loginWaitMs(failures) / 1000);

    expect(FREE_FAILURES).toBe(5);
    expect(waits).toEqual([0, 0, 1, 2, 4, 512, 900, 900]);
  });
});

describe('an account’s right to act', () => {
  it.each([
    ['sin_verificar', 'account-unverified'],
    ['por_aprobar', 'account-awaiting-approval'],
    ['desactivado', 'account-deactivated'],
    ['sin_segundo_paso', 'account-lacks-second-factor'],
  ] as const)('[ACC-7] is refused while it is %s', (status, code) => {
    expect(() => {
      requireActive({ ...worker, status });
    }).toThrow(expect.objectContaining({ code }));
  });

  it('[ACC-7] is given to an active one', () => {
    expect(() => {
      requireActive(worker);
    }).not.toThrow();
  });
});

describe('what is grave', () => {
  it('[TOT-4] needs a proof of the last ten minutes', () => {
    const session = { provedAt: AT };
    const later = (minutes: number) => new Date(Date.parse(AT) + minutes * 60_000).toISOString();

    expect(() => {
      requireStepUp(session, later(10));
    }).not.toThrow();
    expect(() => {
      requireStepUp(session, later(10.1));
    }).toThrow(expect.objectContaining({ code: 'step-up-required' }));
  });
});
