import { execa } from 'execa';
import type { End, Start, Surroundings } from './surroundings.js';

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Handed over on standard input: it shows neither in the list of processes nor in anything we print. */
  readonly secret?: { readonly text: string; readonly name: string };
  /** What a dry run takes for the answer. */
  readonly dry?: string;
}

const TAIL_LINES = 30;

/** A program that ended badly, with the end of what it said. */
export class ProgramError extends Error {
  constructor(
    readonly line: string,
    readonly said: string,
  ) {
    super(`${line}\n${said.trim().split('\n').slice(-TAIL_LINES).join('\n')}`);
    this.name = 'ProgramError';
  }
}

/**
 * The programs of this machine. What only looks runs always; what changes something is printed in a dry run instead. So a
 * dry run takes the same way through the code as a real one.
 */
export class Programs {
  constructor(
    private readonly surroundings: Surroundings,
    readonly isDry: boolean,
    private readonly isVerbose: boolean,
  ) {}

  /** Runs what changes nothing, and answers with what it printed. */
  async look(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
    return this.#start(program, args, options);
  }

  /** As `look`, or nothing when the program says that there is no such thing. */
  async lookFor(
    program: string,
    args: readonly string[],
    absent: RegExp,
    options: RunOptions = {},
  ): Promise<string | undefined> {
    try {
      return await this.#start(program, args, options);
    } catch (error) {
      if (error instanceof ProgramError && absent.test(error.said)) return undefined;
      throw error;
    }
  }

  /** Runs what changes something. */
  async run(program: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
    if (this.isDry) {
      this.surroundings.say(`  $ ${shown(program, args, options)}`);
      return options.dry ?? '';
    }
    return this.#start(program, args, options);
  }

  /** Does what is no program of its own. */
  async act<T>(what: string, act: () => Promise<T>, dry: T): Promise<T> {
    if (!this.isDry) return act();
    this.surroundings.say(`  # ${what}`);
    return dry;
  }

  /** Runs a program on the operator's own terminal. */
  async show(program: string, args: readonly string[]): Promise<void> {
    const env = { ...this.surroundings.env };
    const { exitCode } = await execa(program, args, { env, ...ALONE, stdio: 'inherit' });
    // Ctrl-C is how one stops to follow a log.
    if (exitCode === 0 || this.surroundings.isInterrupted()) return;
    throw new ProgramError(shown(program, args), '');
  }

  async #start(program: string, args: readonly string[], options: RunOptions): Promise<string> {
    const { secret } = options;
    if (this.isVerbose && secret === undefined) {
      this.surroundings.say(`  $ ${shown(program, args, options)}`);
    }
    const { root, env, start } = this.surroundings;
    const { code, out, said } = await start({
      program,
      args,
      env: { ...env, ...options.env },
      cwd: root,
      ...(secret === undefined ? {} : { input: secret.text }),
    });
    if (code !== 0) throw new ProgramError(shown(program, args, options), said);
    return out;
  }
}

/** For an option of the AWS command line that reads its value from standard input. */
export const STDIN = 'file:///dev/stdin';

const ALONE = { reject: false, extendEnv: false } as const;
const NOT_THERE = 127;

/** Starts a program as a process of its own. */
export async function startProcess({ program, args, env, cwd, input }: Start): Promise<End> {
  const given = input === undefined ? { stdin: 'ignore' as const } : { input };
  const options = { env: { ...env }, cwd, ...ALONE, all: true, ...given } as const;
  // Node's pipes are sockets, which nobody can open again as /dev/stdin; those of a shell can be.
  const { exitCode, stdout, all, code } = args.includes(STDIN)
    ? await execa('sh', ['-c', 'cat | "$@"', 'sh', program, ...args], options)
    : await execa(program, args, options);
  if (code === 'ENOENT') return { code: NOT_THERE, out: '', said: `${program} is not there.` };
  return { code: exitCode ?? 1, out: stdout, said: all };
}

function shown(program: string, args: readonly string[], { env, secret }: RunOptions = {}): string {
  const variables = Object.entries(env ?? {}).map(([name, value]) => `${name}=${quoted(value)}`);
  const line = [...variables, program, ...args.map(quoted)].join(' ');
  return secret === undefined ? line : `${line} < (${secret.name})`;
}

function quoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
