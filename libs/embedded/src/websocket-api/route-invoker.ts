import { randomBytes, randomUUID } from 'node:crypto';
import { authorize, type Authorization, type AuthorizerContext } from './authorization.js';
import type { ClientMessage, ConnectionInfo } from './connection.js';
import type { HandshakeParts, RequestContext, WebSocketRoutes } from './events.js';
import { selectRoute } from './route-selection.js';

/** Hears what a handler threw; the client is told no more than AWS tells. */
export type ErrorListener = (error: unknown, routeKey: string) => void;

/** Calls the Lambdas of one API with events as API Gateway makes them, and reads what they answer. */
export class RouteInvoker {
  constructor(
    private readonly stage: string,
    private readonly apiId: string,
    private readonly routes: WebSocketRoutes,
    private readonly onError: ErrorListener,
  ) {}

  authorize(info: ConnectionInfo, handshake: HandshakeParts): Promise<Authorization> {
    return authorize(
      this.routes.authorizer,
      {
        type: 'REQUEST',
        methodArn: `arn:aws:execute-api:us-east-1:000000000000:${this.apiId}/${this.stage}/$connect`,
        stageVariables: {},
        ...handshake,
        requestContext: this.#context(info, undefined, 'CONNECT', '$connect'),
      },
      (error) => this.onError(error, 'authorizer'),
    );
  }

  /** Returns the HTTP status of the handshake; a Lambda that fails or answers none makes it 502. */
  async connect(
    info: ConnectionInfo,
    authorizer: AuthorizerContext | undefined,
    handshake: HandshakeParts,
  ): Promise<number> {
    if (!this.routes.$connect) return 200;
    try {
      const result = await this.routes.$connect({
        ...handshake,
        requestContext: this.#context(info, authorizer, 'CONNECT', '$connect'),
        isBase64Encoded: false,
      });
      const { statusCode } = (result ?? {}) as { statusCode?: unknown };
      if (typeof statusCode === 'number') return statusCode;
      throw new TypeError('$connect must answer with a statusCode.');
    } catch (error) {
      this.onError(error, '$connect');
      return 502;
    }
  }

  /** Returns the text to send back, if the route answers. */
  async message(
    info: ConnectionInfo,
    authorizer: AuthorizerContext | undefined,
    message: ClientMessage,
  ): Promise<string | undefined> {
    const { routeKey, handler } = selectRoute(this.routes, message);
    const context = this.#context(info, authorizer, 'MESSAGE', routeKey);
    const explain = (text: string) =>
      JSON.stringify({
        message: text,
        connectionId: info.id,
        requestId: context.requestId,
      });
    if (!handler) return explain('Forbidden');
    try {
      const requestContext = { ...context, messageId: randomUUID() };
      const result = await handler({ requestContext, ...message });
      const { body } = (result ?? {}) as { body?: unknown };
      return typeof body === 'string' && body !== '' ? body : undefined;
    } catch (error) {
      this.onError(error, routeKey);
      return explain('Internal server error');
    }
  }

  async disconnect(
    info: ConnectionInfo,
    authorizer: AuthorizerContext | undefined,
    disconnectStatusCode: number,
    disconnectReason: string,
  ): Promise<void> {
    const headers = {
      Host: info.host,
      'x-api-key': '',
      'X-Forwarded-For': info.sourceIp,
      'x-restapi': '',
    };
    try {
      await this.routes.$disconnect?.({
        headers,
        multiValueHeaders: Object.fromEntries(
          Object.entries(headers).map(([name, value]) => [name, [value]]),
        ),
        requestContext: {
          ...this.#context(info, authorizer, 'DISCONNECT', '$disconnect'),
          disconnectStatusCode,
          disconnectReason,
        },
        isBase64Encoded: false,
      });
    } catch (error) {
      this.onError(error, '$disconnect');
    }
  }

  #context(
    { id, connectedAt, sourceIp, userAgent, host }: ConnectionInfo,
    authorizer: AuthorizerContext | undefined,
    eventType: RequestContext['eventType'],
    routeKey: string,
  ): RequestContext {
    const now = new Date();
    return {
      routeKey,
      eventType,
      extendedRequestId: randomBytes(11).toString('base64url') + '=',
      requestTime: accessLogTime(now),
      requestTimeEpoch: now.getTime(),
      requestId: randomUUID(),
      messageDirection: 'IN',
      stage: this.stage,
      connectedAt,
      connectionId: id,
      domainName: host,
      apiId: this.apiId,
      identity: { sourceIp, ...(userAgent !== undefined && { userAgent }) },
      ...(authorizer && { authorizer }),
    };
  }
}

/** Such as `09/Feb/2031:18:11:43 +0000`. */
function accessLogTime(time: Date): string {
  const [, day = '', month = '', year = '', clock = ''] = time.toUTCString().split(/, | /);
  return `${day}/${month}/${year}:${clock} +0000`;
}
