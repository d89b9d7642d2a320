import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from './site.js';
import type { Step } from './steps.js';

/** The stacks in the order in which they are deployed; they come down in the other. */
export const STACKS = [
  'secrets',
  'network',
  'data',
  'edge',
  'realtime',
  'services',
  'observability',
] as const;

/** One stack of an environment. */
export type StackName = (typeof STACKS)[number];

/** Makes the bundles of the Lambdas and the Terraform JSON of all stacks, and nothing of the web app. */
export function synthStep({ programs }: Site): Step {
  return {
    name: 'Lambda bundles and Terraform JSON',
    run: async () => {
      await programs.run('node', ['tools/build-handlers.mjs']);
      await programs.run('npm', ['run', 'synth']);
    },
  };
}

/** Brings a stack to what the code says; Terraform finds out what that takes. */
export async function applyStack(site: Site, stack: StackName, tag: string): Promise<void> {
  await initStack(site, stack);
  await terraform(site, stack, ['apply', ...BATCH, '-auto-approve'], tag);
}

/** How Terraform is spoken to: nobody is asked anything, and the provider (700 MB) lies in one place for all stacks. */
export function terraformVariables(root: string): Readonly<Record<string, string>> {
  return {
    TF_IN_AUTOMATION: '1',
    CHECKPOINT_DISABLE: '1',
    TF_PLUGIN_CACHE_DIR: pluginsFolder(root),
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: '1',
  };
}

function pluginsFolder(root: string): string {
  return join(root, 'cdktf.out', 'plugins');
}

/** Lets Terraform find the state and the provider of a stack. */
export async function initStack(site: Site, stack: StackName): Promise<void> {
  if (!site.programs.isDry) mkdirSync(pluginsFolder(site.surroundings.root), { recursive: true });
  await terraform(site, stack, ['init', ...BATCH, '-reconfigure']);
}

/** Takes a stack down; what holds data refuses where the environment protects it. */
export async function destroyStack(site: Site, stack: StackName): Promise<void> {
  await terraform(site, stack, ['destroy', ...BATCH, '-auto-approve'], 'none');
}

/** Shows what a deployment would change in a stack. */
export async function planStack(site: Site, stack: StackName, tag: string): Promise<string> {
  await initStack(site, stack);
  // Planning changes nothing, so it waits for nobody and keeps nobody waiting.
  return terraform(site, stack, ['plan', ...BATCH, '-lock=false'], tag);
}

/** Whether Terraform knows of anything in a stack; the stack must be initialised. */
export async function isEmpty(site: Site, stack: StackName): Promise<boolean> {
  if (site.programs.isDry) return false;
  const answer = await site.programs.lookFor(
    'terraform',
    [inFolder(site, stack), 'state', 'list'],
    /No state file was found/,
  );
  return answer === undefined || answer.trim() === '';
}

/** Runs terraform on a stack. */
export async function terraform(
  site: Site,
  stack: StackName,
  args: readonly string[],
  tag?: string,
): Promise<string> {
  const needsTag = stack === 'services' && tag !== undefined;
  const options = needsTag ? { env: { TF_VAR_image_tag: tag } } : {};
  return site.programs.run('terraform', [inFolder(site, stack), ...args], options);
}

/** The state of a stack as Terraform keeps it, secrets included: never to be printed. */
export async function stateOf(site: Site, stack: StackName): Promise<TerraformState | undefined> {
  const answer = await site.programs.look('terraform', [inFolder(site, stack), 'state', 'pull']);
  return answer.trim() === '' ? undefined : (JSON.parse(answer) as TerraformState);
}

/** As much of it as we read. */
export interface TerraformState {
  readonly resources: readonly {
    readonly type: string;
    readonly name: string;
    readonly instances: readonly { readonly attributes: Readonly<Record<string, unknown>> }[];
  }[];
}

const BATCH = ['-input=false', '-no-color'] as const;

function inFolder(site: Site, stack: StackName): string {
  return `-chdir=${site.folderOf(stack)}`;
}
