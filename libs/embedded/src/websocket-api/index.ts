export type {
  AuthorizerEvent,
  AuthorizerResult,
  ConnectEvent,
  DisconnectEvent,
  MessageEvent,
  RequestContext,
  RouteHandler,
  WebSocketRoutes,
} from './events.js';
export { AWS_LIMITS, type WebSocketLimits } from './limits.js';
export {
  startWebSocketApi,
  type EmbeddedWebSocketApi,
  type WebSocketApiOptions,
} from './start-websocket-api.js';
