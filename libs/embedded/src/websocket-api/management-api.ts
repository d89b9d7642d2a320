import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connection } from './connection.js';
import type { WebSocketLimits } from './limits.js';
import { PostRate } from './post-rate.js';

const PATH = /^\/([^/?]+)\/@connections\/([^/?]+)/;

interface Refusal {
  readonly status: number;
  readonly type: string;
  readonly message: string;
}

const FORBIDDEN: Refusal = { status: 403, type: 'ForbiddenException', message: 'Forbidden' };
const UNSIGNED: Refusal = {
  status: 403,
  type: 'MissingAuthenticationTokenException',
  message: 'Missing Authentication Token',
};
const GONE: Refusal = { status: 410, type: 'GoneException', message: 'Gone' };
const TOO_LARGE: Refusal = {
  status: 413,
  type: 'PayloadTooLargeException',
  message: 'Message too long',
};
const TOO_MANY: Refusal = {
  status: 429,
  type: 'LimitExceededException',
  message: 'Rate exceeded',
};

/** The part of API Gateway that a backend talks to: `/{stage}/@connections/{id}`. */
export function managementApi(
  stage: string,
  connections: ReadonlyMap<string, Connection>,
  limits: WebSocketLimits,
): (request: IncomingMessage, response: ServerResponse) => void {
  const rate = new PostRate(limits.postRatePerSecond);

  const post = async (request: IncomingMessage, id: string): Promise<Refusal | undefined> => {
    const text = await readText(request, limits.messageBytes);
    if (text === undefined) return TOO_LARGE;
    if (!rate.take()) return TOO_MANY;
    const sent = await connections.get(id)?.send(text);
    return sent === true ? undefined : GONE;
  };

  return (request, response) => {
    const [, requestedStage, encodedId = ''] = PATH.exec(request.url ?? '') ?? [];
    if (requestedStage !== stage) {
      refuse(response, FORBIDDEN);
      return;
    }
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) {
      refuse(response, UNSIGNED);
      return;
    }
    const id = decode(encodedId);
    const connection = connections.get(id);
    if (request.method === 'POST') {
      post(request, id).then(
        (refusal) => (refusal ? refuse(response, refusal) : answer(response, 200, {})),
        () => response.destroy(),
      );
      return;
    }
    if (!connection?.isOpen) {
      refuse(response, GONE);
      return;
    }
    if (request.method === 'GET') {
      answer(response, 200, describe(connection));
      return;
    }
    if (request.method === 'DELETE') {
      connection.close(1000, 'Connection Closed Normally');
      response.writeHead(204).end();
      return;
    }
    refuse(response, FORBIDDEN);
  };
}

function describe({ info, lastActiveAt }: Connection): object {
  const { sourceIp, userAgent } = info;
  return {
    connectedAt: new Date(info.connectedAt).toISOString(),
    lastActiveAt: new Date(lastActiveAt).toISOString(),
    identity: { sourceIp, userAgent },
  };
}

/** Undefined when the body is longer than allowed. */
async function readText(request: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= maxBytes) chunks.push(chunk);
  }
  return length > maxBytes ? undefined : Buffer.concat(chunks).toString('utf8');
}

function refuse(response: ServerResponse, { status, type, message }: Refusal): void {
  response.setHeader('x-amzn-errortype', type);
  answer(response, status, { message });
}

function answer(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'x-amzn-requestid': randomUUID() })
    .end(JSON.stringify(body));
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
