import { execa } from 'execa';
import type { Surroundings } from './surroundings.js';

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
    if (exitCode !== 0) throw new ProgramError(shown(program, args), '');
  }

  async #start(program: string, args: readonly string[], options: RunOptions): Promise<string> {
    const { secret } = options;
    // Node's pipes are sockets, which nobody can open again as /dev/stdin; those of a shell can be.
    const reopens = args.includes(STDIN);
    const [file, given] = reopens
      ? ['sh', ['-c', 'cat | "$@"', 'sh', program, ...args]]
      : [program, args];
    const child = execa(file, given, {
      env: { ...this.surroundings.env, ...options.env },
      cwd: this.surroundings.root,
      ...ALONE,
      all: true,
      ...(secret === undefined ? { stdin: 'ignore' } : { input: secret.text }),
    });
    if (this.isVerbose && secret === undefined) {
      this.surroundings.say(`  $ ${shown(program, args, options)}`);
    }
    const { exitCode, stdout, all, code } = await child;
    if (code === 'ENOENT') throw new ProgramError(shown(program, args), `${program} is not there.`);
    if (exitCode !== 0) throw new ProgramError(shown(program, args, options), all);
    return stdout;
  }
}

/** For an option of the AWS command line that reads its value from standard input. */
export const STDIN = 'file:///dev/stdin';

const ALONE = { reject: false, extendEnv: false } as const;

function shown(program: string, args: readonly string[], { env, secret }: RunOptions = {}): string {
  const variables = Object.entries(env ?? {}).map(([name, value]) => `${name}=${quoted(value)}`);
  const line = [...variables, program, ...args.map(quoted)].join(' ');
  return secret === undefined ? line : `${line} < (${secret.name})`;
}

function quoted(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
