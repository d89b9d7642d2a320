import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { inboxQuery } from '../../features/notifications/api/inbox-queries.js';
import { whenReadElsewhere } from '../../features/notifications/tabs.js';
import { api, unwrap } from '../../shared/api/client.js';
import type { User } from '../../shared/api/models.js';
import { LiveConnection } from '../../shared/realtime/live-connection.js';
import { LiveStateContext } from '../../shared/realtime/live-state.js';
import { liveHandlers } from './live-handlers.js';
import { SocketUrlContext } from './socket-url.js';

export interface LiveProviderProps {
  readonly viewer: User;
  readonly children: ReactNode;
}

/** Keeps everything below it in step with the server for as long as somebody is logged in. */
export function LiveProvider({ viewer, children }: LiveProviderProps) {
  const socketUrl = useContext(SocketUrlContext);
  const client = useQueryClient();
  const [connection] = useState(
    () =>
      new LiveConnection({
        ...liveHandlers(client, viewer),
        getTicket: async () => (await unwrap(api.POST('/auth/ws-ticket'))).ticket,
        open: (ticket) => {
          const url = new URL(socketUrl);
          url.searchParams.set('ticket', ticket);
          return new WebSocket(url);
        },
        random: Math.random,
      }),
  );

  useEffect(() => {
    const wake = () => {
      if (document.visibilityState === 'visible') connection.wake();
    };
    connection.start();
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    const stopListening = whenReadElsewhere(() => {
      void client.invalidateQueries({ queryKey: inboxQuery.queryKey });
    });
    return () => {
      connection.stop();
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
      stopListening();
    };
  }, [client, connection]);

  const state = useSyncExternalStore(connection.subscribe, connection.getState);
  return <LiveStateContext value={state}>{children}</LiveStateContext>;
}
