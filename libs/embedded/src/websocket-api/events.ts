/** What every event of a WebSocket API says about the connection and the request. */
export interface RequestContext {
  readonly routeKey: string;
  readonly eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT';
  readonly extendedRequestId: string;
  /** Such as `09/Feb/2031:18:11:43 +0000`. */
  readonly requestTime: string;
  /** Unix milliseconds. */
  readonly requestTimeEpoch: number;
  readonly requestId: string;
  readonly messageDirection: 'IN';
  readonly stage: string;
  /** Unix milliseconds. */
  readonly connectedAt: number;
  readonly connectionId: string;
  readonly domainName: string;
  readonly apiId: string;
  readonly identity: { readonly sourceIp: string; readonly userAgent?: string };
  /** What the authorizer told of the caller; texts only, and only when there is an authorizer. */
  readonly authorizer?: Readonly<Record<string, string | number>>;
}

type Values = Readonly<Record<string, string>>;
type MultiValues = Readonly<Record<string, string[]>>;

/** What the handshake carried; header names keep the letters the client wrote. */
export interface HandshakeParts {
  readonly headers: Values;
  readonly multiValueHeaders: MultiValues;
  /** Missing, not empty, when the URL has no query. */
  readonly queryStringParameters?: Values;
  readonly multiValueQueryStringParameters?: MultiValues;
}

/** What `$connect` gets. */
export interface ConnectEvent extends HandshakeParts {
  readonly requestContext: RequestContext;
  readonly isBase64Encoded: false;
}

/** What a REQUEST authorizer of `$connect` gets. */
export interface AuthorizerEvent extends HandshakeParts {
  readonly type: 'REQUEST';
  readonly methodArn: string;
  readonly stageVariables: Values;
  readonly requestContext: RequestContext;
}

/** What `$default` and the routes of actions get. */
export interface MessageEvent {
  readonly requestContext: RequestContext & { readonly messageId: string };
  readonly body: string;
  /** True for a binary frame. */
  readonly isBase64Encoded: boolean;
}

/** What `$disconnect` gets. */
export interface DisconnectEvent {
  readonly headers: Values;
  readonly multiValueHeaders: MultiValues;
  readonly requestContext: RequestContext & {
    readonly disconnectStatusCode: number;
    readonly disconnectReason: string;
  };
  readonly isBase64Encoded: false;
}

/** What an authorizer must answer: an IAM policy for this connection and texts for the handlers. */
export interface AuthorizerResult {
  readonly principalId: string;
  readonly policyDocument: {
    readonly Statement: readonly {
      readonly Action: string | readonly string[];
      readonly Effect: string;
      readonly Resource: string | readonly string[];
    }[];
  };
  readonly context?: Readonly<Record<string, unknown>> | null;
}

/** A Lambda behind a route. What it answers is looked at when it arrives, as API Gateway does. */
export type RouteHandler<Event> = (event: Event) => Promise<unknown>;

/** The Lambdas of a WebSocket API. */
export interface WebSocketRoutes {
  /** Throws `Error('Unauthorized')` for 401; a policy that does not allow is 403. */
  readonly authorizer?: (event: AuthorizerEvent) => Promise<AuthorizerResult>;
  readonly $connect?: RouteHandler<ConnectEvent>;
  readonly $disconnect?: RouteHandler<DisconnectEvent>;
  readonly $default?: RouteHandler<MessageEvent>;
  /** Routes by `$request.body.action`. */
  readonly actions?: Readonly<Record<string, RouteHandler<MessageEvent>>>;
}
