import fc from 'fast-check';
import { STEPS, type Step } from './steps.js';
import type { Weather } from './weather.js';

/** A tab that is open from the start. */
export interface FirstTab {
  readonly who: number;
  readonly which: number;
}

/** All that decides what happens in one run. */
export interface Plan {
  readonly seed: number;
  readonly weather: Weather;
  /** Seconds that the clocks of the two processes of the api are ahead of the true time. */
  readonly skews: readonly number[];
  readonly tabs: readonly FirstTab[];
  readonly steps: readonly Step[];
}

/** How often something happens; what is left out happens once. */
const OFTEN: Partial<Record<keyof typeof STEPS, number>> = {
  report: 8,
  assign: 5,
  start: 4,
  resolve: 3,
  say: 3,
  note: 2,
  join: 2,
  visit: 4,
  read: 4,
  readAll: 2,
  open: 3,
  cut: 3,
  offline: 2,
  online: 2,
  kill: 2,
  dieWriting: 2,
};

const WORDS = (Object.keys(STEPS) as (keyof typeof STEPS)[]).flatMap((what) =>
  Array.from({ length: OFTEN[what] ?? 1 }, () => what),
);

/** Moments within a request, seconds, a minute and more. */
const GAPS_MS = [0, 10, 40, 300, 2_000, 15_000, 61_000, 200_000];

/** Together with the time that a write takes at most, the window that a cursor is rewound by [NOT-5]. */
const SKEW_S = 20;
const SLOW_MS = 10_000;

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...WORDS),
  who: fc.nat(6),
  which: fc.nat(6),
  gapMs: fc.constantFrom(...GAPS_MS),
});

function percent(most: number): fc.Arbitrary<number> {
  return fc.constantFrom(0, Math.round(most / 4), most);
}

const weather: fc.Arbitrary<Weather> = fc.record({
  dropped: percent(60),
  doubled: percent(40),
  late: percent(60),
  lateMs: fc.constantFrom(100, 5_000, 40_000),
  silent: percent(100),
  forgotten: percent(100),
  lostRequests: percent(40),
  lostAnswers: percent(40),
  slow: percent(30),
  slowMs: fc.constantFrom(50, 1_000, SLOW_MS),
});

export const plan: fc.Arbitrary<Plan> = fc.record({
  seed: fc.nat(2 ** 31 - 1),
  weather,
  skews: fc.tuple(
    fc.integer({ min: -SKEW_S, max: SKEW_S }),
    fc.integer({ min: -SKEW_S, max: SKEW_S }),
  ),
  tabs: fc.array(fc.record({ who: fc.nat(4), which: fc.nat(6) }), { minLength: 1, maxLength: 5 }),
  steps: fc.array(step, { minLength: 1, maxLength: 25, size: 'max' }),
});
