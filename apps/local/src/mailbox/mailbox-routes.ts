import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import type { MailFolder } from './mail-folder.js';
import { linksIn, type Mail } from './mail.js';
import { renderFrame, renderList, renderMail, renderNotFound } from './mailbox-page.js';

const ASSETS = join(import.meta.dirname, '../../assets/mailbox');
const MAIL = /^\/mensajes\/([0-9A-Z]{26})(\/html)?$/;

const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** Of a mail's HTML nothing may run or be fetched; its own styles may show. */
const FRAME_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

/** Answers everything under `/buzon`; `path` is what follows. */
export function mailboxRoutes(
  folder: MailFolder,
): (request: IncomingMessage, response: ServerResponse, path: string) => void {
  const assets = sirv(ASSETS, { dev: true, etag: true });

  return (request, response, path) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'no-referrer');
    const address = new URL(request.url ?? '/', 'http://localhost').searchParams.get('para') ?? '';

    if (path === '/eventos') {
      streamArrivals(folder, response);
      return;
    }
    answer(folder, path, address).then(
      (found) => {
        if (found) {
          sendText(response, found);
          return;
        }
        request.url = path;
        assets(request, response, () => sendText(response, page(renderNotFound(), 404)));
      },
      (error: unknown) => response.destroy(error instanceof Error ? error : undefined),
    );
  };
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly policy?: string;
  readonly body: string;
}

async function answer(
  folder: MailFolder,
  path: string,
  address: string,
): Promise<Answer | undefined> {
  if (path === '' || path === '/') return page(renderList(await folder.list(address), address));
  if (path === '/api/mensajes') {
    return {
      status: 200,
      type: 'application/json',
      body: JSON.stringify((await folder.list(address)).map(toJson)),
    };
  }
  const [, id, asFrame] = MAIL.exec(path) ?? [];
  if (id === undefined) return undefined;
  const mail = await folder.find(id);
  if (!mail || (asFrame && mail.html === undefined)) return page(renderNotFound(), 404);
  if (!asFrame) return page(renderMail(mail));
  return {
    status: 200,
    type: 'text/html; charset=utf-8',
    policy: FRAME_POLICY,
    body: renderFrame(mail.html ?? ''),
  };
}

function page(body: string, status = 200): Answer {
  return { status, type: 'text/html; charset=utf-8', policy: PAGE_POLICY, body };
}

function sendText(response: ServerResponse, { status, type, policy, body }: Answer): void {
  response
    .writeHead(status, {
      'content-type': type,
      'cache-control': 'no-store',
      ...(policy && { 'content-security-policy': policy }),
    })
    .end(body);
}

/** Tells open mailbox pages of each mail that arrives (server-sent events). */
function streamArrivals(folder: MailFolder, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(':\n\n');
  const stop = folder.onArrival(({ id }) => response.write(`data: ${id}\n\n`));
  response.on('close', stop);
}

function toJson(mail: Mail): object {
  return {
    id: mail.id,
    de: mail.from,
    para: mail.to,
    asunto: mail.subject,
    fecha: mail.receivedAt.toISOString(),
    texto: mail.text,
    html: mail.html ?? null,
    enlaces: linksIn(mail.text || (mail.html ?? '').replaceAll('&amp;', '&')),
  };
}
