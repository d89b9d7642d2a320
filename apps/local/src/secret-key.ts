import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

const BYTES = 32;

/** A secret of 32 bytes; made once, for what is sealed with it stays. */
export async function secretKey(file: string): Promise<string> {
  const stored = await readFile(file, 'utf8').catch(() => undefined);
  if (stored !== undefined) return stored;
  const key = randomBytes(BYTES).toString('base64url');
  await writeFile(file, key, { mode: 0o600, flag: 'wx' });
  return key;
}
