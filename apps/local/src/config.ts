import { delimiter } from 'node:path';

/** Where this machine keeps its programs. */
export const programFolders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
