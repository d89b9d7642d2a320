import { delimiter } from 'node:path';

/** Whether a missing tool is a failure: it is in CI, and a printed reason to skip elsewhere. */
export const inCi = !['', '0', 'false', undefined].includes(process.env.CI);

/** The browser that was asked for by name, if one was. */
export const chromiumPath = process.env.CHROMIUM_PATH;

/** Where the system keeps its programs. */
export const programFolders = (process.env.PATH ?? '').split(delimiter);
