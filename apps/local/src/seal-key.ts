import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

const BYTES = 32;

/** The secret that client ids of boards are sealed with; made once, for boards remember who drew what by it. */
export async function sealKey(file: string): Promise<string> {
  const stored = await readFile(file, 'utf8').catch(() => undefined);
  if (stored !== undefined) return stored;
  const key = randomBytes(BYTES).toString('base64url');
  await writeFile(file, key, { mode: 0o600, flag: 'wx' });
  return key;
}
