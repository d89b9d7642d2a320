import { describe, expect, it } from 'vitest';
import { aNotification, admin, student, worker } from '../../test/fixtures.js';
import { audiencesFor } from './audience.js';
import { NOTHING_READ, READ_IDS_MAX, isRead, markRead } from './notification.js';

describe('audiences', () => {
  it('[NOT-2] are oneself and the group', () => {
    expect(audiencesFor(admin)).toEqual([`user#${admin.email}`, 'role#admin']);
    expect(audiencesFor(worker)).toEqual([`user#${worker.email}`, 'speciality#TI']);
    expect(audiencesFor({ ...worker, speciality: null })).toContain('role#trabajador');
    expect(audiencesFor(student)).toEqual([`user#${student.email}`, 'role#estudiante']);
  });

  it('[NOT-2] are oneself alone for a student who proved no address', () => {
    expect(audiencesFor({ ...student, status: 'sin_verificar' })).toEqual([
      `user#${student.email}`,
    ]);
  });

  it('[NOT-2] are none for an inert account', () => {
    expect(audiencesFor({ ...worker, status: 'por_aprobar' })).toEqual([]);
  });
});

describe('read marks', () => {
  const row = aNotification({ id: 'M' });

  it('[NOT-4] one’s own doings are read', () => {
    expect(isRead(row, NOTHING_READ, student.email)).toBe(true);
    expect(isRead(row, NOTHING_READ, admin.email)).toBe(false);
    expect(isRead({ ...row, actor: null }, NOTHING_READ, admin.email)).toBe(false);
  });

  it('[NOT-5] hold singly or up to an id', () => {
    expect(isRead(row, { upTo: '', ids: ['M'] }, admin.email)).toBe(true);
    expect(isRead(row, { upTo: 'M', ids: [] }, admin.email)).toBe(true);
    expect(isRead(row, { upTo: 'L', ids: ['N'] }, admin.email)).toBe(false);
  });

  it('[NOT-5] only grow, in whatever order they are merged', () => {
    const a = markRead(markRead(NOTHING_READ, { ids: ['C'], upTo: 'B' }, 'Z'), { ids: ['E'] }, 'Z');
    const b = markRead(markRead(NOTHING_READ, { ids: ['E'] }, 'Z'), { ids: ['C'], upTo: 'B' }, 'Z');

    expect(a).toEqual(b);
    expect(a).toEqual({ upTo: 'B', ids: ['C', 'E'] });
    expect(markRead(a, { ids: ['C'], upTo: 'A' }, 'Z')).toEqual(a);
  });

  it('[NOT-5] up to an id never pass what may still be stored late', () => {
    expect(markRead(NOTHING_READ, { ids: ['H'], upTo: 'H' }, 'F')).toEqual({
      upTo: 'F',
      ids: ['H'],
    });
  });

  it('[NOT-5] keep the newest single ids when there are too many', () => {
    const ids = Array.from({ length: READ_IDS_MAX + 5 }, (_, n) => String(n).padStart(6, '0'));

    const state = markRead(NOTHING_READ, { ids }, 'Z');

    expect(state.ids).toHaveLength(READ_IDS_MAX);
    expect(state.ids.at(-1)).toBe(ids.at(-1));
  });
});
