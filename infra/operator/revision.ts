import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT, Failure } from './failure.js';
import type { Programs } from './programs.js';

const TAG_LENGTH = 12;

/**
 * The tag of what is checked out: its commit. Changes that nobody committed are refused, or, when forced, make a tag of
 * their own content, so that the same tag always means the same files.
 */
export async function revisionTag(programs: Programs, isForced: boolean): Promise<string> {
  const commit = (await programs.look('git', ['rev-parse', 'HEAD'])).trim().slice(0, TAG_LENGTH);
  const changes = (await programs.look('git', ['status', '--porcelain'])).trim();
  if (changes === '') return commit;
  if (!isForced) {
    throw new Failure(
      `There are changes that nobody committed:\n${changes}\nCommit them, or deploy them as they are with --force.`,
      EXIT.refused,
    );
  }
  return `${commit}-${(await treeOf(programs)).slice(0, TAG_LENGTH)}`;
}

/** The id of everything that is there, found with an index of its own: the operator's stays as it is. */
async function treeOf(programs: Programs): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-index-'));
  const env = { GIT_INDEX_FILE: join(folder, 'index') };
  try {
    await programs.look('git', ['add', '--all'], { env });
    return (await programs.look('git', ['write-tree'], { env })).trim();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
