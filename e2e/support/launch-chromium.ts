import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
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

function findChromium(): string | undefined {
  if (chromiumPath !== undefined && chromiumPath !== '') {
    accessSync(chromiumPath, constants.X_OK);
    return chromiumPath;
  }
  return ['chromium', 'chromium-browser', 'google-chrome']
    .flatMap((name) => programFolders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}
