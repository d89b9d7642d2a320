import { describe, expect, it } from 'vitest';
import {
  DUPLICATE_POINTS,
  Nearness,
  duplicatePoints,
  nearness,
  type Likeness,
  type Whereabouts,
} from './duplicates.js';

const somewhere = (more: Partial<Whereabouts> = {}): Whereabouts => ({
  building: null,
  floor: null,
  room: null,
  at: null,
  floorName: '',
  codes: [],
  words: [],
  ...more,
});
const inA3 = (more: Partial<Whereabouts> = {}): Whereabouts =>
  somewhere({ building: 'a', floor: '3', floorName: '3', ...more });
const point = (x: number, y: number, plan = 'a-3') => ({ plan, x, y });

describe('nearness', () => {
  it.each<[Nearness, Whereabouts, Whereabouts]>([
    ['other-building', inA3(), inA3({ building: 'b' })],
    ['other-floor', inA3(), inA3({ floor: '4' })],
    ['same-room', inA3({ room: 'hall' }), inA3({ room: 'hall' })],
    ['same-room', inA3({ codes: ['a301'] }), inA3({ room: 'a301', codes: ['a301'] })],
    ['same-floor', inA3({ room: 'hall' }), inA3()],
    ['same-floor', inA3(), inA3()],
    ['next-to', inA3({ at: point(0.5, 0.5) }), inA3({ at: point(0.6, 0.6) })],
    ['same-floor', inA3({ at: point(0.5, 0.5) }), inA3({ at: point(0.7, 0.5) })],
    ['same-floor', inA3({ at: point(0.5, 0.5) }), inA3({ at: point(0.5, 0.5, 'a-4') })],
    ['other-corner', inA3({ room: 'hall' }), inA3({ room: 'stairs' })],
    ['other-room', inA3({ codes: ['a301'] }), inA3({ codes: ['a302'] })],
    [
      'other-corner',
      inA3({ room: 'a301', codes: ['a301'], at: point(0.5, 0.5) }),
      inA3({ room: 'hall', at: point(0.51, 0.5) }),
    ],
    ['same-room', somewhere({ codes: ['a301'] }), inA3({ codes: ['a301'] })],
    ['other-room', somewhere({ codes: ['a301'] }), inA3({ codes: ['a302'] })],
    ['other-room', somewhere({ codes: ['a301'] }), inA3({ room: 'hall' })],
    ['other-room', inA3({ room: 'hall' }), somewhere({ codes: ['a301'] })],
    ['unknown', somewhere({ codes: ['a301'] }), inA3()],
    ['unknown', somewhere(), inA3({ room: 'hall' })],
    ['other-floor', somewhere({ floorName: '4' }), inA3()],
    ['same-floor', somewhere({ floorName: '3', words: ['bañ'] }), inA3({ words: ['bañ'] })],
    ['unknown', somewhere({ floorName: '3' }), inA3()],
  ])('[DUP-2] is %s', (expected, one, other) => {
    expect(nearness(one, other)).toBe(expected);
    expect(nearness(other, one)).toBe(expected);
  });
});

describe('duplicatePoints', () => {
  const alike = (more: Partial<Likeness> = {}): number =>
    duplicatePoints({ text: 0.6, place: 'same-room', sameCategory: true, hours: 5, ...more });

  it('[DUP-2] rises with words and nearness, and with the kind', () => {
    expect(alike()).toBeGreaterThan(alike({ text: 0.5 }));
    expect(alike()).toBeGreaterThan(alike({ sameCategory: false }));
    const byPlace = Object.values(Nearness).map((place) => alike({ place }));
    expect(byPlace).toEqual([...byPlace].sort((a, b) => b - a));
  });

  it('[DUP-2] falls with time', () => {
    const byAge = [1, 100, 2000].map((hours) => alike({ hours }));
    expect(byAge).toEqual([...byAge].sort((a, b) => b - a));
    expect(new Set(byAge).size).toBe(3);
  });

  it.each(['other-room', 'other-floor', 'other-building'] as const)(
    '[DUP-2] suggests nothing that says the very same in the %s',
    (place) => {
      expect(alike({ text: 1, place })).toBeLessThan(DUPLICATE_POINTS);
    },
  );

  it('is none where hardly a word is the same, and never leaves 0 to 100', () => {
    expect(alike({ text: 0.2 })).toBe(0);
    expect(alike({ text: 1 })).toBe(100);
    expect(alike({ text: 0.3, place: 'other-building', sameCategory: false })).toBe(0);
  });
});
