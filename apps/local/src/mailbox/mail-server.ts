import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { MailFolder } from './mail-folder.js';

const MAX_BYTES = 10 * 1024 * 1024;

/** A running mail server. */
export interface MailServer {
  /** What the api takes as MAIL_URL. */
  readonly url: string;
  close(): Promise<void>;
}

/** Takes mail for anybody, on a free port of 127.0.0.1, and keeps it in the folder. */
export async function startMailServer(folder: MailFolder): Promise<MailServer> {
  const smtp = new SMTPServer({
    name: 'localhost',
    banner: 'Vigía, buzón local',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    maxAllowedUnauthenticatedCommands: false,
    size: MAX_BYTES,
    rejectOversized: true,
    closeTimeout: 100,
    onData: (stream, _session, done) => {
      buffer(stream)
        .then((raw) => (stream.sizeExceeded ? undefined : folder.add(raw)))
        .then(
          () => done(),
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        );
    },
  });
  // Clients that hang up in the middle are their own trouble.
  smtp.on('error', () => undefined);
  const server = smtp.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        smtp.close(resolve);
      }),
  };
}
