import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A program that somebody started. */
export interface Call {
  readonly program: string;
  readonly args: readonly string[];
  readonly stdin: string;
  readonly imageTag: string;
}

/** How it ends. */
export interface Answer {
  readonly code?: number;
  readonly out?: string;
  readonly err?: string;
}

export interface FakePrograms {
  /** To be searched before anything else. */
  readonly folder: string;
  close(): Promise<void>;
}

const NAMES = ['aws', 'terraform', 'docker', 'buildah', 'npm', 'node', 'git'];

/** Programs whose answers come from here; each is one small bash process, so that a test may start thousands. */
export async function openFakePrograms(
  root: string,
  answer: (call: Call) => Answer,
): Promise<FakePrograms> {
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    let heard = '';
    socket.setEncoding('utf8');
    socket.on('data', (data: string) => {
      heard += data;
      const fields = heard.split('\0');
      const count = Number(fields[2]);
      // Program, image tag, count, the arguments, standard input, and what follows the last end.
      if (fields.length < count + 5) return;
      const [program = '', imageTag = ''] = fields;
      const args = fields.slice(3, 3 + count);
      const {
        code = 0,
        out = '',
        err = '',
      } = answer({
        program,
        args,
        imageTag,
        stdin: fields[3 + count] ?? '',
      });
      socket.end(`${String(code)}\0${out}\0${err}\0`);
    });
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const folder = join(root, 'bin');
  mkdirSync(folder);
  for (const name of NAMES) {
    const file = join(folder, name);
    writeFileSync(file, script(name, port));
    chmodSync(file, 0o755);
  }
  return {
    folder,
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

function script(name: string, port: number): string {
  return [
    '#!/bin/bash',
    "IFS= read -r -d '' stdin",
    `exec 3<>/dev/tcp/127.0.0.1/${String(port)}`,
    String.raw`printf '%s\0' ${name} "$TF_VAR_image_tag" "$#" "$@" "$stdin" >&3`,
    "IFS= read -r -d '' code <&3; IFS= read -r -d '' out <&3; IFS= read -r -d '' err <&3",
    `printf '%s' "$out"; printf '%s' "$err" >&2`,
    'exit "$code"',
    '',
  ].join('\n');
}
