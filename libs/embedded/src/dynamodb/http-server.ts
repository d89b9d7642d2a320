import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';
import { ApiError, isRefusal, serializationError } from './api-error.js';
import type { RequestBody } from './operation.js';

const MAX_BODY_BYTES = 16 * 1024 * 1024;
const TARGET = /^DynamoDB_20120810\.(\w+)$/;

interface Answer {
  readonly status: number;
  readonly body: object;
}

/** Speaks DynamoDB's JSON protocol and leaves each operation to `answer`, which knows the names it may get. */
export function createDynamoDbServer(
  answer: (operation: string, body: RequestBody) => Promise<object>,
): Server {
  return createServer((request, response) => {
    if (request.method === 'GET') {
      response.end('healthy: embedded dynamodb\n');
      return;
    }
    void respond(request, response, answer);
  });
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (operation: string, body: RequestBody) => Promise<object>,
): Promise<void> {
  const { status, body } = await handle(request, answer);
  const payload = Buffer.from(JSON.stringify(body));
  response
    .writeHead(status, {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': payload.length,
      'x-amz-crc32': crc32(payload),
      'x-amzn-requestid': randomUUID(),
    })
    .end(payload);
}

async function handle(
  request: IncomingMessage,
  answer: (operation: string, body: RequestBody) => Promise<object>,
): Promise<Answer> {
  try {
    const text = await readBody(request);
    const operation = TARGET.exec(String(request.headers['x-amz-target']))?.[1];
    if (request.method !== 'POST' || !operation) {
      throw new ApiError('com.amazon.coral.service#UnknownOperationException', 'Unknown operation');
    }
    if (!request.headers.authorization?.startsWith('AWS4-')) {
      throw new ApiError(
        'com.amazon.coral.service#MissingAuthenticationTokenException',
        'Request is missing Authentication Token',
      );
    }
    return { status: 200, body: await answer(operation, parse(text)) };
  } catch (error) {
    if (isRefusal(error)) return { status: error.statusCode, body: error.body };
    if (!request.destroyed) process.emitWarning(error instanceof Error ? error : String(error));
    return {
      status: 500,
      body: {
        __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError',
        message: String(error),
      },
    };
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_BODY_BYTES) throw serializationError();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): RequestBody {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
      return body as RequestBody;
    }
  } catch {
    // Answered below, like every other body that is not a JSON object.
  }
  throw serializationError();
}
