import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { inboxQuery } from '../../features/notifications/api/inbox-queries.js';
import { useViewer } from '../../shared/api/viewer.js';
import { waitingQuery } from '../../shared/api/users.js';

/** Brings the bell of an admin up to date when more people wait: nothing is pushed for them. */
export function useWaitingNews(): void {
  const client = useQueryClient();
  const isAdmin = useViewer().tipo === 'admin';
  const { data } = useQuery({ ...waitingQuery, enabled: isAdmin });
  const known = useRef<number>(undefined);
  const count = data?.length;
  useEffect(() => {
    if (known.current !== undefined && count !== undefined && count > known.current) {
      void client.invalidateQueries({ queryKey: inboxQuery.queryKey });
    }
    known.current = count ?? known.current;
  }, [client, count]);
}
