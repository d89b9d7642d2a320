import type { ClientMessage } from './connection.js';
import type { WebSocketRoutes } from './events.js';

/** `$request.body.action` names the route of a message; every other message is `$default`'s. */
export function selectRoute(
  { actions = {}, $default }: WebSocketRoutes,
  { body, isBase64Encoded }: ClientMessage,
): { readonly routeKey: string; readonly handler: WebSocketRoutes['$default'] } {
  const action = isBase64Encoded ? undefined : actionOf(body);
  // Names with a dollar are API Gateway's own: a client cannot call them.
  if (action !== undefined && !action.startsWith('$') && Object.hasOwn(actions, action)) {
    return { routeKey: action, handler: actions[action] };
  }
  return { routeKey: '$default', handler: $default };
}

function actionOf(body: string): string | undefined {
  try {
    const { action } = (JSON.parse(body) ?? {}) as { action?: unknown };
    return typeof action === 'string' ? action : undefined;
  } catch {
    return undefined;
  }
}
