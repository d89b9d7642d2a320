import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HandshakeParts } from './events.js';

const KEY = /^[+/0-9A-Za-z]{22}==$/;
/** API Gateway keeps these to itself. */
const HOP_BY_HOP = new Set(['connection', 'upgrade']);

/** Whether this is the start of a WebSocket connection and not some other upgrade. */
export function isWebSocketHandshake({ method, headers }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    headers.upgrade?.toLowerCase() === 'websocket' &&
    headers['sec-websocket-version'] === '13' &&
    KEY.test(headers['sec-websocket-key'] ?? '')
  );
}

/** The headers and the query of a handshake, as events carry them. */
export function readHandshake(request: IncomingMessage): HandshakeParts {
  const headers = collect(headerPairs(request));
  const query = collect(new URL(request.url ?? '/', 'ws://localhost').searchParams);
  return {
    headers: headers.last,
    multiValueHeaders: headers.all,
    ...(Object.keys(query.last).length > 0 && {
      queryStringParameters: query.last,
      multiValueQueryStringParameters: query.all,
    }),
  };
}

/** Who asks, seen from the outermost address. */
export function sourceIpOf(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? '';
}

function* headerPairs(request: IncomingMessage): Iterable<[string, string]> {
  const { rawHeaders, socket } = request;
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const [name = '', value = ''] = rawHeaders.slice(i, i + 2);
    if (!HOP_BY_HOP.has(name.toLowerCase())) yield [name, value];
  }
  const added: Record<string, string> = {
    'X-Forwarded-For': sourceIpOf(request),
    'X-Forwarded-Port': String(socket.localPort ?? ''),
    'X-Forwarded-Proto': 'http',
  };
  for (const [name, value] of Object.entries(added)) {
    if (request.headers[name.toLowerCase()] === undefined) yield [name, value];
  }
}

function collect(pairs: Iterable<[string, string]>): {
  last: Record<string, string>;
  all: Record<string, string[]>;
} {
  const all = new Map<string, string[]>();
  for (const [name, value] of pairs) all.set(name, [...(all.get(name) ?? []), value]);
  return {
    all: Object.fromEntries(all),
    last: Object.fromEntries([...all].map(([name, values]) => [name, values.at(-1) ?? ''])),
  };
}

/** Answers a handshake with a plain HTTP refusal, as API Gateway does. */
export function refuseHandshake(socket: Duplex, status: number, message: string): void {
  const body = JSON.stringify({ message });
  socket.on('error', () => undefined);
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
      '',
      body,
    ].join('\r\n'),
    () => socket.destroy(),
  );
}
