import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';

/** Vite puts a hash of the content into the names of these files. */
const HASHED = '/assets/';
const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-f:.]+\](:\d+)?$/i;

/** Serves the built web app; addresses of its screens answer with the page, missing files with 404. */
export function webApp(root: string): (request: IncomingMessage, response: ServerResponse) => void {
  // Looks at the disk each time, so a rebuild shows without a restart.
  const files = sirv(root, {
    dev: true,
    etag: true,
    setHeaders: (response, path) => {
      response.setHeader(
        'cache-control',
        path.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });

  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    setSecurityHeaders(response, request.headers.host ?? '');
    files(request, response, () => {
      if (request.headers.accept?.includes('text/html') !== true) {
        response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
        return;
      }
      request.url = '/';
      files(request, response, () => {
        response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8' });
        response.end('La aplicación web no está construida: npm run build\n');
      });
    });
  };
}

/** Nothing inline may run or style; of sockets only the one of this very host may be opened. */
function setSecurityHeaders(response: ServerResponse, host: string): void {
  const socket = HOST.test(host) ? ` ws://${host}` : '';
  response.setHeader(
    'content-security-policy',
    [
      "default-src 'self'",
      `connect-src 'self'${socket}`,
      "img-src 'self' data: blob: https:",
      "style-src 'self'",
      "font-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
  );
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'strict-origin-when-cross-origin');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
}
