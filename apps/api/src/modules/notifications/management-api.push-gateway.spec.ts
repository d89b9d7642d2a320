import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Config } from '../../config/config.js';
import { ManagementApiPushGateway } from './management-api.push-gateway.js';

const FRAME = '{"id":"01J","titulo":"Fuga de agua"}';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function aGateway(answer: RequestListener): Promise<ManagementApiPushGateway> {
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const managementEndpoint = `http://127.0.0.1:${String(port)}/dev`;
  return new ManagementApiPushGateway({
    socket: { region: 'us-east-1', managementEndpoint },
  } as Config);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks = (await request.toArray()) as Buffer[];
  return Buffer.concat(chunks).toString();
}

/** The signature as AWS describes it, reckoned from a request that arrived. */
function signatureOf({ method = '', url = '', headers }: IncomingMessage, body: string): string {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const hmac = (key: string | Buffer, text: string): Buffer =>
    createHmac('sha256', key).update(text).digest();
  const time = String(headers['x-amz-date']);
  const scope = `${time.slice(0, 8)}/us-east-1/execute-api/aws4_request`;
  const signed = (/SignedHeaders=([^,]+)/.exec(String(headers.authorization))?.[1] ?? '').split(
    ';',
  );
  const path = url.split('/').map(encodeURIComponent).join('/');
  const lines = signed.map((name) => `${name}:${String(headers[name])}\n`).join('');
  const request = [method, path, '', lines, signed.join(';'), sha256(body)].join('\n');
  const key = scope.split('/').reduce<string | Buffer>(hmac, 'AWS4local');
  return hmac(key, ['AWS4-HMAC-SHA256', time, scope, sha256(request)].join('\n')).toString('hex');
}

describe('ManagementApiPushGateway', () => {
  it('posts the frame to the connection, signed', async () => {
    const seen: { url: string | undefined; body: string; isSigned: boolean }[] = [];
    const gateway = await aGateway((request, response) => {
      void bodyOf(request).then((body) => {
        const isSigned =
          request.headers.authorization?.endsWith(signatureOf(request, body)) ?? false;
        seen.push({ url: request.url, body, isSigned });
        response.end('{}');
      });
    });

    await expect(gateway.post('AbC+/d=', FRAME)).resolves.toBe('delivered');

    const url = '/dev/@connections/AbC%2B%2Fd%3D';
    expect(seen).toEqual([{ url, body: FRAME, isSigned: true }]);
  });

  it('tells who is gone, and asks no second time', async () => {
    let requests = 0;
    const gateway = await aGateway((_request, response) => {
      requests += 1;
      response.writeHead(410).end('{"message":"Gone"}');
    });

    await expect(gateway.post('ghost', FRAME)).resolves.toBe('gone');
    await expect(gateway.close('ghost')).resolves.toBeUndefined();

    expect(requests).toBe(2);
  });

  it('tries what was refused or cut twice more, and then fails', async () => {
    let requests = 0;
    const gateway = await aGateway((request, response) => {
      requests += 1;
      if (requests === 1) request.socket.destroy();
      else response.writeHead(requests === 2 ? 429 : 500).end();
    });

    await expect(gateway.post('phone', FRAME)).rejects.toThrow('500');

    expect(requests).toBe(3);
  });

  it('loses no post when the gateway cuts every open socket as they are used again', async () => {
    const posts = Array.from({ length: 200 }, (_, at) => String(at));
    const old = new WeakSet<object>();
    let isCutting = false;
    const gateway = await aGateway((request, response) => {
      if (!isCutting) old.add(request.socket);
      if (isCutting && old.has(request.socket)) request.socket.destroy();
      else response.end('{}');
    });
    await Promise.all(posts.map((id) => gateway.post(id, FRAME)));
    isCutting = true;

    const posted = await Promise.all(posts.slice(0, 64).map((id) => gateway.post(id, FRAME)));

    expect(new Set(posted)).toEqual(new Set(['delivered']));
  });
});
