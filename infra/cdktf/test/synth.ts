import { App } from 'cdktf';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../environments.js';
import { buildSystem } from '../system.js';

/** One resource of the Terraform JSON. */
export type Resource = Readonly<Record<string, unknown>>;

/** The Terraform JSON of one stack, ready for questions. */
export interface Synth {
  readonly json: string;
  /** What the stack is, whole. */
  readonly document: Readonly<Record<string, unknown>>;
  /** Resources of a type by their Terraform address. */
  resources(type: string): Readonly<Record<string, Resource>>;
}

/** What the handlers' bundles look like to infrastructure: a file each. */
const HANDLERS = ['authorize', 'connect', 'disconnect', 'message'];

/** All stacks of one environment. */
export interface SystemSynth {
  /** What follows `<env>-vigia-` in their names, in the order of deployment. */
  readonly names: readonly string[];
  stack(name: string): Synth;
  /** Resources of a type in all stacks, by stack and address. */
  resources(type: string): Readonly<Record<string, Resource>>;
}

/** Synthesises an environment as `npm run synth` does. */
export function synthSystem(environment: Environment): SystemSynth {
  const { path, stacks } = writeSystem(environment);
  const synths = new Map(
    stacks.map((name) => [
      name.slice(`${environment.name}-vigia-`.length),
      asked(readFileSync(join(path, 'stacks', name, 'cdk.tf.json'), 'utf8')),
    ]),
  );
  rmSync(path, { recursive: true });
  return {
    names: [...synths.keys()],
    stack: (name) => {
      const found = synths.get(name);
      if (found === undefined) throw new Error(`There is no stack ${name}.`);
      return found;
    },
    resources: (type) =>
      Object.fromEntries(
        [...synths].flatMap(([name, stack]) =>
          Object.entries(stack.resources(type)).map(([address, resource]) => [
            `${name}/${address}`,
            resource,
          ]),
        ),
      ),
  };
}

/** The only resource of its type. */
export function only(resources: Readonly<Record<string, Resource>>): Resource {
  const [first, ...others] = Object.values(resources);
  if (first === undefined || others.length > 0) {
    throw new Error(`There are ${String(Object.keys(resources).length)}, not one.`);
  }
  return first;
}

/** The resource whose name, in whatever argument, is this. */
export function named(resources: Readonly<Record<string, Resource>>, name: string): Resource {
  const found = Object.values(resources).find((resource) => Object.values(resource).includes(name));
  if (found === undefined) throw new Error(`None is called ${name}.`);
  return found;
}

/** Writes an environment as `npm run synth` does, into a folder of its own where none is given. */
export function writeSystem(
  environment: Environment,
  path = mkdtempSync(join(tmpdir(), 'vigia-synth-')),
): { readonly path: string; readonly stacks: readonly string[] } {
  const app = new App({ outdir: path });
  const stacks = buildSystem(app, environment, fakeBundles());
  app.synth();
  return { path, stacks: stacks.map(({ node }) => node.id) };
}

/** Handlers small enough to be built here; infrastructure does not look inside. */
function fakeBundles(): string {
  const folder = join(tmpdir(), 'vigia-bundles');
  mkdirSync(folder, { recursive: true });
  for (const name of HANDLERS) {
    writeFileSync(join(folder, `${name}.mjs`), `export const handler = async () => '${name}';\n`);
  }
  return folder;
}

function asked(json: string): Synth {
  const document = JSON.parse(json) as {
    resource?: Record<string, Record<string, Resource>>;
  };
  return { json, document, resources: (type) => document.resource?.[type] ?? {} };
}
