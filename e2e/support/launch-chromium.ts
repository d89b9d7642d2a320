import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
} from 'playwright-core';
import { chromiumPath, programFolders } from './config.js';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where Chromium is: `CHROMIUM_PATH` when set (a wrong one is an error), else what the system has, if anything. */
export const executablePath = findChromium();

/** A headless browser; the caller closes it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: FLAGS,
  });
}

/** A browser with a profile of its own, for what private windows may not do. */
export function persistentChromium(
  profile: string,
  options: BrowserContextOptions,
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: FLAGS,
    ...options,
  });
}

function findChromium(): string | undefined {
  if (chromiumPath !== undefined && chromiumPath !== '') {
    accessSync(chromiumPath, constants.X_OK);
    return chromiumPath;
  }
  return ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => programFolders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}
