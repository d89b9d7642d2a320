import { EXIT, Failure } from '../failure.js';
import type { Site } from '../site.js';
import { destroyStack, initStack, isEmpty, STACKS, synthStep } from '../stacks.js';
import type { Step } from '../steps.js';

/** Refuses environments that protect their data, and operators who do not say the name. */
export async function confirmDestroy(site: Site, given: string | undefined): Promise<void> {
  const { name, protectsData } = site.environment;
  if (protectsData) {
    throw new Failure(
      [
        `${name} protects its data: AWS refuses to delete its tables, and Terraform to plan it.`,
        'Nothing was touched. To end it for good: take a backup (`npm run backup`) and copy the buckets,',
        `set \`protectsData: false\` for ${name} in infra/cdktf/environments.ts, have that reviewed, deploy it, and come back.`,
      ].join('\n'),
      EXIT.refused,
    );
  }
  if (site.programs.isDry) return;
  const answer =
    given ??
    (await site.surroundings.ask(
      `This deletes ${name} with everything that people stored in it. Its name, to go on: `,
    ));
  if (answer.trim() !== name) {
    throw new Failure(`That is not ${name}. Nothing was touched.`, EXIT.refused);
  }
}

/** Takes an environment down, in the other order. Its state, and this machine's images, stay. */
export async function destroy(site: Site): Promise<void> {
  const down = STACKS.toReversed().map((stack): Step => ({
    name: `stack: ${stack}`,
    run: async () => {
      await initStack(site, stack);
      // What is gone already has nobody left to ask for its inputs.
      if (await isEmpty(site, stack)) return;
      await destroyStack(site, stack);
    },
  }));
  await site.take([synthStep(site), ...down]);
  if (site.programs.isDry) return;
  const { name, stateBucket } = site.environment;
  site.say(`\n${name} is gone. The history of its state is still in ${stateBucket}/${name}/.`);
}
