import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AT,
  aWorker,
  admin,
  anIncident,
  assignedTo,
  by,
  otherStudent,
  student,
  worker,
} from '../../test/fixtures.js';
import { announce, recipientsOf } from './announce.js';
import {
  assignIncident,
  closeIncident,
  declineIncident,
  editIncident,
  pauseIncident,
  rateIncident,
  rejectIncident,
  reopenIncident,
  resolveIncident,
  startIncident,
  type Decision,
} from './decide.js';
import { joinIncident, tellsFollowers } from './following.js';
import type { Incident } from './incident.js';
import { loadChanges } from './load.js';
import { MERGED_MAX, mergeIncident, separateIncident } from './merge-decide.js';
import { allowedActions } from './moves.js';
import { INCIDENT_STATUSES } from './status.js';
import { perspectiveOf } from './visibility.js';

const LATER = '2026-03-03T10:00:00.000Z';
const stays = anIncident({ id: 'stays', title: 'Fuga', timesReported: 3 });
const twin = anIncident({
  id: 'twin',
  title: 'Charco',
  timesReported: 2,
  reporterEmail: otherStudent.email,
  reporterName: otherStudent.name,
});

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'nothing was refused';
};

const merged = (duplicate: Incident, into: Incident): { twin: Incident; stays: Incident } => {
  const { incident, other } = mergeIncident(duplicate, into, by(admin, LATER));
  return { twin: incident, stays: other!.incident };
};

describe('merging a duplicate', () => {
  it('[MRG-1] closes it, and the other one counts its reports', () => {
    const { incident, event, other } = mergeIncident(twin, stays, by(admin, LATER));

    expect(incident).toMatchObject({
      status: 'cerrado',
      closedAt: LATER,
      closedBy: admin.email,
      merge: { into: 'stays', by: admin.email, at: LATER, added: 2 },
      version: 2,
    });
    expect(event).toMatchObject({
      type: 'unido',
      incidentId: 'twin',
      from: 'pendiente',
      to: 'cerrado',
      otherId: 'stays',
    });
    expect(other).toEqual({
      before: stays,
      incident: {
        ...stays,
        timesReported: 5,
        duplicates: [{ id: 'twin', reporterEmail: otherStudent.email }],
        version: 2,
      },
      event: expect.objectContaining({
        type: 'unido',
        incidentId: 'stays',
        from: 'pendiente',
        to: 'pendiente',
        otherId: 'twin',
      }) as unknown,
    });
  });

  it('[MRG-1] counts whoever reported both once', () => {
    const own = { ...twin, reporterEmail: stays.reporterEmail };

    expect(merged(own, stays).stays.timesReported).toBe(4);
  });

  it('[MRG-1] [INC-19] relieves its worker', () => {
    const assigned = { ...twin, status: 'asignado' as const, ...assignedTo(worker) };

    expect(loadChanges(assigned, merged(assigned, stays).twin)).toEqual([
      { email: worker.email, by: -1 },
    ]);
  });

  it.each(INCIDENT_STATUSES)(
    '[MRG-1] takes and is taken as long as it is not over: %s',
    (status) => {
      const isOver = status === 'cerrado' || status === 'rechazado';

      expect(refusal(() => merged({ ...twin, status }, stays))).toBe(
        isOver ? 'move-not-allowed' : 'nothing was refused',
      );
      expect(refusal(() => merged(twin, { ...stays, status }))).toBe(
        isOver ? 'merge-target-refused' : 'nothing was refused',
      );
    },
  );

  it('[MRG-1] makes no chains and no circles', () => {
    const one = merged(twin, stays);
    const third = anIncident({ id: 'third' });

    expect(refusal(() => merged(twin, twin))).toBe('merge-target-refused');
    expect(refusal(() => merged(third, one.twin))).toBe('merge-target-refused');
    expect(refusal(() => merged(one.stays, third))).toBe('incident-has-duplicates');
    expect(refusal(() => merged(one.twin, third))).toBe('incident-merged');
    expect(allowedActions(one.stays, ['admin'], AT)).not.toContain('unir');
  });

  it('[MRG-1] is for admins, and for 20 at most', () => {
    const full = {
      ...stays,
      duplicates: Array.from({ length: MERGED_MAX }, (_, n) => ({
        id: String(n),
        reporterEmail: student.email,
      })),
    };

    expect(refusal(() => mergeIncident(twin, full, by(admin)))).toBe('too-many-duplicates');
    expect(refusal(() => mergeIncident(twin, stays, by(worker)))).toBe('only-admins-triage');
    expect(refusal(() => separateIncident(twin, stays, by(student)))).toBe('only-admins-triage');
  });

  it('[MRG-2] separates only what is merged, and from where it is', () => {
    const one = merged(twin, stays);
    const third = anIncident({ id: 'third' });

    expect(refusal(() => separateIncident(twin, stays, by(admin)))).toBe('incident-not-merged');
    expect(refusal(() => separateIncident(one.twin, third, by(admin)))).toBe('concurrent-change');
  });

  it('[MRG-3] leaves nothing to its reporter and its worker', () => {
    const before = { ...twin, status: 'resuelto' as const, ...assignedTo(worker) };
    const { twin: one } = merged(before, stays);

    expect(allowedActions(one, ['reporter'], LATER)).toEqual([]);
    expect(allowedActions(one, ['admin'], LATER)).toEqual(['editar', 'separar']);
    expect(refusal(() => reopenIncident(one, 'x', by(otherStudent, LATER)))).toBe(
      'incident-merged',
    );
    expect(refusal(() => rateIncident(one, { score: 5, text: '' }, by(otherStudent, LATER)))).toBe(
      'incident-merged',
    );
  });

  it('[MRG-4] tells who reported or follows it of the other one, without names', () => {
    const { stays: one } = merged(twin, stays);
    const assigned = assignIncident(one, aWorker, by(admin, LATER));
    const told = (campusFeed: boolean) =>
      recipientsOf(assigned.event, assigned.incident, { campusFeed })
        .filter(({ capacity }) => capacity === 'follower')
        .map(({ audience }) => audience);

    expect(told(false)).toEqual([`user#${otherStudent.email}`]);
    expect(told(true)).toEqual([`user#${otherStudent.email}`, 'incident#stays', 'incident#twin']);
    const rows = announce(
      assigned,
      recipientsOf(assigned.event, assigned.incident, { campusFeed: true }),
      () => 'id',
    );
    expect(
      rows.filter(({ capacity }) => capacity === 'follower').map(({ actor }) => actor),
    ).toEqual([null, null, null]);
  });

  it('[MRG-4] shows its reporter the public part of the other one, and does not count them twice', () => {
    const { twin: one, stays: other } = merged(twin, stays);
    const closed = { campusFeed: false };

    expect(perspectiveOf(stays, otherStudent, closed)).toBeUndefined();
    expect(perspectiveOf(other, otherStudent, closed)).toBe('public');
    expect(refusal(() => joinIncident(other, by(otherStudent)))).toBe('only-other-students-join');
    expect(tellsFollowers(one, '2027-01-01T00:00:00.000Z')).toBe(true);
  });

  it('[NOT-1] tells the incident that stays to its reporter and its worker, the duplicate to all of its own', () => {
    const taken = { ...stays, status: 'asignado' as const, ...assignedTo(worker) };
    const { incident, event, other } = mergeIncident(twin, taken, by(admin, LATER));
    const policy = { campusFeed: false };

    expect(recipientsOf(event, incident, policy).map(({ capacity }) => capacity)).toEqual([
      'reporter',
      'admins',
    ]);
    expect(
      recipientsOf(other!.event, other!.incident, policy).map(({ capacity }) => capacity),
    ).toEqual(['reporter', 'assignee']);
  });
});

/** Moves that somebody may try at any time; what is refused changes nothing. */
const MOVES_OF_OTHERS: Readonly<
  Record<string, (incident: Incident, at: string) => Decision | undefined>
> = {
  assign: (incident, at) => assignIncident(incident, aWorker, by(admin, at)),
  start: (incident, at) => startIncident(incident, by(worker, at)),
  pause: (incident, at) => pauseIncident(incident, 'repuesto', by(worker, at)),
  decline: (incident, at) => declineIncident(incident, 'lejos', by(worker, at)),
  resolve: (incident, at) => resolveIncident(incident, 'listo', by(worker, at)),
  close: (incident, at) => closeIncident(incident, 'ya', by(admin, at)),
  reject: (incident, at) => rejectIncident(incident, 'no', by(admin, at)),
  reopen: (incident, at) => reopenIncident(incident, 'otra vez', by(admin, at)),
  edit: (incident, at) => editIncident(incident, { title: `Título de ${at}` }, by(admin, at)),
  join: (incident, at) =>
    joinIncident(incident, by({ ...student, email: `${at}@utec.edu.pe` }, at)),
};
const words = Object.keys(MOVES_OF_OTHERS);

function after(incident: Incident, move: string, at: string): Incident {
  try {
    return MOVES_OF_OTHERS[move]!(incident, at)?.incident ?? incident;
  } catch {
    return incident;
  }
}

const TWINS = ['t-0', 't-1', 't-2'];
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('stays'), move: fc.constantFrom(...words) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom(...TWINS),
      move: fc.constantFrom(...words, 'merge', 'merge', 'separate'),
    }),
  },
);

describe('a merge that is taken back', () => {
  it('[MRG-2] leaves both as they would be without it, whatever happened meanwhile', () => {
    let merges = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 15, maxLength: 40 }), (steps) => {
        const begin = (): Map<string, Incident> =>
          new Map(
            ['stays', ...TWINS].map((id, n) => [
              id,
              anIncident({
                id,
                reporterEmail: n % 2 === 0 ? student.email : otherStudent.email,
                timesReported: n + 1,
              }),
            ]),
          );
        const [real, without] = [begin(), begin()];
        const separate = (id: string, at: string): void => {
          const { incident, other } = separateIncident(
            real.get(id)!,
            real.get('stays')!,
            by(admin, at),
          );
          real.set(id, incident).set('stays', other!.incident);
        };

        steps.forEach(({ kind: id, move }, n) => {
          const at = new Date(Date.parse(AT) + n * 60_000).toISOString();
          const one = real.get(id)!;
          if (move === 'merge') {
            const tried = (): Decision => mergeIncident(one, real.get('stays')!, by(admin, at));
            if (refusal(tried) !== 'nothing was refused') return;
            merges += 1;
            const { incident, other } = tried();
            real.set(id, incident).set('stays', other!.incident);
          } else if (move === 'separate') {
            if (one.merge !== null) separate(id, at);
          } else {
            const moved = after(one, move, at);
            // What the merge forbids would not have been forbidden without it.
            if (moved !== one) without.set(id, after(without.get(id)!, move, at));
            real.set(id, moved);
          }
        });
        for (const id of TWINS) {
          if (real.get(id)!.merge !== null) separate(id, '2026-04-01T00:00:00.000Z');
        }

        for (const [id, expected] of without) {
          expect({ ...real.get(id), version: 0 }).toEqual({ ...expected, version: 0 });
        }
      }),
      { numRuns: 400 },
    );
    expect(merges).toBeGreaterThan(100);
  });
});
