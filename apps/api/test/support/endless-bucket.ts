import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const CHUNK = Buffer.alloc(64 * 1024, 0xff);

/** A bucket that answers every read with bytes until somebody hangs up, or until it has sent far too many. */
export class EndlessBucket {
  /** Whether the first reader hung up before the end. */
  readonly hungUp: Promise<boolean>;

  private constructor(
    private readonly server: Server,
    bytes: number,
  ) {
    this.hungUp = new Promise((tell) => {
      server.on('request', (request, response) => {
        request.resume();
        if (request.method !== 'GET') response.writeHead(204).end();
        else {
          response.once('close', () => tell(!response.writableFinished));
          send(response, bytes);
        }
      });
    });
  }

  static async open(bytes: number): Promise<EndlessBucket> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new EndlessBucket(server, bytes);
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.server.address() as AddressInfo).port)}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** As fast as it is read, no faster. */
function send(response: ServerResponse, bytes: number): void {
  let left = bytes;
  const more = (): void => {
    while (left > 0 && !response.destroyed) {
      left -= CHUNK.length;
      if (!response.write(CHUNK)) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
}
