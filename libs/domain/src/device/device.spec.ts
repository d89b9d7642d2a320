import { describe, expect, it } from 'vitest';
import { openSession } from '../identity/index.js';
import { AccountStatus } from '../user/index.js';
import { aUser } from '../../test/fixtures.js';
import { DEVICES_MAX, isPushAddress, isReachable, surplusDevices, type Device } from './device.js';

const AT = '2026-03-02T12:00:00.000Z';
const LATER = '2026-03-09T12:00:00.000Z';
const ana = aUser();
const session = openSession(
  { id: 's1', email: ana.email, agent: 'Firefox', cookieHash: 'c', refreshHash: 'r' },
  AT,
);

function aDevice(overrides: Partial<Device> = {}): Device {
  return {
    id: 'd1',
    email: ana.email,
    sessionId: session.id,
    endpoint: 'https://push.example/1',
    p256dh: 'p',
    auth: 'a',
    usedAt: AT,
    ...overrides,
  };
}

describe('isPushAddress', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/x',
    'https://web.push.apple.com/x?y=1',
  ])('[PSH-2] takes %s', (endpoint) => {
    expect(isPushAddress(endpoint)).toBe(true);
  });

  it.each([
    'http://push.example/1',
    'https://push.example:8443/1',
    'https://push.example:443/1',
    'https://user@push.example/1',
    'https://169.254.169.254/latest',
    'https://[::1]/1',
    'https://push.example/1#x',
    'https://push.example/a b',
    'ftp://push.example/1',
    'push',
    '',
  ])('[PSH-2] takes no %j', (endpoint) => {
    expect(isPushAddress(endpoint)).toBe(false);
  });
});

describe('surplusDevices', () => {
  it('[PSH-1] lets go of those unused longest, and of none while there is room', () => {
    const devices = Array.from({ length: DEVICES_MAX + 2 }, (_, n) =>
      aDevice({ id: String(n), usedAt: `2026-03-${String(31 - n)}T00:00:00.000Z` }),
    );

    expect(surplusDevices(devices.toReversed()).map(({ id }) => id)).toEqual(['10', '11']);
    expect(surplusDevices(devices.slice(0, DEVICES_MAX))).toEqual([]);
  });
});

describe('isReachable', () => {
  it('[PSH-3] holds for as long as the session lives, however long its cookie idles', () => {
    expect(session.cookieExpiresAt < LATER).toBe(true);
    expect(isReachable(aDevice(), session, ana, LATER)).toBe(true);
    expect(isReachable(aDevice(), session, ana, session.expiresAt)).toBe(false);
  });

  it('[PSH-3] ends with the session, however it ended', () => {
    expect(isReachable(aDevice(), undefined, ana, AT)).toBe(false);
    expect(isReachable(aDevice(), session, { ...ana, sessionsSince: LATER }, AT)).toBe(false);
    expect(isReachable(aDevice(), session, { ...ana, status: AccountStatus.Deactivated }, AT)).toBe(
      false,
    );
  });

  it('[PSH-3] is nobody else’s', () => {
    expect(isReachable(aDevice({ email: 'eva@utec.edu.pe' }), session, ana, AT)).toBe(false);
  });
});
