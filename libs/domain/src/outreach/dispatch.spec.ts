import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AT, aNotification, admin, otherWorker, student, worker } from '../../test/fixtures.js';
import {
  MAIL_TIMINGS,
  TOPICS,
  Topic,
  channelsOf,
  isMuted,
  noPreferences,
  quietEndsAt,
  topicOf,
  type Channels,
  type Preferences,
} from '../notification/index.js';
import { Channel } from './channel.js';
import { SUMMARY_EVERY_H, dispatchesOf, heldUntil, isWanted, mayBeTold } from './dispatch.js';
import { emptyParcel } from './parcel.js';

const LIMA = { at: AT, timeZone: 'America/Lima' };
const nobody = noPreferences(admin.email);
const notice = aNotification({ kind: 'iniciado' });

function choosing(channels: Partial<Channels>, change: Partial<Preferences> = {}): Preferences {
  const all = { app: true, push: false, mail: 'no', ...channels } as const;
  return { ...nobody, channels: { [Topic.Desk]: all }, ...change };
}

describe('how somebody is reached', () => {
  it('[OUT-2] is at once on the phone, and a minute later by mail', () => {
    expect(dispatchesOf(notice, choosing({ push: true, mail: 'al_momento' }), LIMA)).toEqual([
      { channel: 'push', dueAt: AT },
      { channel: 'correo', dueAt: '2026-03-02T10:01:00.000Z' },
    ]);
  });

  it('[OUT-4] is at their hour where they want a summary', () => {
    expect(dispatchesOf(notice, choosing({ mail: 'resumen' }), LIMA)).toEqual([
      { channel: 'resumen', dueAt: '2026-03-02T12:00:00.000Z' },
    ]);
  });

  it('[OUT-3] is in no way where they want none, and none of a muted incident', () => {
    expect(dispatchesOf(notice, nobody, LIMA)).toEqual([]);
    expect(dispatchesOf(notice, choosing({ push: true }, { muted: ['i-1'] }), LIMA)).toEqual([]);
  });

  it('[OUT-3] waits for the end of their quiet hours', () => {
    const quiet = { from: '04:30', to: '08:00' };
    const chosen = choosing({ push: true, mail: 'resumen' }, { quiet });

    expect(dispatchesOf(notice, chosen, LIMA)).toEqual([
      { channel: 'push', dueAt: '2026-03-02T13:00:00.000Z' },
      { channel: 'resumen', dueAt: '2026-03-02T13:00:00.000Z' },
    ]);
  });

  it('[OUT-3] is never in quiet hours, never about what is muted, and only as they chose, whatever happens when', () => {
    const time = fc
      .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    const channels = fc.record({
      app: fc.boolean(),
      push: fc.boolean(),
      mail: fc.constantFrom(...MAIL_TIMINGS),
    });
    const preferences = fc.record({
      email: fc.constant(admin.email),
      channels: fc.dictionary(fc.constantFrom(...TOPICS), channels),
      quiet: fc.option(fc.record({ from: time, to: time }), { nil: null }),
      summaryAt: time,
      phone: fc.constant(null),
      muted: fc.constantFrom([], ['i-1']),
      version: fc.constant(1),
    });
    const told = fc.record({
      kind: fc.constantFrom('reportado', 'asignado', 'mensaje', 'iniciado'),
      capacity: fc.constantFrom('admins', 'assignee', 'reporter', 'follower', 'campus'),
      isUrgent: fc.boolean(),
    } as const);
    const at = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
    const zone = fc.constantFrom('America/Lima', 'America/Santiago', 'Europe/Madrid');

    fc.assert(
      fc.property(preferences, told, at, zone, (chosen, change, now, timeZone) => {
        const one = aNotification(change);
        const { push, mail } = channelsOf(chosen, topicOf(one));
        const isSilent = isMuted(one, chosen);

        const dispatches = dispatchesOf(one, chosen, { at: now, timeZone });

        const asked = new Map(dispatches.map(({ channel, dueAt }) => [channel, dueAt]));
        expect(asked.size).toBe(dispatches.length);
        expect(asked.has(Channel.Push)).toBe(push && !isSilent);
        expect(asked.has(Channel.Mail)).toBe(mail === 'al_momento' && !isSilent);
        expect(asked.has(Channel.Summary)).toBe(mail === 'resumen' && !isSilent);
        for (const { channel, dueAt } of dispatches) {
          expect(dueAt >= now).toBe(true);
          if (chosen.quiet !== null && chosen.quiet.from !== chosen.quiet.to) {
            expect(quietEndsAt(chosen.quiet, dueAt, timeZone)).toBe(dueAt);
          }
          expect(isWanted(channel, one, chosen)).toBe(true);
          expect(Date.parse(dueAt) - Date.parse(now)).toBeLessThanOrEqual(51 * 3_600_000);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('[OUT-3] what somebody wants by now', () => {
  const { Page, Push, Mail, Summary } = Channel;

  it('is pages in any case, and the rest as they choose', () => {
    const muted = choosing({ push: true, mail: 'resumen' }, { muted: ['i-1'] });
    const wanted = (preferences: Preferences) =>
      [Page, Push, Mail, Summary].map((channel) => isWanted(channel, notice, preferences));

    expect(wanted(muted)).toEqual([true, false, false, false]);
    expect(wanted(choosing({ mail: 'resumen' }))).toEqual([true, false, true, true]);
    expect(wanted(choosing({ push: true }))).toEqual([true, true, false, false]);
  });

  it('holds all but pages in quiet hours', () => {
    const quiet = { from: '04:30', to: '08:00' };
    const held = (channel: Channel, change: Partial<Preferences>) =>
      heldUntil(emptyParcel({ email: admin.email, channel }, AT), { ...nobody, ...change }, LIMA);

    expect(held(Push, { quiet })).toBe('2026-03-02T13:00:00.000Z');
    expect(held(Page, { quiet })).toBeUndefined();
    expect(held(Push, { quiet: { from: '20:00', to: '04:00' } })).toBeUndefined();
    expect(held(Push, {})).toBeUndefined();
  });

  it('[OUT-4] holds a summary until the next day, whatever hour they choose meanwhile', () => {
    const empty = emptyParcel({ email: admin.email, channel: Summary }, AT);
    const brought = (hoursAgo: number) => ({
      ...empty,
      broughtAt: new Date(Date.parse(AT) - hoursAgo * 3_600_000).toISOString(),
    });

    expect(heldUntil(empty, nobody, LIMA)).toBeUndefined();
    expect(heldUntil(brought(SUMMARY_EVERY_H), nobody, LIMA)).toBeUndefined();
    expect(heldUntil(brought(3), nobody, LIMA)).toBe('2026-03-03T12:00:00.000Z');
  });
});

describe('[OUT-7] who may be told', () => {
  const personal = aNotification({ audience: `user#${worker.email}`, capacity: 'assignee' });
  const mention = { ...personal, capacity: 'mentioned' } as const;
  const followed = aNotification({ audience: 'incident#i-1', capacity: 'follower' });

  it.each([
    ['an admin of what is for admins', notice, admin, true],
    ['a worker of what is for them', personal, worker, true],
    ['another worker', personal, otherWorker, false],
    ['who is off', personal, { ...worker, status: 'desactivado' }, false],
    ['who proved no address', notice, { ...admin, status: 'sin_verificar' }, false],
    ['who is no admin any more', notice, { ...admin, role: 'trabajador' }, false],
    [
      'who is no worker any more, of a note to them',
      { ...personal, kind: 'nota_interna' },
      { ...worker, role: 'estudiante' },
      false,
    ],
    [
      'who is no worker any more, of an internal note',
      mention,
      { ...worker, role: 'estudiante' },
      false,
    ],
    ['a student of what they follow', followed, student, true],
    ['an admin of what students follow', followed, admin, false],
  ] as const)('%s: %#', (_, one, reader, expected) => {
    expect(mayBeTold(one, reader)).toBe(expected);
  });
});
