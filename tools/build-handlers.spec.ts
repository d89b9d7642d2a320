import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WS_HANDLERS_ENV } from '../apps/ws-handlers/src/env.contract.js';
import { buildHandlers } from './build-handlers.mjs';

const folder = mkdtempSync(join(tmpdir(), 'vigia-handlers-'));
const ENV = {
  ...Object.fromEntries(Object.keys(WS_HANDLERS_ENV).map((name) => [name, 'some-table'])),
  AWS_REGION: 'us-east-1',
  ADMIN_TOTP: 'required',
  TOKEN_PUBLIC_KEYS: '{"keys":[{"kty":"OKP","crv":"Ed25519","x":"x"}]}',
  WEB_ORIGINS: 'none',
};

/** Loads a bundle the way Lambda does: alone, with nothing but its environment. */
function load(name: string, env: Record<string, string>): ReturnType<typeof spawnSync> {
  const script = `const m = await import(${JSON.stringify(join(folder, `${name}.mjs`))});
    process.stdout.write(JSON.stringify([Object.keys(m), typeof m.handler]));`;
  return spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
}

describe('the bundles of the Lambdas', () => {
  let built: Awaited<ReturnType<typeof buildHandlers>>;

  beforeAll(async () => {
    built = await buildHandlers(folder);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('are one file per handler, small enough for a quick cold start', () => {
    expect(readdirSync(folder).sort()).toEqual([
      'authorize.mjs',
      'connect.mjs',
      'disconnect.mjs',
      'message.mjs',
    ]);
    for (const { bytes } of built) expect(bytes).toBeLessThan(1024 * 1024);
  });

  it.each(['authorize', 'connect', 'disconnect', 'message'])(
    '%s loads on its own and exports its handler and nothing else',
    (name) => {
      const { stdout, stderr } = load(name, ENV);

      expect(stderr).toBe('');
      expect(stdout).toBe('[["handler"],"function"]');
    },
  );

  it('name every variable that is missing when they start', () => {
    const { status, stderr } = load('connect', {});

    expect(status).not.toBe(0);
    for (const name of Object.keys(WS_HANDLERS_ENV)) {
      expect(String(stderr)).toContain(`${name} is missing`);
    }
  });
});
