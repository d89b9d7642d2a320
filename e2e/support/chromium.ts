import { describe } from 'vitest';
import { inCi } from './config.js';
import { executablePath } from './launch-chromium.js';

export { launchChromium, persistentChromium } from './launch-chromium.js';

/** A suite that drives Chromium: without it the suite fails in CI and is skipped, with the reason, elsewhere. */
export function describeInChromium(name: string, suite: () => void): void {
  if (executablePath === undefined) {
    const reason = 'Chromium was not found: install it, or set CHROMIUM_PATH to the executable.';
    if (inCi) throw new Error(reason);
    process.stderr.write(`\nSKIPPED "${name}": ${reason}\n`);
  }
  describe.skipIf(executablePath === undefined)(name, suite);
}
