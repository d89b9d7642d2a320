import { describe, expect, it } from 'vitest';
import { aUser, aWorker, admin, otherWorker, student, worker } from '../../test/fixtures.js';
import { changeShift, readShift, requireShiftAccess } from './shift-change.js';
import { ANY_TIME, isOnShift, localMoment, shiftOf, type Shift, type Weekday } from './shift.js';

const OFFICE: Shift = {
  days: ['lun', 'mar', 'mie', 'jue', 'vie'],
  from: '08:00',
  to: '17:00',
  buildings: [],
  maximum: 10,
};
const NIGHT: Shift = { ...OFFICE, from: '22:00', to: '06:00' };
const WHOLE_DAY: Shift = { ...OFFICE, days: ['sab'], from: '07:00', to: '07:00' };

function moment(day: Weekday, time: string) {
  return { at: '2026-03-02T12:00:00.000Z', day, time };
}

describe('[ASG-3] a shift', () => {
  it.each([
    [OFFICE, 'lun', '07:59', false],
    [OFFICE, 'lun', '08:00', true],
    [OFFICE, 'vie', '16:59', true],
    [OFFICE, 'vie', '17:00', false],
    [OFFICE, 'sab', '12:00', false],
    [NIGHT, 'lun', '21:59', false],
    [NIGHT, 'lun', '22:00', true],
    [NIGHT, 'mar', '05:59', true],
    [NIGHT, 'mar', '06:00', false],
    [NIGHT, 'lun', '03:00', false],
    [NIGHT, 'sab', '03:00', true],
    [NIGHT, 'sab', '23:00', false],
    [WHOLE_DAY, 'sab', '06:59', false],
    [WHOLE_DAY, 'sab', '07:00', true],
    [WHOLE_DAY, 'dom', '06:59', true],
    [WHOLE_DAY, 'dom', '07:00', false],
    [{ ...OFFICE, days: [] }, 'lun', '12:00', false],
  ] as const)('of %o runs on %s at %s: %s', (shift, day, time, expected) => {
    expect(isOnShift(shift, moment(day, time))).toBe(expected);
  });

  it.each(ANY_TIME.days)('of somebody who told nothing runs on %s at any time', (day) => {
    for (const time of ['00:00', '06:30', '12:00', '23:59']) {
      expect(isOnShift(shiftOf(aWorker), moment(day, time))).toBe(true);
    }
  });

  it('is told by the clocks of the campus, midnight and summer time included', () => {
    expect(localMoment('2026-03-02T03:00:00.000Z', 'America/Lima')).toEqual({
      at: '2026-03-02T03:00:00.000Z',
      day: 'dom',
      time: '22:00',
    });
    expect(localMoment('2026-03-02T05:00:00.000Z', 'America/Lima')).toMatchObject({
      day: 'lun',
      time: '00:00',
    });
    expect(localMoment('2026-07-01T10:30:00.000Z', 'Europe/Madrid').time).toBe('12:30');
    expect(localMoment('2026-01-01T10:30:00.000Z', 'Europe/Madrid').time).toBe('11:30');
  });
});

describe('[ASG-4] the shift of a worker', () => {
  const { maximum, ...hours } = OFFICE;

  it('is changed by an admin and by the worker, in one orderly form', () => {
    const untidy: typeof hours = {
      ...hours,
      days: ['vie', 'lun'],
      buildings: ['norte', 'central', 'norte'],
    };

    for (const by of [admin, worker]) {
      const changed = changeShift(aWorker, untidy, by);

      expect(changed.shift).toEqual({
        ...OFFICE,
        days: ['lun', 'vie'],
        buildings: ['central', 'norte'],
      });
      expect(changed.version).toBe(aWorker.version + 1);
      expect(changeShift(changed, untidy, by)).toBe(changed);
    }
  });

  it('keeps its maximum unless an admin changes it', () => {
    const busy = changeShift(aWorker, { ...OFFICE, maximum: 3 }, admin);

    expect(shiftOf(busy).maximum).toBe(3);
    expect(shiftOf(changeShift(busy, { ...hours, days: [] }, worker)).maximum).toBe(3);
    expect(changeShift(busy, { ...hours, maximum: 3 }, worker)).toBe(busy);
    expect(() => changeShift(busy, { ...hours, maximum }, worker)).toThrow(
      expect.objectContaining({ code: 'only-admins-set-maximum' }),
    );
  });

  it('is nobody else’s business, and no student has one', () => {
    for (const by of [student, otherWorker]) {
      expect(() => requireShiftAccess(aWorker.email, by)).toThrow(
        expect.objectContaining({ code: 'shift-of-others' }),
      );
    }
    expect(() => requireShiftAccess(student.email, student)).toThrow(
      expect.objectContaining({ code: 'shift-of-others' }),
    );
    expect(readShift(aUser({ role: 'admin' }), admin)).toEqual(ANY_TIME);
    expect(() => readShift(aUser(), admin)).toThrow(
      expect.objectContaining({ code: 'only-staff-have-shifts' }),
    );
  });
});
