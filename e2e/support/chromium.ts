import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { describe } from 'vitest';
import { chromiumPath, inCi, programFolders } from './config.js';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const executablePath = findChromium();

/** A suite that drives Chromium: without it the suite fails in CI and is skipped, with the reason, elsewhere. */
export function describeInChromium(name: string, suite: () => void): void {
  if (executablePath === undefined) {
    const reason = 'Chromium was not found: install it, or set CHROMIUM_PATH to the executable.';
    if (inCi) throw new Error(reason);
    process.stderr.write(`\nSKIPPED "${name}": ${reason}\n`);
  }
  describe.skipIf(executablePath === undefined)(name, suite);
}

/** A headless browser; the caller closes it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: FLAGS,
  });
}

/** Where Chromium is: `CHROMIUM_PATH` when set (a wrong one is an error), else what the system has. */
function findChromium(): string | undefined {
  if (chromiumPath !== undefined && chromiumPath !== '') {
    accessSync(chromiumPath, constants.X_OK);
    return chromiumPath;
  }
  return ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => programFolders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}
