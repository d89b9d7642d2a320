import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on 127.0.0.1 and returns the port; port 0 takes a free one. `who` names the listener when it fails. */
export async function listenOnLoopback(server: Server, port: number, who: string): Promise<number> {
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken) throw error;
    throw new Error(
      `Port ${port} is taken: ${who} cannot listen on 127.0.0.1:${port}. Choose another port or end the program that uses it.`,
      { cause: error },
    );
  }
  return (server.address() as AddressInfo).port;
}
