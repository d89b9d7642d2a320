import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

/** Stands where the service is, lets everybody in without a word, and hangs up with any code. */
export class ClosingService {
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #open: WebSocket[] = [];
  /** Sockets that were ever opened. */
  sockets = 0;
  #clientIds = 1_000;

  private constructor() {
    this.#server = createServer((_, response) => {
      this.#clientIds += 1;
      const headers = {
        'X-Board-Client-Id': String(this.#clientIds),
        'X-Board-Who': 'a-pseudonym',
      };
      response.writeHead(204, headers).end();
    });
    this.#server.on('upgrade', (request, socket, head) => {
      this.#sockets.handleUpgrade(request, socket, head, (webSocket) => {
        this.sockets += 1;
        this.#open.push(webSocket);
      });
    });
  }

  static async start(): Promise<ClosingService> {
    const service = new ClosingService();
    service.#server.listen(0, '127.0.0.1');
    await once(service.#server, 'listening');
    return service;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  hangUp(code: number, reason: string): void {
    for (const socket of this.#open.splice(0)) {
      // No reason for 1006: it is what a browser makes of a socket that ends without a word.
      if (code === 1006) socket.terminate();
      else socket.close(code, reason);
    }
  }

  close(): void {
    this.hangUp(1006, '');
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
