import { describe, expect, it } from 'vitest';
import {
  AT,
  admin,
  anIncident,
  assignedTo,
  by,
  otherStudent,
  student,
  worker,
} from '../../test/fixtures.js';
import { followedIncident, incidentAudience, userAudience } from '../notification/index.js';
import { announce, recipientsOf } from './announce.js';
import { closeIncident, editIncident, resolveIncident, type Decision } from './decide.js';
import {
  FOLLOWED_AFTER_END_DAYS,
  followsIncidents,
  joinIncident,
  leaveIncident,
  tellsFollowers,
} from './following.js';
import { INCIDENT_STATUSES } from './status.js';

const FEED = { campusFeed: true };

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
  return 'nothing was refused';
}

describe('joinIncident', () => {
  it('[FOL-1] counts one report more and changes nothing else', () => {
    const incident = anIncident({ updatedAt: AT, updatedBy: admin.email });
    const { incident: joined, event, follows } = joinIncident(incident, by(otherStudent));

    expect(joined).toEqual({
      ...incident,
      timesReported: incident.timesReported + 1,
      version: incident.version + 1,
    });
    expect(event).toMatchObject({ type: 'sumado', from: incident.status, to: incident.status });
    expect(follows).toEqual({
      following: { incidentId: incident.id, email: otherStudent.email, since: by(student).at },
      begins: true,
    });
  });

  it.each([
    ['its reporter', student],
    ['a worker', worker],
    ['an admin', admin],
  ])('[FOL-1] is not for %s', (_, actor) => {
    expect(refusal(() => joinIncident(anIncident(), by(actor)))).toBe('only-other-students-join');
  });

  it.each(INCIDENT_STATUSES)('[FOL-1] is for incidents that are not over: %s', (status) => {
    const isOver = ['resuelto', 'cerrado', 'rechazado'].includes(status);
    const incident = anIncident({ status });

    expect(refusal(() => joinIncident(incident, by(otherStudent)))).toBe(
      isOver ? 'incident-ended' : 'nothing was refused',
    );
  });
});

describe('followsIncidents', () => {
  it('[FOL-1] is for students whose address is proved', () => {
    expect(followsIncidents(student)).toBe(true);
    expect(followsIncidents({ ...student, status: 'sin_verificar' })).toBe(false);
    expect(followsIncidents(worker)).toBe(false);
  });
});

describe('leaveIncident', () => {
  it('[FOL-2] leaves the incident as if nobody had joined', () => {
    const incident = anIncident();
    const joined = joinIncident(incident, by(otherStudent));
    const { following } = joined.follows!;
    const left = leaveIncident(joined.incident, following, by(otherStudent));

    expect(left.incident).toEqual({ ...incident, version: incident.version + 2 });
    expect(left.event.type).toBe('retirado');
    expect(left.follows).toEqual({ following, begins: false });
  });
});

describe('what followers are told', () => {
  const told = ({ event, incident }: Decision, policy = FEED): readonly string[] =>
    recipientsOf(event, incident, policy).map(({ capacity }) => capacity);
  const followed = { timesReported: 2 };

  it('[FOL-3] is a new status, in one row at the end, without anybody’s name and words', () => {
    const decision = resolveIncident(
      anIncident({ ...assignedTo(worker), ...followed, status: 'en_proceso' }),
      'Cambié la llave',
      by(worker),
    );
    const rows = announce(
      decision,
      recipientsOf(decision.event, decision.incident, FEED),
      () => 'id',
    );

    expect(rows.map(({ capacity }) => capacity)).toEqual([
      'reporter',
      'admins',
      'assignee',
      'follower',
    ]);
    expect(rows.at(-1)).toMatchObject({
      audience: incidentAudience(decision.incident.id),
      actor: null,
      reason: null,
      to: 'resuelto',
    });
  });

  it('[FOL-3] is nothing about what was reported once, without the feed, or of a mere correction', () => {
    const closed = (incident: Parameters<typeof anIncident>[0]): Decision =>
      closeIncident(anIncident(incident), 'Duplicado', by(admin));
    const edited = editIncident(anIncident(followed), { title: 'Otro' }, by(admin))!;

    expect(told(closed(followed))).toContain('follower');
    expect(told(closed({ timesReported: 1 }))).not.toContain('follower');
    expect(told(closed(followed), { campusFeed: false })).not.toContain('follower');
    expect(told(edited)).not.toContain('follower');
  });

  it('[FOL-1] [FOL-2] leaves to admins who joined, and that somebody left', () => {
    const joined = joinIncident(anIncident(), by(otherStudent));
    const left = leaveIncident(joined.incident, joined.follows!.following, by(otherStudent));
    const rows = announce(joined, recipientsOf(joined.event, joined.incident, FEED), () => 'id');

    expect(rows.map(({ capacity, actor }) => [capacity, actor?.email])).toEqual([
      ['reporter', undefined],
      ['admins', otherStudent.email],
    ]);
    expect(told(left)).toEqual(['admins']);
  });

  it('[FOL-4] ends seven days after the end', () => {
    const later = (days: number, ms = 0): string =>
      new Date(Date.parse(AT) + days * 86_400_000 + ms).toISOString();
    const closed = anIncident({ status: 'cerrado', closedAt: AT });
    const resolved = anIncident({ status: 'resuelto', updatedAt: AT });
    const old = anIncident({ status: 'rechazado', reportedAt: AT });

    for (const incident of [closed, resolved, old]) {
      expect(tellsFollowers(incident, later(FOLLOWED_AFTER_END_DAYS))).toBe(true);
      expect(tellsFollowers(incident, later(FOLLOWED_AFTER_END_DAYS, 1))).toBe(false);
    }
    expect(tellsFollowers(anIncident(), later(1000))).toBe(true);
  });

  it('goes to an audience that names the incident', () => {
    expect(followedIncident(incidentAudience('abc'))).toBe('abc');
    expect(followedIncident(userAudience('ana@utec.edu.pe'))).toBeUndefined();
  });
});
