import type { IncomingMessage, ServerResponse } from 'node:http';
import { serviceProxy } from './service-proxy.js';

/** Hands upload forms to the embedded S3, which looks at their signature, and nothing else: the rest it lets anybody do. */
export function uploadProxy(
  origin: () => string | undefined,
): (request: IncomingMessage, response: ServerResponse, path: string) => void {
  const proxy = serviceProxy(origin);
  return (request, response, path) => {
    const isForm = request.headers['content-type']?.startsWith('multipart/form-data') === true;
    const isBucket = /^\/[a-z0-9-]+$/.test(path);
    if (request.method === 'POST' && isForm && isBucket) proxy.web(request, response, path);
    else response.writeHead(405, { allow: 'POST' }).end();
  };
}
