import { describe, expect, it } from 'vitest';
import { Role } from '../shared/index.js';
import { ACCOUNT_WAITS } from './account-news.js';
import {
  DEFAULT_CHANNELS,
  MUTED_MAX,
  channelsOf,
  choose,
  isMuted,
  isQuiet,
  mute,
  noPreferences,
  unmute,
  type Preferences,
} from './preferences.js';
import { TOPICS, Topic, topicOf, topicsFor, type Told } from './topic.js';

const nobody = noPreferences('ana@utec.edu.pe');

function told(given: Partial<Told>): Told & { readonly incidentId: string } {
  return { kind: 'iniciado', capacity: 'admins', isUrgent: false, incidentId: 'i-1', ...given };
}

describe('[PRF-1] the topic of a notice', () => {
  it.each([
    [{ kind: ACCOUNT_WAITS }, Topic.Accounts],
    [{ kind: 'nota_interna', capacity: 'mentioned' }, Topic.Mentions],
    [{ kind: 'reportado', capacity: 'campus', isUrgent: true }, Topic.Campus],
    [{ kind: 'resuelto', capacity: 'follower' }, Topic.Followed],
    [{ kind: 'mensaje', capacity: 'reporter' }, Topic.Messages],
    [{ kind: 'nota_interna', capacity: 'assignee' }, Topic.Messages],
    [{ kind: 'asignado', capacity: 'assignee' }, Topic.Assignments],
    [{ kind: 'asignado', capacity: 'former-assignee' }, Topic.Assignments],
    [{ kind: 'reabierto', capacity: 'assignee' }, Topic.Progress],
    [{ kind: 'reportado', capacity: 'reporter', isUrgent: true }, Topic.Progress],
    [{ kind: 'reportado', capacity: 'admins', isUrgent: true }, Topic.Urgent],
    [{ kind: 'editado', capacity: 'admins', isUrgent: true }, Topic.Urgent],
    [{ kind: 'reportado', capacity: 'trade', isUrgent: true }, Topic.Urgent],
    [{ kind: 'reportado', capacity: 'trade' }, Topic.Reports],
    [{ kind: 'iniciado', capacity: 'admins' }, Topic.Desk],
  ] as const)('of %j is %s', (given, topic) => {
    expect(topicOf(told(given))).toBe(topic);
  });

  it('is offered to each role that can be told of it', () => {
    expect(topicsFor(Role.Student)).toContain(Topic.Campus);
    expect(topicsFor(Role.Worker)).toContain(Topic.Assignments);
    expect(topicsFor(Role.Admin)).toContain(Topic.Accounts);
    const offered = Object.values(Role).flatMap((role) => topicsFor(role));
    expect(new Set(offered)).toEqual(new Set(TOPICS));
  });
});

describe('what somebody chose', () => {
  const chosen: Preferences = {
    ...nobody,
    channels: {
      [Topic.Desk]: { app: false, push: true, mail: 'al_momento' },
      [Topic.Campus]: { app: true, push: true, mail: 'al_momento' },
    },
    muted: ['i-1'],
  };

  it('stands before what is taken of everybody', () => {
    expect(channelsOf(nobody, Topic.Desk)).toEqual(DEFAULT_CHANNELS[Topic.Desk]);
    expect(channelsOf(chosen, Topic.Desk)).toEqual({ app: false, push: true, mail: 'al_momento' });
  });

  it('never sends what the whole campus is told', () => {
    expect(channelsOf(chosen, Topic.Campus)).toEqual({ app: true, push: false, mail: 'no' });
  });

  it('[PRF-2] silences an incident but for being asked to work on it', () => {
    expect(isMuted(told({}), chosen)).toBe(true);
    expect(isMuted(told({ kind: 'asignado', capacity: 'assignee' }), chosen)).toBe(false);
    expect(isMuted({ ...told({}), incidentId: 'i-2' }, chosen)).toBe(false);
  });

  it('[PRF-3] keeps quietly what is muted or not wanted in the app', () => {
    expect(isQuiet(told({}), { ...chosen, channels: {} })).toBe(true);
    expect(isQuiet(told({}), { ...chosen, muted: [] })).toBe(true);
    expect(isQuiet(told({}), nobody)).toBe(false);
  });
});

describe('choosing', () => {
  const desk = { app: false, push: true, mail: 'no' } as const;
  const reports = { app: true, push: true, mail: 'resumen' } as const;

  it('leaves what was not named as it is', () => {
    const first = choose(nobody, { channels: { [Topic.Desk]: desk }, summaryAt: '08:00' });
    const second = choose(first, { channels: { [Topic.Reports]: reports }, phone: '+51999888777' });

    expect(second).toEqual({
      ...nobody,
      channels: { [Topic.Desk]: desk, [Topic.Reports]: reports },
      summaryAt: '08:00',
      phone: '+51999888777',
      version: 2,
    });
  });

  it('[PRF-2] mutes an incident once, the newest at the end, and takes it back', () => {
    const muted = mute(mute(nobody, 'i-1'), 'i-2');

    expect(muted).toEqual({ ...nobody, muted: ['i-1', 'i-2'], version: 2 });
    expect(mute(muted, 'i-1')).toBe(muted);
    expect(unmute(muted, 'i-1')).toEqual({ ...nobody, muted: ['i-2'], version: 3 });
    expect(unmute(nobody, 'i-1')).toBe(nobody);
  });

  it('[PRF-2] refuses to mute more than anybody reads through', () => {
    const full = { ...nobody, muted: Array.from({ length: MUTED_MAX }, (_, at) => `i-${at}`) };

    expect(() => mute(full, 'another')).toThrow(
      expect.objectContaining({ code: 'too-many-muted', params: { max: MUTED_MAX } }),
    );
    expect(mute(full, 'i-7')).toBe(full);
  });
});
