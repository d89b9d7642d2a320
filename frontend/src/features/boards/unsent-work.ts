const storageKey = 'vigia.boards.unsent';

/** Remembers that a board has work of this person that only this device has, or that it has none any more. */
export function noteUnsent(email: string, boardId: string, isUnsent: boolean): void {
  const known = readUnsent();
  const id = `${email} ${boardId}`;
  if (known.has(id) === isUnsent) return;
  if (isUnsent) known.add(id);
  else known.delete(id);
  if (known.size === 0) localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, JSON.stringify([...known]));
}

/** Takes the copies of a person's boards off this device, unless one of them is all there is of some work. */
export async function forgetBoardsOf(email: string): Promise<void> {
  if ([...readUnsent()].some((id) => id.startsWith(`${email} `))) return;
  const { forgetBoards } = await import('./core/index.js');
  await forgetBoards(email);
}

function readUnsent(): Set<string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return new Set(Array.isArray(stored) ? stored.map(String) : []);
  } catch {
    return new Set();
  }
}
