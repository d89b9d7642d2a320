import type { AuthorizeEvent, RouteEvent } from '../src/index.js';
import { NOW_MS } from './system.js';

export const METHOD_ARN = 'arn:aws:execute-api:us-east-1:123456789012:abc123/dev/$connect';

/** What API Gateway hands to the authorizer of `$connect`. */
export function aHandshake({
  query,
  headers = {},
}: {
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}): AuthorizeEvent {
  return {
    methodArn: METHOD_ARN,
    headers: { Host: 'abc123.execute-api.us-east-1.amazonaws.com', ...headers },
    ...(query !== undefined && { queryStringParameters: query }),
  };
}

/** What API Gateway hands to `$connect`, `$disconnect` and `$default`. */
export function aRouteEvent(overrides: {
  readonly authorizer?: unknown;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}): RouteEvent {
  const { authorizer, ...message } = overrides;
  return {
    requestContext: { connectionId: 'L0SM9cOFvHcCIhw=', connectedAt: NOW_MS, authorizer },
    ...message,
  };
}
