import { describe, expect, it, onTestFinished } from 'vitest';
import { openBench } from './test/bench.js';

const TAG = 'a1b2c3d4e5f6';
const MINUTE_MS = 60_000;
const JOURNAL = 'vigia-terraform-state/dev/operator.json';

describe('programs found on the PATH', () => {
  it(
    'take an empty account to a running system, though each of them fails at everything once',
    async () => {
      const [whole, broken] = [await openBench('dev'), await openBench('dev')];
      onTestFinished(async () => {
        await Promise.all([whole.close(), broken.close()]);
      });
      const { code, said } = await whole.run('deploy', 'dev');
      expect(said).toContain(`dev runs ${TAG}`);
      expect(code).toBe(0);

      broken.cloud.failsOnce = true;
      let failures = 0;
      let last = await broken.run('deploy', 'dev');
      while (last.code === 1 && last.said.includes('the wire was cut')) {
        failures += 1;
        last = await broken.run('deploy', 'dev');
      }

      expect(last).toMatchObject({ code: 0 });
      // The lock's end is only warned about, and the note of a failure gives way to the failure.
      expect(failures).toBeGreaterThanOrEqual(broken.cloud.stumbled.size - 2);
      expect(failures).toBeGreaterThan(30);
      expect(broken.cloud.picture).toEqual(whole.cloud.picture);
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
