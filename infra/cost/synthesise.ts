import { App } from 'cdktf';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../cdktf/environments.js';
import { buildSystem } from '../cdktf/system.js';
import type { Resources } from './inventory.js';

type Resource = Readonly<Record<string, unknown>>;

/** All resources of an environment. What the functions do costs nothing, so nothing needs to be built for this. */
export function synthesise(environment: Environment): Resources {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-cost-'));
  try {
    const bundles = join(folder, 'bundles');
    mkdirSync(bundles);
    for (const handler of ['authorize', 'connect', 'disconnect', 'message']) {
      writeFileSync(join(bundles, `${handler}.mjs`), 'export {};\n');
    }
    const app = new App({ outdir: join(folder, 'out') });
    const stacks = buildSystem(app, environment, bundles);
    app.synth();
    const found: Record<string, Resource[]> = {};
    for (const { node } of stacks) {
      const file = join(folder, 'out', 'stacks', node.id, 'cdk.tf.json');
      const { resource = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
        resource?: Record<string, Record<string, Resource>>;
      };
      for (const [type, byAddress] of Object.entries(resource)) {
        (found[type] ??= []).push(...Object.values(byAddress));
      }
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
