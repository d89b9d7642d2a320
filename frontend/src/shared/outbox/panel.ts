import { useSyncExternalStore } from 'react';

/** What of the outbox is open on top of the page: all of it, one decision, or the question when leaving. */
export type OutboxPanel =
  | { readonly is: 'list' }
  | { readonly is: 'decision'; readonly entry: string }
  | { readonly is: 'leaving'; readonly leave: () => void };

let panel: OutboxPanel | undefined;
const listeners = new Set<() => void>();

export function openOutbox(opened: OutboxPanel): void {
  panel = opened;
  for (const listener of listeners) listener();
}

export function closeOutbox(): void {
  panel = undefined;
  for (const listener of listeners) listener();
}

export function useOutboxPanel(): OutboxPanel | undefined {
  return useSyncExternalStore(subscribe, () => panel);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
