import { describe, expect, it, onTestFinished } from 'vitest';
import { atOnce, openBench } from './test/bench.js';
import { FakeCloud } from './test/fake-cloud.js';

const MINUTE_MS = 60_000;
const MANY_RUNS_MS = 5 * MINUTE_MS;

/** The command, what runs before it, and how a second run may end where the first one was all but done. */
const COMMANDS: readonly {
  readonly args: readonly string[];
  readonly after: readonly (readonly string[])[];
  readonly prepare?: (cloud: FakeCloud) => void;
  readonly mayEnd?: number;
}[] = [
  { args: ['deploy', 'dev'], after: [] },
  {
    args: ['deploy', 'dev'],
    after: [['deploy', 'dev']],
    prepare: (cloud) => (cloud.commit = 'b'.repeat(40)),
  },
  { args: ['stop', 'dev'], after: [['deploy', 'dev']] },
  {
    args: ['start', 'dev'],
    after: [
      ['deploy', 'dev'],
      ['stop', 'dev'],
    ],
  },
  { args: ['scale', 'dev', 'api', '--min', '2', '--max', '6'], after: [['deploy', 'dev']] },
  { args: ['backup', 'dev', '--name', 'before-exams'], after: [['deploy', 'dev']] },
  {
    args: ['restore', 'tables', 'dev', '--at', '2026-11-22T09:00:00Z'],
    after: [['deploy', 'dev']],
  },
  // All but done is done: it then says that the old key still lives.
  { args: ['rotate', 'dev', 'token'], after: [['deploy', 'dev']], mayEnd: 4 },
  {
    args: ['rotate', 'dev', 'token'],
    after: [
      ['deploy', 'dev'],
      ['rotate', 'dev', 'token'],
    ],
    prepare: (cloud) => (cloud.now += 17 * MINUTE_MS),
  },
  { args: ['rotate', 'dev', 'edge'], after: [['deploy', 'dev']] },
  { args: ['rotate', 'dev', 'seal'], after: [['deploy', 'dev']] },
  { args: ['destroy', 'dev', '--confirm', 'dev'], after: [['deploy', 'dev']] },
];

describe.each(
  COMMANDS.map((each) => ({ ...each, name: each.args.join(' '), begins: each.after.length })),
)('$name, after $begins commands', ({ args, after, prepare, mayEnd }) => {
  it.each([
    ['before it took effect', false],
    ['after it took effect, unheard', true],
  ])(
    'goes on wherever a program failed %s, to the same end',
    async (_, failsAfterEffect) => {
      const bench = await openBench('dev', {}, atOnce);
      onTestFinished(() => bench.close());
      const { cloud } = bench;
      for (const earlier of after) expect((await bench.run(...earlier)).code).toBe(0);
      prepare?.(cloud);
      const before = copyOf(cloud);
      cloud.adopt(before);
      const whole = await bench.run(...args);
      expect(whole).toMatchObject({ code: 0 });
      const end = cloud.picture;
      const steps = cloud.writes.map(({ program, args: words }) => `${program} ${words.join(' ')}`);

      for (const [index, step] of steps.entries()) {
        cloud.adopt(before);
        Object.assign(cloud, { failAt: index + 1, failsAfterEffect });
        const first = await bench.run(...args);
        Object.assign(cloud, { failAt: 0, now: cloud.now + MINUTE_MS });

        // When only the note of the end failed, it says so: nothing is left to do.
        const isOver = first.said.includes('Everything is done');
        if (first.code !== 0 && !isOver) {
          expect(first, step).toMatchObject({ code: 1 });
          expect(first.said, step).toContain('the wire was cut');
          const second = await bench.run(...args);
          const allowed = mayEnd === undefined ? [0] : [0, mayEnd];
          expect(allowed, `${step}\n${second.said}`).toContain(second.code);
        }
        expect(cloud.picture, step).toEqual(end);
        expect(cloud.outages, step).toEqual([]);
      }
    },
    MANY_RUNS_MS,
  );
});

function copyOf(cloud: FakeCloud): FakeCloud {
  const copy = new FakeCloud(cloud.environment, cloud.root);
  copy.adopt(cloud);
  return copy;
}
