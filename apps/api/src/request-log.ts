import type { Request, Response } from 'express';
import type { Params } from 'nestjs-pino';
import { stdSerializers, type DestinationStream } from 'pino';
import { findCaller } from './access/caller.js';

/** No longer than an address may be (RFC 5321): a long text without one costs no more than its length. */
const ADDRESS = /[^\s"'<>#,;]{1,64}@[^\s"'<>#,;]{1,255}/g;

/** One line per request, without bodies, cookies, tokens or addresses: people appear as their session's id. */
export function requestLog(level: string, stream?: DestinationStream): Params<Request, Response> {
  const options: Params<Request, Response>['pinoHttp'] = {
    level,
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'requestId' },
    // Load balancers ask for the health all the time.
    customLogLevel: (request, response) => {
      if (response.statusCode >= 500) return 'error';
      return request.path.startsWith('/health') ? 'debug' : 'info';
    },
    customSuccessMessage: () => 'request answered',
    customSuccessObject: (request, response, given: { responseTime: number }) =>
      answered(request, response, given.responseTime),
    // The filter has logged the error itself.
    customErrorMessage: () => 'request failed',
    customErrorObject: (request, response, _error, given: { responseTime: number }) =>
      answered(request, response, given.responseTime),
    serializers: { req: () => undefined, res: () => undefined, err: withoutAddresses },
  };
  return { pinoHttp: stream === undefined ? options : [options, stream] };
}

function answered(request: Request, response: Response, durationMs: number): object {
  const route = request.route as { path?: unknown } | undefined;
  return {
    method: request.method,
    route: typeof route?.path === 'string' ? route.path : null,
    status: response.statusCode,
    durationMs,
    session: findCaller(request)?.sessionId ?? null,
  };
}

function withoutAddresses(error: Error): object {
  const { type, message, stack } = stdSerializers.errWithCause(error);
  return { type, message: hide(message), stack: hide(stack) };
}

function hide(text: string): string {
  return text.replace(ADDRESS, '[address]');
}
