import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { inboxQuery, useMarkRead } from './api/inbox-queries.js';

/** [NOT-13] Whoever looks at an incident has read what they were told of it, however they came there. */
export function useSeen(incidentId: string): void {
  const { data: inbox } = useQuery(inboxQuery);
  const { mutate } = useMarkRead();
  const isLooking = useSyncExternalStore(followVisibility, isVisible);
  /** What the server refused to mark is not asked for again and again. */
  const asked = useRef(new Set<string>());
  useEffect(() => {
    if (!isLooking || inbox === undefined) return;
    const ids = inbox.items
      .filter(({ id, leida, incidente_id }) => {
        return incidente_id === incidentId && !leida && !asked.current.has(id);
      })
      .map(({ id }) => id);
    if (ids.length === 0) return;
    for (const id of ids) asked.current.add(id);
    mutate({ ids });
  }, [inbox, incidentId, isLooking, mutate]);
}

function isVisible(): boolean {
  return document.visibilityState === 'visible';
}

function followVisibility(react: () => void): () => void {
  document.addEventListener('visibilitychange', react);
  return () => {
    document.removeEventListener('visibilitychange', react);
  };
}
