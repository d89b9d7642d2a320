import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { serviceProxy } from './service-proxy.js';
import { uploadProxy } from './upload-proxy.js';
import { webApp } from './web-app.js';

/** What stands behind the one address people open; each part is set when it has started. */
export interface FrontDoorParts {
  /** Where the api listens; undefined while it is down. */
  apiOrigin?: () => string | undefined;
  /** Where the next call about boards goes; undefined while no node is ready. */
  boardsOrigin?: () => string | undefined;
  /** Where the embedded S3 listens. */
  s3Origin?: string;
  handleUpgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  mailbox?: (request: IncomingMessage, response: ServerResponse, path: string) => void;
}

/** What the web app reads at boot: everything is at the same origin. */
const WEB_CONFIG = JSON.stringify({ apiUrl: '/api', wsUrl: '/ws', boardsUrl: '/boards' });

/** Longer than clients keep idle connections, so that none writes into a closing one. */
const KEEP_ALIVE_MS = 75_000;

const BOARD_SOCKET = '/boards/tableros/socket';

/** One HTTP server for the web app built in `webRoot`, the api, the boards, the socket and the mailbox. */
export function createFrontDoor(webRoot: string, parts: FrontDoorParts): Server {
  const api = serviceProxy(() => parts.apiOrigin?.());
  const boards = serviceProxy(() => parts.boardsOrigin?.());
  const uploads = uploadProxy(() => parts.s3Origin);
  const web = webApp(webRoot);

  const server = createServer((request, response) => {
    const path = pathOf(request);
    const [, first = ''] = path.split('/');
    if (first === 'api') {
      api.web(request, response, path.slice('/api'.length));
    } else if (first === 'boards') {
      boards.web(request, response, path.slice('/boards'.length));
    } else if (first === 's3') {
      uploads(request, response, path.slice('/s3'.length));
    } else if (first === 'buzon') {
      if (parts.mailbox) parts.mailbox(request, response, path.slice('/buzon'.length));
      else response.writeHead(503, { 'retry-after': '1' }).end();
    } else if (path === '/config.json') {
      response
        .writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache' })
        .end(WEB_CONFIG);
    } else {
      web(request, response);
    }
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.on('upgrade', (request, socket, head) => {
    const path = pathOf(request);
    if (path === '/ws' && parts.handleUpgrade) {
      parts.handleUpgrade(request, socket, head);
    } else if (path === BOARD_SOCKET) {
      boards.upgrade(request, socket, head, path.slice('/boards'.length));
    } else {
      // A client that resets the connection meanwhile is its own trouble.
      socket.on('error', () => undefined);
      socket.end('HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    }
  });
  return server;
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '/').replace(/[?#].*$/s, '');
}
