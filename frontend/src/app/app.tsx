import { QueryClientProvider } from '@tanstack/react-query';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-router/dom';
import { connectApi } from '../shared/api/client.js';
import { type RuntimeConfig, socketUrl } from '../shared/config/config.js';
import { currentLanguage } from '../shared/i18n/i18n.js';
import { startAppWorker } from '../shared/worker/app-worker.js';
import { BoardsUrlContext } from '../features/boards/boards-url.js';
import { meQuery } from '../features/auth/api/session.js';
import { SocketUrlContext } from './members/socket-url.js';
import { NewVersion } from './new-version.js';
import { createQueryClient } from './query-client.js';
import { keepReading, restoreReading } from './reading/kept-reading.js';
import { createRouter } from './router.js';

/** Builds the app for one deployment, with what was seen last on this device. */
export async function createApp(config: RuntimeConfig) {
  const client = createQueryClient();
  await restoreReading(client);
  keepReading(client);
  connectApi({
    baseUrl: config.apiUrl,
    language: currentLanguage,
    onSessionLost: () => {
      client.setQueryData(meQuery.queryKey, null);
    },
    onForbidden: () => {
      void client.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  const router = createRouter();
  startAppWorker((path) => void router.navigate(path));
  const socket = socketUrl(config.wsUrl, window.location);

  return function App() {
    useTranslation();
    return (
      <I18nProvider locale={currentLanguage()}>
        <QueryClientProvider client={client}>
          <SocketUrlContext value={socket}>
            <BoardsUrlContext value={config.boardsUrl}>
              <RouterProvider router={router} />
              <NewVersion />
            </BoardsUrlContext>
          </SocketUrlContext>
        </QueryClientProvider>
      </I18nProvider>
    );
  };
}
