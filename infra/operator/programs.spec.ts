import { describe, expect, it, onTestFinished } from 'vitest';
import { openBench } from './test/bench.js';

const TAG = 'a1b2c3d4e5f6';
const MINUTE_MS = 60_000;
const JOURNAL = 'vigia-terraform-state/dev/operator.json';

describe('programs found on the PATH', () => {
  it(
    'take an empty account to a running system, and go on wherever one of them failed',
    async () => {
      const whole = await openBench('dev');
      const { code, said } = await whole.run('deploy', 'dev');
      const end = whole.cloud.picture;
      const steps = whole.cloud.writes.map(({ program, args }) => `${program} ${args.join(' ')}`);
      await whole.close();
      expect(said).toContain(`dev runs ${TAG}`);
      expect(code).toBe(0);

      for (const [index, step] of steps.entries()) {
        const broken = await openBench('dev');
        // Every other one fails unheard, after it took effect; resume.spec.ts tries both everywhere.
        Object.assign(broken.cloud, { failAt: index + 1, failsAfterEffect: index % 2 === 1 });
        const first = await broken.run('deploy', 'dev');
        Object.assign(broken.cloud, { failAt: 0 });
        const second = first.code === 0 ? first : await broken.run('deploy', 'dev');

        expect(first.said, step).toContain('the wire was cut');
        expect(second, step).toMatchObject({ code: 0 });
        expect(broken.cloud.picture, step).toEqual(end);
        await broken.close();
      }
    },
    10 * MINUTE_MS,
  );

  it('are told secrets on standard input alone', { timeout: 2 * MINUTE_MS }, async () => {
    const opened = await openBench('dev');
    onTestFinished(() => opened.close());
    const { cloud } = opened;
    const said: string[] = [];
    for (const args of [
      ['deploy', 'dev', '--verbose'],
      ['rotate', 'dev', 'token', '--verbose'],
      ['rotate', 'dev', 'edge', '--verbose'],
      ['rotate', 'dev', 'seal', '--verbose'],
      ['status', 'dev', '--verbose'],
    ]) {
      const ended = await opened.run(...args);
      expect(ended, args.join(' ')).toMatchObject({ code: 0 });
      said.push(ended.said);
    }

    const secrets = cloud.secretsSeen.flatMap(parts);
    const places = {
      argv: cloud.calls.map(({ args }) => args.join(' ')).join('\n'),
      output: said.join('\n'),
      journal: cloud.body(JOURNAL),
    };
    expect(secrets.length).toBeGreaterThan(8);
    for (const secret of secrets) {
      for (const [place, text] of Object.entries(places)) {
        expect(text.includes(secret), `${place} shows ${secret}`).toBe(false);
      }
    }
  });

  it('are missed by name', async () => {
    const opened = await openBench('dev');
    onTestFinished(() => opened.close());
    opened.cloud.dockerRuns = false;
    opened.cloud.terraformVersion = '1.9.8';

    const { code, said } = await opened.run('deploy', 'dev');

    expect(code).toBe(3);
    expect(said).toBe('Before this can run:\n- Terraform is 1.9.8; 1.11 or newer is needed.');
  });
});

/** The private halves and the words of a secret: what would give it away. */
function parts(secret: string): string[] {
  if (!secret.startsWith('{')) return secret.split(',');
  return [(JSON.parse(secret) as { d: string }).d];
}
