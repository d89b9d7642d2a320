import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Navigate, Outlet, ScrollRestoration, useLocation } from 'react-router';
import type { Arrival } from '../../features/auth/arrival.js';
import { meQuery } from '../../features/auth/api/session.js';
import { ViewerContext } from '../../shared/api/viewer.js';
import { paths } from '../../shared/config/paths.js';
import { followAccount } from '../../shared/i18n/i18n.js';
import { Failure } from '../../shared/ui/failure.js';
import { Toasts } from '../../shared/ui/toast.js';
import { doorOf } from '../door-of.js';
import { OutboxPanel } from '../outbox/outbox-panel.js';
import { OutboxProvider } from '../outbox/outbox-provider.js';
import { Splash } from '../splash.js';
import { LiveProvider } from './live-provider.js';

export { Shell } from '../shell/shell.js';

/** Lets in who is logged in and may act; shows everybody else the door that fits them. */
export function Members() {
  const me = useQuery(meQuery);
  const location = useLocation();
  const [wasIn, setWasIn] = useState(false);
  if (me.data && !wasIn) setWasIn(true);
  const language = me.data?.idioma;
  useEffect(() => {
    if (language !== undefined) void followAccount(language);
  }, [language]);

  if (me.isPending) return <Splash />;
  if (me.isError && me.data === undefined) {
    return (
      <main className="grid min-h-dvh place-items-center">
        <Failure error={me.error} onRetry={() => void me.refetch()} />
      </main>
    );
  }
  const viewer = me.data ?? null;
  if (viewer === null) {
    const arrival: Arrival = { from: location.pathname + location.search, expired: wasIn };
    return <Navigate to={paths.login} replace state={arrival} />;
  }
  const door = doorOf(viewer);
  if (door !== undefined) return <Navigate to={door} replace />;
  return (
    <ViewerContext value={viewer}>
      <LiveProvider key={viewer.email} viewer={viewer}>
        <OutboxProvider viewer={viewer}>
          <Outlet />
          <OutboxPanel />
        </OutboxProvider>
        <Toasts />
        <ScrollRestoration />
      </LiveProvider>
    </ViewerContext>
  );
}
