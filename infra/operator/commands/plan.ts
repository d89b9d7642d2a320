import { ProgramError } from '../programs.js';
import { runningServices } from '../services.js';
import type { Site } from '../site.js';
import { planStack, STACKS, synthStep } from '../stacks.js';

/** Shows what a deployment would change, stack by stack. */
export async function plan(site: Site, tag: string): Promise<void> {
  const running = (await runningServices(site))[0]?.tag ?? tag;
  await site.take([
    synthStep(site),
    ...STACKS.map((stack) => ({
      name: `stack: ${stack}`,
      run: async () => {
        try {
          site.say(await planStack(site, stack, running));
        } catch (error) {
          if (!(error instanceof ProgramError) || !EARLIER_MISSING.test(error.said)) throw error;
          site.say(
            'It needs what an earlier stack will have: it cannot be planned before that one is deployed.',
          );
        }
      },
    })),
  ]);
}

/** How Terraform says that an earlier stack, or a key, is not there yet. */
const EARLIER_MISSING =
  /Unable to find remote state|Unsupported attribute|couldn't find resource|empty result|ResourceNotFoundException/;
