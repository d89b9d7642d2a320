import { readFile, writeFile } from 'node:fs/promises';
import { generateSigningKey } from '@vigia/platform';

export type SigningKeys = Awaited<ReturnType<typeof generateSigningKey>>;

/** The key pair that tokens are signed with; made once, so sessions outlive a restart. */
export async function signingKeys(file: string): Promise<SigningKeys> {
  const stored = await readFile(file, 'utf8').catch(() => undefined);
  if (stored !== undefined) return JSON.parse(stored) as SigningKeys;
  const keys = await generateSigningKey('local');
  await writeFile(file, JSON.stringify(keys), { mode: 0o600, flag: 'wx' });
  return keys;
}
