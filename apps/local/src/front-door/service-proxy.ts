import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { createProxyServer } from 'httpxy';

const DOWN = JSON.stringify({
  type: 'about:blank',
  title: 'Bad Gateway',
  status: 502,
  detail: 'El servicio se está reiniciando. Inténtalo de nuevo en unos segundos.',
  error: 'El servicio se está reiniciando. Inténtalo de nuevo en unos segundos.',
});
const UPGRADE_MS = 10_000;

/** The way to a service; `path` is what it is asked for, its prefix here already cut off. */
export interface ServiceProxy {
  /** Hands a request on; while the service is down, the answer is a 502 problem. */
  web(request: IncomingMessage, response: ServerResponse, path: string): void;
  /** Hands a socket on; while the service is down, it is refused. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, path: string): void;
}

/** Hands requests and sockets to a service; `origin` is asked for each where it is now. */
export function serviceProxy(origin: () => string | undefined): ServiceProxy {
  const proxy = createProxyServer({ agent: new Agent({ keepAlive: true }) });

  return {
    web(request, response, path) {
      const target = origin();
      if (target === undefined) {
        refuse(response);
        return;
      }
      request.url = withQuery(path, request);
      proxy
        .web(request, response, { target, headers: truthAbout(request) })
        .catch(() => refuse(response));
    },
    upgrade(request, socket, head, path) {
      // A client that resets the connection meanwhile is its own trouble.
      socket.on('error', () => undefined);
      const target = origin();
      if (target === undefined) {
        socket.end(
          'HTTP/1.1 503 Service Unavailable\r\nretry-after: 1\r\ncontent-length: 0\r\n\r\n',
        );
        return;
      }
      request.url = withQuery(path, request);
      const tunnel = createProxyServer({ upgradeTimeout: UPGRADE_MS });
      // A browser that is gone without a word leaves nothing open behind us.
      tunnel.once('open', (upstream) => socket.once('close', () => upstream.destroy()));
      tunnel
        .ws(request, request.socket, { target, headers: truthAbout(request) }, head)
        .catch(() => socket.destroy());
    },
  };
}

function withQuery(path: string, request: IncomingMessage): string {
  const [, query = ''] = /(\?.*)$/s.exec(request.url ?? '') ?? [];
  return (path || '/') + query;
}

/** Whoever connects here is the first hop: what a client claims about itself is not passed on. */
function truthAbout(request: IncomingMessage): Record<string, string> {
  return {
    'x-forwarded-for': request.socket.remoteAddress ?? '',
    'x-forwarded-proto': 'http',
    'x-forwarded-host': request.headers.host ?? '',
  };
}

function refuse(response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response
    .writeHead(502, {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'retry-after': '1',
    })
    .end(DOWN);
}
