import type { ConnectionRepository } from '@vigia/domain/connection';
import { createAuthorize, type AuthorizeDependencies } from './authorize.js';
import { createConnect } from './connect.js';
import { createDisconnect } from './disconnect.js';
import { createMessage, type MessageDependencies } from './message.js';

/** Everything that the handlers together take. */
export interface HandlerDependencies extends AuthorizeDependencies, MessageDependencies {
  readonly connections: ConnectionRepository;
}

/** The handlers of a WebSocket API, by what API Gateway calls them for. */
export interface Handlers {
  readonly authorize: ReturnType<typeof createAuthorize>;
  readonly connect: ReturnType<typeof createConnect>;
  readonly disconnect: ReturnType<typeof createDisconnect>;
  readonly message: ReturnType<typeof createMessage>;
}

/** The same handlers that Lambda runs, on any stores: for the local system and for tests. */
export function createHandlers(dependencies: HandlerDependencies): Handlers {
  return {
    authorize: createAuthorize(dependencies),
    connect: createConnect(dependencies),
    disconnect: createDisconnect(dependencies),
    message: createMessage(dependencies),
  };
}
