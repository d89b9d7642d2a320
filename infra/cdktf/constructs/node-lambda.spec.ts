import { TerraformStack, Testing } from 'cdktf';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NodeLambda } from './node-lambda.js';

describe('a function on Node', () => {
  it('says what to do when its code is not built', () => {
    expect(() => hashOf(join(tmpdir(), 'vigia-nowhere', 'authorize.mjs'))).toThrow(
      'authorize.mjs is not built. Run `npm run build` first.',
    );
  });

  it('is a new deployment exactly when its code is new', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigia-lambda-'));
    const bundle = join(folder, 'greet.mjs');
    const write = (word: string) => {
      writeFileSync(bundle, `export const handler = async () => '${word}';\n`);
    };

    write('hola');
    const first = hashOf(bundle);
    write('hola');
    const same = hashOf(bundle);
    write('adiós');
    const other = hashOf(bundle);

    expect(same).toBe(first);
    expect(other).not.toBe(first);
    rmSync(folder, { recursive: true });
  });
});

function hashOf(bundle: string): string {
  const stack = new TerraformStack(Testing.app(), 'trial');
  new NodeLambda(stack, 'greet', {
    name: 'dev-greet',
    bundle,
    environment: {},
    logRetentionDays: 7,
    reservedConcurrency: 1,
    traces: false,
  });
  const { resource } = JSON.parse(Testing.synth(stack)) as {
    resource: { aws_lambda_function: Record<string, { source_code_hash: string }> };
  };
  return Object.values(resource.aws_lambda_function)[0]!.source_code_hash;
}
