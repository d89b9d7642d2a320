import { useEffect, useEffectEvent, useState } from 'react';
import { type Draft, DraftKeeper } from './draft.js';

/**
 * Keeps a report on this device at every change of `content`; `snapshot` tells it as it is then, undefined when there
 * is nothing worth keeping.
 */
export function useDraft(
  email: string,
  content: string,
  snapshot: () => Omit<Draft, 'savedAt'> | undefined,
) {
  const [keeper] = useState(() => new DraftKeeper(email));
  const save = () => {
    const draft = snapshot();
    return keeper.save(draft && { ...draft, savedAt: new Date().toISOString() });
  };
  const saveNow = useEffectEvent(save);
  useEffect(() => {
    void saveNow();
  }, [content]);
  return {
    /** Resolves when the report is kept as it is now. */
    save,
    /** The report has ended. */
    end: () => keeper.end(),
    /** It has not ended after all. */
    reopen: () => {
      keeper.reopen();
    },
  };
}
