/**
 * Loaded before cdktf's command line: when its terminal addon was built for another Node, a child process with pipes is its
 * terminal. Terraform asks and is answered over pipes as well.
 */
const { spawn } = require('node:child_process');
const Module = require('node:module');

const ADDON = '@cdktf/node-pty-prebuilt-multiarch';
const INTERRUPT = '\u0003';

const load = Module._load;
Module._load = function (request, ...rest) {
  if (request !== ADDON) return load.call(this, request, ...rest);
  const { error } = console;
  // The addon's loader prints the first of its two failures.
  console.error = () => undefined; // eslint-disable-line no-console
  try {
    return load.call(this, request, ...rest);
  } catch {
    return { spawn: openPipes };
  } finally {
    console.error = error; // eslint-disable-line no-console
  }
};

/** As much of a terminal as cdktf uses. */
function openPipes(file, args, { cwd, env }) {
  const child = spawn(file, args, { cwd, env, stdio: 'pipe' });
  return {
    write: (data) => (data === INTERRUPT ? child.kill('SIGINT') : child.stdin.write(data)),
    onData: (listener) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', listener);
      }
    },
    onExit: (listener) => {
      child.on('error', () => listener({ exitCode: 127 }));
      child.on('close', (exitCode) => listener({ exitCode: exitCode ?? 1 }));
    },
  };
}
