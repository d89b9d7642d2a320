/** What the handlers read of API Gateway's `$connect` authorizer event. */
export interface AuthorizeEvent {
  readonly methodArn: string;
  readonly headers?: Readonly<Record<string, string | undefined>> | null;
  readonly queryStringParameters?: Readonly<Record<string, string | undefined>> | null;
}

/** The authorizer's answer: an IAM policy for this connect, and what the other handlers are told of the caller. */
export interface AuthorizeResult {
  readonly principalId: string;
  readonly policyDocument: {
    readonly Version: '2012-10-17';
    readonly Statement: readonly [
      {
        readonly Action: 'execute-api:Invoke';
        readonly Effect: 'Allow' | 'Deny';
        readonly Resource: string;
      },
    ];
  };
  readonly context: Readonly<Record<string, string>>;
}

/** What the handlers read of the events of a route. */
export interface RouteEvent {
  readonly requestContext: {
    readonly connectionId: string;
    /** Unix milliseconds. */
    readonly connectedAt: number;
    /** The context of the authorizer, the same for the whole life of the socket. */
    readonly authorizer?: unknown;
  };
  readonly body?: string | null;
  readonly isBase64Encoded?: boolean;
}

/** A route's answer; `body` travels back over the socket where the route has a response. */
export interface RouteResult {
  readonly statusCode: number;
  readonly body?: string;
}
