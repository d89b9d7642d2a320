import { Testing, type TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

/** One resource of the Terraform JSON. */
export type Resource = Readonly<Record<string, unknown>>;

/** The Terraform JSON of one stack, ready for questions. */
export interface Synth {
  readonly json: string;
  /** Resources of a type by their Terraform address. */
  resources(type: string): Readonly<Record<string, Resource>>;
}

/** Synthesises the stack that `build` makes, without touching the disk of the checkout. */
export function synth(build: (scope: Construct) => TerraformStack): Synth {
  const json = Testing.synth(build(Testing.app()));
  const { resource = {} } = JSON.parse(json) as {
    resource?: Record<string, Record<string, Resource>>;
  };
  return { json, resources: (type) => resource[type] ?? {} };
}
