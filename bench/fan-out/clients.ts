/** Real WebSocket clients, as many as told, in a process of their own; they count what reaches them, by event. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { inLanes } from '../../apps/api/src/lanes/in-lanes.js';

/** What clients are asked. */
export type Question =
  | { readonly connect: number; readonly url: string }
  | { readonly event: string; readonly expected: number }
  | { readonly count: string };

const HANDSHAKES = 100;

const arrived = new Map<string, number>();
let awaited: { readonly event: string; readonly expected: number } | undefined;

process.on('message', (question: Question) => {
  if ('connect' in question) void connect(question.connect, question.url);
  else if ('count' in question) process.send?.({ count: arrived.get(question.count) ?? 0 });
  else {
    awaited = question;
    tellIfComplete();
  }
});
process.on('disconnect', () => process.exit());
process.send?.({ address: '' });

async function connect(count: number, url: string): Promise<void> {
  await inLanes(Array.from({ length: count }), HANDSHAKES, async () => {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    await once(socket, 'open');
    socket.on('message', (data: Buffer) => {
      const { id } = JSON.parse(data.toString()) as { id: string };
      arrived.set(id, (arrived.get(id) ?? 0) + 1);
      if (awaited !== undefined) tellIfComplete();
    });
  });
  process.send?.({ connected: count });
}

function tellIfComplete(): void {
  if (awaited === undefined || (arrived.get(awaited.event) ?? 0) < awaited.expected) return;
  awaited = undefined;
  // The monotonic clock is one for all processes of a machine.
  process.send?.({ at: String(process.hrtime.bigint()) });
}
