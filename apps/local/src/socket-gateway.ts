import { startWebSocketApi, type EmbeddedWebSocketApi } from '@vigia/embedded/websocket-api';
import { SystemClock, TokenVerifier, type PublicKeys } from '@vigia/platform';
import { createHandlers } from '@vigia/ws-handlers';
import type { Stores } from './stores.js';

export const STAGE = 'local';

/** Starts the WebSocket API with the handlers that run in Lambda. */
export function startSocketGateway(
  stores: Stores,
  publicKeys: PublicKeys,
  webOrigins: readonly string[],
): Promise<EmbeddedWebSocketApi> {
  const handlers = createHandlers({
    ...stores,
    verifier: new TokenVerifier(publicKeys),
    clock: new SystemClock(),
    webOrigins,
    adminsNeedTotp: false,
  });
  return startWebSocketApi({
    stage: STAGE,
    routes: {
      authorizer: handlers.authorize,
      $connect: handlers.connect,
      $disconnect: handlers.disconnect,
      $default: handlers.message,
    },
  });
}
