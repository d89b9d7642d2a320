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
import { recipientsOf } from './announce.js';
import { confirmIncident, rateIncident, reopenIncident } from './decide.js';

const LATER = '2026-03-03T10:00:00.000Z';
const resolved = anIncident({ status: 'resuelto', resolvedAt: AT, ...assignedTo(worker) });
const closed = anIncident({ status: 'cerrado', closedAt: AT, ...assignedTo(worker) });

function refusal(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

describe('how content the reporter is', () => {
  it('[INC-24] is said in stars and words', () => {
    const decision = rateIncident(
      resolved,
      { score: 2, text: 'Sigue goteando' },
      by(student, LATER),
    );

    expect(decision?.incident.satisfaction).toEqual({
      score: 2,
      text: 'Sigue goteando',
      at: LATER,
    });
    expect(decision?.event).toMatchObject({
      type: 'valorado',
      from: 'resuelto',
      to: 'resuelto',
      reason: '2/5 · Sigue goteando',
    });
  });

  it('[INC-24] may be changed, and the same again is no change', () => {
    const rated = rateIncident(resolved, { score: 2, text: '' }, by(student))!.incident;

    expect(
      rateIncident(rated, { score: 5, text: '' }, by(student))?.incident.satisfaction?.score,
    ).toBe(5);
    expect(rateIncident(rated, { score: 2, text: 'peor' }, by(student))).toBeDefined();
    expect(rateIncident(rated, { score: 2, text: '' }, by(student))).toBeUndefined();
  });

  it.each([
    [1, ['admins']],
    [2, ['admins']],
    [3, []],
    [5, []],
  ])('[INC-24] of %i is told to %j', (score, capacities) => {
    const { event, incident } = rateIncident(resolved, { score, text: '' }, by(student))!;

    expect(
      recipientsOf(event, incident, { campusFeed: true }).map(({ capacity }) => capacity),
    ).toEqual(capacities);
  });

  it('[INC-13] [INC-24] may come with the confirmation', () => {
    const { incident, event } = confirmIncident(resolved, by(student), { score: 5, text: '' });

    expect(incident).toMatchObject({ status: 'cerrado', satisfaction: { score: 5, text: '' } });
    expect(event).toMatchObject({ type: 'confirmado', reason: '5/5' });
    expect(confirmIncident(resolved, by(student)).event.reason).toBeNull();
  });

  it('[INC-24] can be said for exactly 7 days after the closing', () => {
    const rate = (at: string): unknown =>
      rateIncident(closed, { score: 3, text: '' }, by(student, at));

    expect(rate('2026-03-09T10:00:00.000Z')).toBeDefined();
    expect(refusal(() => rate('2026-03-09T10:00:00.001Z'))).toBe('rating-window-over');
  });

  it('[INC-24] is its reporter’s to say, once it is resolved', () => {
    const rating = { score: 3, text: '' };

    for (const actor of [otherStudent, worker, admin]) {
      expect(refusal(() => rateIncident(resolved, rating, by(actor)))).toBe('only-reporter-rates');
    }
    expect(refusal(() => rateIncident(anIncident(), rating, by(student)))).toBe('move-not-allowed');
  });

  it('[INC-24] is asked anew when it was reopened', () => {
    const rated = rateIncident(resolved, { score: 1, text: '' }, by(student))!.incident;

    expect(reopenIncident(rated, 'Sigue', by(student)).incident.satisfaction).toBeNull();
  });
});
