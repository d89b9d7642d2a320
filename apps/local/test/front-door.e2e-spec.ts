import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { startWebSocketApi } from '@vigia/embedded/websocket-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createFrontDoor, type FrontDoorParts } from '../src/front-door/front-door.js';

const HTML = { accept: 'text/html,application/xhtml+xml' };

describe('the front door', () => {
  let root: string;
  let door: Server;
  let port: number;
  let parts: FrontDoorParts;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'vigia-web-'));
    await mkdir(join(root, 'assets'));
    await writeFile(join(root, 'index.html'), '<!doctype html><title>Vigía</title>');
    await writeFile(join(root, 'assets', 'index-a1b2c3.js'), 'export {};');
    await writeFile(join(root, 'favicon.svg'), '<svg/>');
    parts = {};
    door = createFrontDoor(root, parts);
    port = await listen(door);
  });
  afterEach(async () => {
    door.closeAllConnections();
    door.close();
    await rm(root, { recursive: true });
  });
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers });

  describe('for the web app', () => {
    it('lets hashed files be kept forever and everything else be asked for again', async () => {
      const cacheOf = async (path: string) => (await get(path, HTML)).headers.get('cache-control');

      expect(await cacheOf('/assets/index-a1b2c3.js')).toBe('public, max-age=31536000, immutable');
      expect(await cacheOf('/')).toBe('no-cache');
      expect(await cacheOf('/favicon.svg')).toBe('no-cache');
    });

    it('answers the address of a screen with the page', async () => {
      const response = await get('/incidentes/7?desde=x', HTML);

      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(await response.text()).toContain('<title>Vigía</title>');
    });

    it('answers a missing file with 404, not with the page', async () => {
      const response = await get('/assets/gone.js', { accept: '*/*' });

      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain('<title>');
    });

    it('answers a file the browser knows with 304', async () => {
      const etag = (await get('/favicon.svg')).headers.get('etag')!;

      expect((await get('/favicon.svg', { 'if-none-match': etag })).status).toBe(304);
    });

    it('keeps to its folder', async () => {
      const response = await raw({ path: '/assets/../../../../../../etc/hostname' });

      expect(response.statusCode).toBe(404);
    });

    it('takes reads only', async () => {
      expect((await fetch(`http://127.0.0.1:${port}/`, { method: 'POST' })).status).toBe(405);
    });

    it('allows nothing inline, and the socket of this very host', async () => {
      const policy = (await get('/', HTML)).headers.get('content-security-policy')!;

      expect(policy).not.toContain('unsafe-inline');
      expect(policy.split('; ')).toEqual(
        expect.arrayContaining([
          "default-src 'self'",
          `connect-src 'self' ws://127.0.0.1:${port}`,
          "img-src 'self' data: blob: https:",
          "frame-ancestors 'none'",
        ]),
      );
    });

    it('writes no host into the policy that is not one', async () => {
      const response = await raw({ path: '/', headers: { host: 'x; script-src *', ...HTML } });

      expect(response.headers['content-security-policy']).not.toContain('script-src *');
    });

    it('tells it where the servers are', async () => {
      const response = await get('/config.json');

      expect(response.headers.get('cache-control')).toBe('no-cache');
      expect(await response.json()).toEqual({
        apiUrl: '/api',
        wsUrl: '/ws',
        boardsUrl: '/boards',
      });
    });

    it('says what to do when it is not built', async () => {
      await rm(join(root, 'index.html'));

      const response = await get('/', HTML);

      expect(response.status).toBe(503);
      expect(await response.text()).toContain('npm run build');
    });
  });

  describe('for uploads', () => {
    it('lets forms through to a bucket, and nothing else', async () => {
      const seen: string[] = [];
      const s3 = createServer((request, response) => {
        seen.push(`${request.method ?? ''} ${request.url ?? ''}`);
        request.resume().on('end', () => response.writeHead(204).end());
      });
      parts.s3Origin = `http://127.0.0.1:${await listen(s3)}`;
      const send = async (
        path: string,
        method: string,
        body: FormData | string | null,
      ): Promise<number> =>
        (await fetch(`http://127.0.0.1:${port}/s3${path}`, { method, body })).status;
      const form = new FormData();
      form.append('file', new Blob(['x']));

      const statuses = [
        await send('/photos', 'POST', form),
        await send('/photos/photos/1', 'POST', form),
        await send('/', 'POST', form),
        await send('/photos', 'POST', '<Delete/>'),
        await send('/photos/photos/1', 'PUT', 'x'),
        await send('/photos/photos/1', 'GET', null),
        await send('/photos/photos/1', 'DELETE', null),
      ];

      expect(statuses).toEqual([204, ...Array<number>(6).fill(405)]);
      expect(seen).toEqual(['POST /photos']);
      s3.closeAllConnections();
      s3.close();
    });
  });

  describe('for the api', () => {
    let api: Server;
    let seen: IncomingMessage[];
    beforeEach(async () => {
      seen = [];
      api = createServer((request, response) => {
        seen.push(request);
        void text(request).then((body) =>
          response
            .writeHead(201, { 'content-type': 'application/json', 'set-cookie': ['a=1', 'b=2'] })
            .end(JSON.stringify({ method: request.method, url: request.url, body })),
        );
      });
      const apiPort = await listen(api);
      parts.apiOrigin = () => `http://127.0.0.1:${apiPort}`;
    });
    afterEach(() => {
      api.closeAllConnections();
      api.close();
    });

    it('hands everything on with the prefix cut off', async () => {
      const response = await fetch(`http://127.0.0.1:${port}/api/incidentes?estado=a%20b&x=?`, {
        method: 'POST',
        body: '{"titulo":"ñ"}',
      });

      expect(response.status).toBe(201);
      expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
      expect(await response.json()).toEqual({
        method: 'POST',
        url: '/incidentes?estado=a%20b&x=?',
        body: '{"titulo":"ñ"}',
      });
    });

    it('tells it who really calls, whatever the caller claims', async () => {
      await get('/api', { 'x-forwarded-for': '1.2.3.4', 'x-forwarded-host': 'evil.example' });

      expect(seen[0]?.url).toBe('/');
      expect(seen[0]?.headers).toMatchObject({
        host: `127.0.0.1:${port}`,
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-proto': 'http',
        'x-forwarded-host': `127.0.0.1:${port}`,
      });
    });

    it('passes bytes on as they come', async () => {
      api.removeAllListeners('request');
      const finish = new Promise<() => void>((resolve) => {
        api.on('request', (_request, response) => {
          response.write('first');
          resolve(() => response.end('last'));
        });
      });

      const response = await get('/api/stream');
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();

      expect((await reader.read()).value).toBe('first');
      (await finish)();
      expect((await reader.read()).value).toBe('last');
    });

    it('is not what other paths that begin alike are for', async () => {
      await get('/apiculture', HTML);

      expect(seen).toEqual([]);
    });

    it.each([
      ['does not listen', () => 'http://127.0.0.1:1'],
      ['has not started', () => undefined],
    ])('answers with a problem when it %s', async (_what, origin) => {
      parts.apiOrigin = origin;

      const response = await fetch(`http://127.0.0.1:${port}/api/incidentes`, {
        method: 'POST',
        body: '{}',
      });

      expect(response.status).toBe(502);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(response.headers.get('retry-after')).toBe('1');
      expect(await response.json()).toMatchObject({ status: 502, error: expect.any(String) });
    });
  });

  describe('for the socket', () => {
    it('hands /ws to the gateway', async () => {
      const gateway = await startWebSocketApi({
        stage: 'local',
        routes: { $default: async ({ body }) => ({ body: `echo ${body}` }) },
      });
      parts.handleUpgrade = gateway.handleUpgrade;
      const socket = new WebSocket(`ws://127.0.0.1:${port}/ws?ticket=x`);
      await once(socket, 'open');

      socket.send('hola');

      const [message] = (await once(socket, 'message')) as [Buffer];
      expect(message.toString()).toBe('echo hola');
      await gateway.close();
    });

    it.each(['/ws', '/else'])('refuses %s when nobody is there for it', async (path) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
      socket.on('error', () => undefined);

      const [, response] = (await once(socket, 'unexpected-response')) as [
        unknown,
        IncomingMessage,
      ];

      expect(response.statusCode).toBe(404);
    });

    it('outlives a client that resets the connection after a refusal', async () => {
      const client = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
      const [theirs] = (await once(door, 'connection')) as [Socket];
      // Not `once`, which would listen for the error as well.
      const ended = new Promise((resolve) => theirs.on('close', resolve));
      client.write('GET /else HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n');
      await once(client, 'data');

      client.resetAndDestroy();
      await ended;

      expect((await get('/favicon.svg')).status).toBe(200);
    });
  });

  describe('for boards', () => {
    let boards: Server;
    let sockets: WebSocketServer;
    const asked: IncomingMessage[] = [];
    beforeEach(async () => {
      asked.length = 0;
      boards = createServer((request, response) => {
        asked.push(request);
        response.end(JSON.stringify({ url: request.url }));
      });
      sockets = new WebSocketServer({ server: boards });
      sockets.on('connection', (socket, request) => {
        asked.push(request);
        socket.on('message', (data: Buffer) => socket.send(data.toString().toUpperCase()));
      });
      const at = await listen(boards);
      parts.boardsOrigin = () => `http://127.0.0.1:${at}`;
    });
    afterEach(() => {
      sockets.close();
      for (const socket of sockets.clients) socket.terminate();
      boards.closeAllConnections();
      boards.close();
    });
    const open = (path = '/boards/tableros/socket') =>
      new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers: { 'x-forwarded-for': '1.2.3.4' } });

    it('hands calls on with the prefix cut off', async () => {
      const response = await get('/boards/tableros/7/miniatura.svg?ticket=a.b');

      expect(await response.json()).toEqual({ url: '/tableros/7/miniatura.svg?ticket=a.b' });
    });

    it('hands the socket on, both ways, and says who really calls', async () => {
      const socket = open();
      await once(socket, 'open');

      socket.send('hola');

      const [answer] = (await once(socket, 'message')) as [Buffer];
      expect(answer.toString()).toBe('HOLA');
      expect(asked[0]?.url).toBe('/tableros/socket');
      expect(asked[0]?.headers['x-forwarded-for']).toBe('127.0.0.1');
      socket.close();
    });

    it('asks for each call anew where it goes', async () => {
      const other = createServer((_request, response) => response.end('other'));
      const [first, second] = [parts.boardsOrigin!(), `http://127.0.0.1:${await listen(other)}`];
      const turns = [first, second];
      parts.boardsOrigin = () => turns.shift();

      expect(await (await get('/boards/a')).json()).toEqual({ url: '/a' });
      expect(await (await get('/boards/a')).text()).toBe('other');
      other.closeAllConnections();
      other.close();
    });

    it('ends what one side ends, whichever it is and however', async () => {
      const leaving = open();
      await once(leaving, 'open');
      const [there] = sockets.clients;
      const left = once(there!, 'close');
      leaving.terminate();
      await left;

      const left2 = open();
      await once(left2, 'open');
      const closed = once(left2, 'close');
      for (const socket of sockets.clients) socket.terminate();
      await closed;
    });

    it.each([
      ['no node is ready', () => undefined, 503],
      ['the node is gone', () => 'http://127.0.0.1:1', undefined],
    ])('refuses a socket when %s', async (_what, origin, status) => {
      parts.boardsOrigin = origin;
      const socket = open();
      const refused = once(socket, 'unexpected-response').then(
        ([, response]) => (response as IncomingMessage).statusCode,
      );
      const failed = new Promise<undefined>((resolve) => {
        socket.on('error', () => resolve(undefined));
      });

      expect(await Promise.race([refused.catch(() => undefined), failed])).toBe(status);
      expect((await get('/boards/a')).status).toBe(502);
    });

    it('has a socket at one path only', async () => {
      const socket = open('/boards/tableros/7/socket');
      socket.on('error', () => undefined);

      const [, response] = (await once(socket, 'unexpected-response')) as [
        unknown,
        IncomingMessage,
      ];

      expect(response.statusCode).toBe(404);
    });
  });

  describe('for the mailbox', () => {
    it('hands over what follows /buzon', async () => {
      parts.mailbox = (_request, response, path) => response.end(JSON.stringify({ path }));

      expect(await (await get('/buzon/api/mensajes?para=x')).json()).toEqual({
        path: '/api/mensajes',
      });
    });

    it('asks for patience while it starts', async () => {
      expect((await get('/buzon')).status).toBe(503);
    });
  });

  /** A request that no client library has cleaned up. */
  async function raw(options: { path: string; headers?: Record<string, string> }) {
    const request = httpRequest({ host: '127.0.0.1', port, ...options });
    request.end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    response.resume();
    return response;
  }
});

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
