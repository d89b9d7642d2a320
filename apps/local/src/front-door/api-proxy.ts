import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import { createProxyServer } from 'httpxy';

const DOWN = JSON.stringify({
  type: 'about:blank',
  title: 'Bad Gateway',
  status: 502,
  detail: 'El servicio se está reiniciando. Inténtalo de nuevo en unos segundos.',
  error: 'El servicio se está reiniciando. Inténtalo de nuevo en unos segundos.',
});

/** Hands requests to the api with `/api` cut off; while the api is down, the answer is a 502 problem. */
export function apiProxy(
  origin: () => string | undefined,
): (request: IncomingMessage, response: ServerResponse, path: string) => void {
  const proxy = createProxyServer({ agent: new Agent({ keepAlive: true }) });

  return (request, response, path) => {
    const target = origin();
    if (target === undefined) {
      refuse(response);
      return;
    }
    const [, query = ''] = /(\?.*)$/s.exec(request.url ?? '') ?? [];
    request.url = (path || '/') + query;
    proxy
      .web(request, response, {
        target,
        // Whoever connects here is the first hop: what a client claims about itself is not passed on.
        headers: {
          'x-forwarded-for': request.socket.remoteAddress ?? '',
          'x-forwarded-proto': 'http',
          'x-forwarded-host': request.headers.host ?? '',
        },
      })
      .catch(() => refuse(response));
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
