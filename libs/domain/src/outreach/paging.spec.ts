import { describe, expect, it } from 'vitest';
import {
  AT,
  aNotification,
  aUser,
  aWorker,
  admin,
  anIncident,
  student,
} from '../../test/fixtures.js';
import { AUTO_ASSIGNER } from '../assignment/index.js';
import { NOTHING_READ } from '../notification/index.js';
import { ANY_TIME, localMoment, type Shift } from '../user/index.js';
import { isAnswered, isPage, pagedAdmins, repeatOf, watchOf } from './paging.js';
import { eventOf } from './parcel.js';

const page = aNotification({ isUrgent: true });
const NOW = localMoment(AT, 'America/Lima');
const LATER = '2026-03-02T10:05:00.000Z';

function anAdmin(name: string, shift?: Partial<Shift>) {
  const email = `${name}@admin.utec.edu.pe`;
  return aUser({ email, role: 'admin', ...(shift && { shift: { ...ANY_TIME, ...shift } }) });
}

describe('[OUT-8] a page', () => {
  const [day, night, off] = [
    anAdmin('day'),
    anAdmin('night', { from: '22:00', to: '04:00' }),
    anAdmin('off', { days: [] }),
  ];

  it('is what tells admins that something dangerous begins', () => {
    expect(isPage(page)).toBe(true);
    expect(isPage({ ...page, capacity: 'trade' })).toBe(false);
    expect(isPage(aNotification())).toBe(false);
  });

  it('is for admins on duty, and for all where nobody is', () => {
    expect(pagedAdmins([day, night, off], page, NOW)).toEqual([day]);
    expect(pagedAdmins([night, off], page, NOW)).toEqual([night, off]);
  });

  it('is not for who did it themselves, nor for others in their place', () => {
    const own = { ...page, actor: { email: day.email, name: 'Day' } };

    expect(pagedAdmins([day, night], own, NOW)).toEqual([]);
    expect(pagedAdmins([day, night], { ...page, actor: null }, NOW)).toEqual([day]);
  });

  it('that goes out once more is another event, and each is watched by itself', () => {
    expect(repeatOf(page)).not.toBe(eventOf(page));
    expect(watchOf(page)).not.toBe(watchOf({ id: 'B' }));
  });
});

describe('[OUT-10] a page is answered', () => {
  const { email } = admin;
  const unread = [{ email, state: NOTHING_READ }];
  const changed = (updatedBy: string, updatedAt = LATER) => anIncident({ updatedBy, updatedAt });

  it.each([
    [
      'when an admin has read it',
      anIncident(),
      [{ email, state: { upTo: '', ids: [page.id] } }],
      true,
    ],
    ['when an admin acted', changed(admin.email), unread, true],
    ['when a worker acted', changed(aWorker.email), unread, true],
    ['when there is no such incident', undefined, unread, true],
    ['not by what was done before', changed(admin.email, AT), unread, false],
    ['not by its reporter', changed(student.email), unread, false],
    ['not by what is assigned by itself', changed(AUTO_ASSIGNER.email), unread, false],
    ['not by nothing', anIncident(), unread, false],
  ])('%s', (_, incident, admins, expected) => {
    expect(isAnswered(page, incident, admins)).toBe(expected);
  });

  it('not by the admin who caused it, to whom it is no news', () => {
    const caused = { ...page, actor: { email, name: 'Rosa' } };
    const night = { email: 'night@admin.utec.edu.pe', state: { upTo: '', ids: [page.id] } };

    expect(isAnswered(caused, anIncident(), unread)).toBe(false);
    expect(isAnswered(caused, anIncident(), [...unread, night])).toBe(true);
  });
});
