import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { postFile } from './post-file.js';

const headers = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': '*',
  Connection: 'close',
};
let storage: Server;
let answer: readonly [status: number, body?: string];

beforeEach(async () => {
  storage = createServer((request, response) => {
    const [status, body] = request.method === 'OPTIONS' ? ([204] as const) : answer;
    request.resume().on('end', () => {
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((listens) => storage.listen(0, '127.0.0.1', listens));
});
afterEach(async () => {
  await new Promise((closed) => storage.close(closed));
});

function post(): Promise<void> {
  const { port } = storage.address() as AddressInfo;
  const form = { url: `http://127.0.0.1:${String(port)}/`, fields: [['key', 'a']] as const };
  const options = { signal: new AbortController().signal, onProgress: () => undefined };
  return postFile(form, new File(['abc'], 'a.png', { type: 'image/png' }), options);
}

describe('posting a file', () => {
  it('is done once the storage has it', async () => {
    answer = [204];
    await expect(post()).resolves.toBeUndefined();
  });

  it.each([
    [400, 'EntityTooLarge', false],
    [400, 'RequestTimeout', true],
    [400, 'ExpiredToken', true],
    [403, 'AccessDenied', true],
    [503, 'SlowDown', true],
  ])('tells of %i %s whether it may pass: %s', async (status, code, isPassing) => {
    answer = [status, `<?xml version="1.0"?><Error><Code>${code}</Code></Error>`];
    await expect(post()).rejects.toMatchObject({ name: 'FileRefused', status, isPassing });
  });
});
