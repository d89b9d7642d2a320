import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDocumentClient } from './client.js';

describe('createDocumentClient', () => {
  let silent: Server | undefined;
  afterEach(() => {
    vi.useRealTimers();
    silent?.close();
    silent?.closeAllConnections();
  });

  it('gives a request that nobody answers up after three tries of three seconds', async () => {
    let arrived = 0;
    silent = createServer(() => (arrived += 1)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const endpoint = `http://127.0.0.1:${port}`;
    const client = createDocumentClient({ region: 'us-east-1', endpoint });
    let tries = 0;
    client.middlewareStack.add(
      (next) => (args) => {
        tries += 1;
        return next(args);
      },
      { step: 'deserialize', name: 'countTries' },
    );
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });

    let failure: unknown;
    client.send(new ListTablesCommand()).catch((error: unknown) => (failure = error));
    while (failure === undefined) {
      // A try that has arrived waits for its answer; before that, connecting takes real time. The steps are small, so
      // that the next try does not begin, and give up connecting, within the step that ends the one before.
      await vi.advanceTimersByTimeAsync(arrived === tries ? 100 : 0);
      await turn();
    }

    expect(failure).toMatchObject({ name: 'TimeoutError' });
    expect(arrived).toBe(3);
  });

  it('needs no credentials for a stand-in', async () => {
    const { config } = createDocumentClient({
      region: 'us-east-1',
      endpoint: 'http://127.0.0.1:1',
    });

    expect(await config.region()).toBe('us-east-1');
    expect(await config.credentials()).toMatchObject({ accessKeyId: 'local' });
    expect(await config.endpoint?.()).toMatchObject({ hostname: '127.0.0.1', port: 1 });
  });
});
