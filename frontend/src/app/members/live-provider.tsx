import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import {
  followOtherTabs,
  sendUnsentMarks,
} from '../../features/notifications/api/inbox-queries.js';
import { api, unwrap } from '../../shared/api/client.js';
import type { User } from '../../shared/api/models.js';
import { askAgain } from '../../shared/preferences/preferences.js';
import { whenChosenElsewhere } from '../../shared/preferences/tabs.js';
import { LiveConnection } from '../../shared/realtime/live-connection.js';
import { LiveStateContext } from '../../shared/realtime/live-state.js';
import { liveHandlers } from './live-handlers.js';
import { SocketUrlContext } from './socket-url.js';

const isVisible = () => document.visibilityState === 'visible';

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
        getTicket: async (signal) => (await unwrap(api.POST('/auth/ws-ticket', { signal }))).ticket,
        open: (ticket) => {
          const url = new URL(socketUrl);
          url.searchParams.set('ticket', ticket);
          return new WebSocket(url);
        },
        isVisible,
        random: Math.random,
      }),
  );

  useEffect(() => {
    const look = () => {
      if (isVisible()) connection.wake();
      else connection.rest();
    };
    const wake = () => {
      connection.wake();
    };
    const cut = () => {
      connection.cut();
    };
    connection.start();
    window.addEventListener('online', wake);
    window.addEventListener('offline', cut);
    document.addEventListener('visibilitychange', look);
    const stopFollowing = [
      followOtherTabs(client),
      whenChosenElsewhere(() => {
        askAgain(client);
      }),
    ];
    sendUnsentMarks(client, viewer.email);
    return () => {
      connection.stop();
      window.removeEventListener('online', wake);
      window.removeEventListener('offline', cut);
      document.removeEventListener('visibilitychange', look);
      for (const stop of stopFollowing) stop();
    };
  }, [client, connection, viewer.email]);

  const state = useSyncExternalStore(connection.subscribe, connection.getState);
  return <LiveStateContext value={state}>{children}</LiveStateContext>;
}
