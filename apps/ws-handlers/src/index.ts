export { createHandlers, type HandlerDependencies, type Handlers } from './create-handlers.js';
export type { AuthorizeEvent, AuthorizeResult, RouteEvent, RouteResult } from './events.js';
