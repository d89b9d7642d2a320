import { createContext, useContext, useSyncExternalStore } from 'react';
import { Problem } from '../api/problem.js';
import type { ChosenFile, Deed, Entry, Made } from './entry.js';
import type { Outbox, OutboxView } from './outbox.js';

/** The outbox of the person who is logged in; absent where there is none. */
export const OutboxContext = createContext<Outbox | undefined>(undefined);

export function useOutbox(): Outbox | undefined {
  return useContext(OutboxContext);
}

const nothing: OutboxView = { entries: [], sending: undefined, needsLogin: false };
const noEntries: readonly Entry[] = [];
const never = () => () => undefined;
const none = () => nothing;

/** What waits on this device, kept up to date. */
export function useOutboxView(): OutboxView {
  const outbox = useOutbox();
  return useSyncExternalStore(outbox?.subscribe ?? never, outbox?.current ?? none);
}

/** What waits about one incident, in order. */
export function useWaiting(subject: string): readonly Entry[] {
  const { entries } = useOutboxView();
  const about = entries.filter((entry) => entry.subject === subject);
  return about.length === 0 ? noEntries : about;
}

export type DoDeed = (
  deed: Omit<Deed, 'id'> & { readonly id?: string },
  files: readonly ChosenFile[],
  directly: () => Promise<Made>,
) => Promise<Made | 'waiting'>;

/**
 * Does something by way of the outbox and answers what the server made of it, or that it waits; a refusal is thrown.
 * `directly` is for where nothing can be kept.
 */
export function useDoDeed(): DoDeed {
  const outbox = useOutbox();
  return async (deed, files, directly) => {
    if (outbox === undefined) return directly();
    const outcome = await outbox
      .send({ ...deed, id: deed.id ?? crypto.randomUUID() }, files)
      .catch(() => undefined);
    if (outcome === undefined) return directly();
    if (outcome.is === 'waiting') return 'waiting';
    if (outcome.is === 'made') return outcome.made;
    const { status, code, body } = outcome.refusal;
    throw new Problem(status, code, body as Problem['body']);
  };
}
