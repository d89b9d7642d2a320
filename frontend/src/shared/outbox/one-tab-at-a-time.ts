const lockName = 'vigia.outbox';
let last: Promise<unknown> = Promise.resolve();

/** Does one thing after the other in all tabs of this browser; in this one alone where tabs cannot agree. */
export async function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  if ('locks' in navigator) return await navigator.locks.request(lockName, work);
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  return mine;
}
