import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { describeInChromium } from './chromium.js';
import { inCi, programFolders } from './config.js';

const isThere = programFolders.some((folder) => existsSync(join(folder, 'redis-server')));

/** A suite in Chromium that also needs a Redis: without one it fails in CI and is skipped, with the reason, elsewhere. */
export function describeWithRedis(name: string, suite: () => void): void {
  if (!isThere) {
    const reason = 'redis-server is not on the PATH (apt-get install redis-server)';
    if (inCi) throw new Error(reason);
    process.stderr.write(`\nSKIPPED "${name}": ${reason}\n`);
  }
  describe.skipIf(!isThere)('with Redis', () => describeInChromium(name, suite));
}
