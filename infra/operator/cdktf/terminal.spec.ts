import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';

const TERMINAL = join(import.meta.dirname, 'terminal.cjs');

/** What cdktf does with its addon: it starts a program, listens, answers a question, and waits for the end. */
const USE = `
  const { spawn } = require('@cdktf/node-pty-prebuilt-multiarch');
  const program = spawn('sh', ['-c', process.argv[2]], { cwd: '/', env: process.env, cols: 80 });
  let heard = '';
  program.onData((data) => {
    heard += data;
    if (data.includes('?')) program.write(process.argv[3]);
  });
  program.onExit(({ exitCode }) => console.log(JSON.stringify({ heard, exitCode })));
`;

describe('the terminal of cdktf', () => {
  it.each([
    ['an answer', 'echo "value?"; read v; echo "got $v"; exit 3', 'yes\n', /value\?\s+got yes/, 3],
    ['errors', 'echo wrong >&2', '', /wrong/, 0],
    ['an interruption', 'trap "echo ended; exit 7" INT; echo "?"; read v', '\u0003', /ended/, 7],
    ['a program that is not there', 'no-such-program-anywhere', '', /not found/, 127],
  ])(
    'hears and tells of %s where the addon was built for another Node',
    (_, program, answer, words, code) => {
      const { heard, exitCode } = used(
        `throw new Error('NODE_MODULE_VERSION 115');`,
        program,
        answer,
      );

      expect(heard).toMatch(words);
      expect(exitCode).toBe(code);
    },
  );

  it('is the addon where that can be loaded', () => {
    const addon = `exports.spawn = () => ({
      onData: (listener) => listener('from the addon'),
      onExit: (listener) => listener({ exitCode: 0 }),
    });`;

    expect(used(addon, 'true', '')).toEqual({ heard: 'from the addon', exitCode: 0 });
  });
});

function used(addon: string, program: string, answer: string): { heard: string; exitCode: number } {
  const folder = mkdtempSync(join(tmpdir(), 'vigia-terminal-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const home = join(folder, 'node_modules', '@cdktf', 'node-pty-prebuilt-multiarch');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'index.js'), addon);
  writeFileSync(join(folder, 'use.cjs'), USE);
  const args = ['--require', TERMINAL, join(folder, 'use.cjs'), program, answer];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as {
    heard: string;
    exitCode: number;
  };
}
