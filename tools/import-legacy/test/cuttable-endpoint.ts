import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Where a write is interrupted: before the database has it, or after it stored it and before it could say so. */
export type Moment = 'before' | 'after';

/** A way to the database that breaks at one write. */
export interface CuttableEndpoint {
  readonly endpoint: string;
  readonly writes: () => number;
  /** Breaks at the write with this number, counted from 0 from now on; `cut` says what happens to the client. */
  cutAt(write: number, moment: Moment, cut: () => void): void;
  /** Mends the way. */
  mend(): void;
  close(): Promise<void>;
}

/** Stands between a client and the database at `target`. */
export async function openCuttableEndpoint(target: string): Promise<CuttableEndpoint> {
  let writes = 0;
  let plan: { write: number; moment: Moment; cut: () => void } | undefined;
  let isDown = false;

  const forward = (incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse | null) =>
    new Promise<void>((resolve, reject) => {
      const onward = request(
        target,
        { method: incoming.method, headers: incoming.headers },
        (answer) => {
          if (outgoing === null) {
            answer.resume().on('end', resolve);
            return;
          }
          outgoing.writeHead(Number(answer.statusCode), answer.headers);
          answer.pipe(outgoing).on('finish', resolve);
        },
      );
      onward.on('error', reject);
      onward.end(body);
    });

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await buffer(incoming);
    if (isDown) {
      incoming.socket.destroy();
      return;
    }
    if (String(incoming.headers['x-amz-target']).endsWith('TransactWriteItems')) {
      const isCut = plan?.write === writes;
      writes += 1;
      if (isCut && plan !== undefined) {
        isDown = true;
        if (plan.moment === 'after') await forward(incoming, body, null);
        plan.cut();
        incoming.socket.destroy();
        return;
      }
    }
    await forward(incoming, body, outgoing);
  };

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${String(port)}`,
    writes: () => writes,
    cutAt: (write, moment, cut) => {
      plan = { write, moment, cut };
      writes = 0;
    },
    mend: () => {
      plan = undefined;
      isDown = false;
      writes = 0;
    },
    close: async () => {
      const ended = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await ended;
    },
  };
}
