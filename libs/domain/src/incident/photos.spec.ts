import { describe, expect, it } from 'vitest';
import {
  admin,
  anIncident,
  assignedTo,
  by,
  otherStudent,
  otherWorker,
  student,
  worker,
} from '../../test/fixtures.js';
import { PhotoStatus, type ReadyPhoto } from '../photo/index.js';
import { addPhotos, reportIncident, requireAddsPhotos, resolveIncident } from './decide.js';
import { partiesOf } from './moves.js';
import { PHOTOS_MAX, photosLeft, seesPhotos, workPhotosLeft } from './photos.js';
import { INCIDENT_STATUSES } from './status.js';

function aPhoto(id: string): ReadyPhoto {
  return {
    id,
    ownerEmail: student.email,
    declaredType: 'image/jpeg',
    declaredBytes: 10,
    createdAt: '2026-03-02T09:00:00.000Z',
    status: PhotoStatus.Ready,
    picture: { width: 40, height: 30, bytes: 9, digest: 'd' },
    incidentId: null,
  };
}

const photos = (count: number, name = 'p'): ReadyPhoto[] =>
  Array.from({ length: count }, (_, n) => aPhoto(`${name}-${String(n)}`));
const shown = (id: string): object => ({ id, width: 40, height: 30, moment: 'reporte' });
const draft = anIncident({ photos: [] });

describe('photos of an incident', () => {
  it('[PHO-9] come with the report', () => {
    const decision = reportIncident(draft, 'i-9', by(student), photos(2));

    expect(decision.incident.photos).toEqual([shown('p-0'), shown('p-1')]);
    expect(decision.photos).toEqual(photos(2));
  });

  it('[PHO-7] [PHO-9] are added behind those that are there, as a change that is told', () => {
    const incident = anIncident({
      photos: [{ id: 'old', width: 1, height: 2, moment: 'reporte' }],
      version: 3,
    });

    const decision = addPhotos(incident, photos(1), by(student));

    expect(decision.incident).toMatchObject({
      photos: [{ id: 'old', width: 1, height: 2, moment: 'reporte' }, shown('p-0')],
      updatedBy: student.email,
      version: 4,
    });
    expect(decision.event).toMatchObject({
      type: 'fotografiado',
      from: 'pendiente',
      to: 'pendiente',
    });
    expect(decision.photos).toEqual(photos(1));
  });

  it('[PHO-6] are six at most, when reporting and afterwards', () => {
    const full = reportIncident(draft, 'i-9', by(student), photos(PHOTOS_MAX)).incident;

    expect(full.photos).toHaveLength(6);
    expect(() => reportIncident(draft, 'i-9', by(student), photos(7))).toThrow(
      expect.objectContaining({ code: 'too-many-photos', params: { max: 6 } }),
    );
    expect(() => addPhotos(full, photos(1, 'q'), by(student))).toThrow(
      expect.objectContaining({ code: 'too-many-photos' }),
    );
    expect(photosLeft(full, ['reporter'])).toBe(0);
    expect(photosLeft({ ...full, photos: full.photos.slice(2) }, ['reporter'])).toBe(2);
  });

  it('[PHO-6] are counted for each moment, so that a full report leaves room for the work', () => {
    const full = {
      ...reportIncident(draft, 'i-9', by(student), photos(PHOTOS_MAX)).incident,
      ...assignedTo(worker),
    };

    const before = addPhotos(full, photos(2, 'b'), by(worker), 'antes').incident;
    const after = addPhotos(before, photos(1, 'a'), by(admin), 'despues').incident;

    expect(after.photos.slice(PHOTOS_MAX)).toEqual([
      { ...shown('b-0'), moment: 'antes' },
      { ...shown('b-1'), moment: 'antes' },
      { ...shown('a-0'), moment: 'despues' },
    ]);
    expect([workPhotosLeft(after, 'antes'), workPhotosLeft(after, 'despues')]).toEqual([4, 5]);
    expect(workPhotosLeft({ ...after, status: 'cerrado' }, 'antes')).toBe(0);
    expect(refusalOf(() => addPhotos(after, photos(5, 'x'), by(worker), 'antes'))).toBe(
      'too-many-photos',
    );
  });

  it('[PHO-7] of the work are the staff’s', () => {
    const incident = anIncident(assignedTo(worker));

    for (const moment of ['antes', 'despues'] as const) {
      expect(refusalOf(() => addPhotos(incident, photos(1), by(student), moment))).toBe(
        'only-staff-photographs-work',
      );
      expect(refusalOf(() => addPhotos(incident, photos(1), by(otherWorker), moment))).toBe(
        'only-parties-add-photos',
      );
    }
  });

  it('[PHO-9] of how it looks now come with the resolution', () => {
    const working = anIncident({ status: 'en_proceso', ...assignedTo(worker) });

    const decision = resolveIncident(working, 'Listo', by(worker), photos(1));

    expect(decision.incident.photos).toEqual([{ ...shown('p-0'), moment: 'despues' }]);
    expect(decision.photos).toEqual(photos(1));
  });

  it.each(INCIDENT_STATUSES)(
    '[PHO-7] are added to one in %s exactly by those who are told how many they may',
    (status) => {
      const incident = anIncident({ status, ...assignedTo(worker) });

      for (const actor of [admin, student, otherStudent, worker, otherWorker]) {
        const left = photosLeft(incident, partiesOf(incident, actor));
        const refused = refusalOf(() => addPhotos(incident, photos(1), by(actor)));

        expect(refused === undefined, `${actor.email} in ${status}`).toBe(left > 0);
        expect(refusalOf(() => requireAddsPhotos(incident, actor))).toBe(refused);
      }
      const isOver = status === 'cerrado' || status === 'rechazado';
      expect(photosLeft(incident, ['assignee'])).toBe(isOver ? 0 : 6);
      expect(refusalOf(() => addPhotos(incident, photos(1), by(otherStudent)))).toBe(
        'only-parties-add-photos',
      );
      if (isOver) {
        expect(refusalOf(() => addPhotos(incident, photos(1), by(admin)))).toBe(
          'incident-takes-no-photos',
        );
      }
    },
  );

  it('[PHO-8] are seen in full and for work, and not on the campus feed', () => {
    expect([seesPhotos('full'), seesPhotos('work'), seesPhotos('public')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

function refusalOf(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}
