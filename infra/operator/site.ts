import { TABLES, tableNames, type TableKey } from '@vigia/dynamo/table';
import { join } from 'node:path';
import type { Environment } from '../cdktf/environments.js';
import { resourceName } from '../cdktf/names.js';
import type { Programs, RunOptions } from './programs.js';
import { takeSteps, type Step } from './steps.js';
import type { Surroundings } from './surroundings.js';

/** A part of the system that runs as containers. */
export type ServiceId = 'api' | 'boards';

/** The services, in the order in which they are told about. */
export const SERVICES: readonly ServiceId[] = ['api', 'boards'];

/** One environment and the means to look at it and to change it. */
export class Site {
  constructor(
    readonly environment: Environment,
    readonly surroundings: Surroundings,
    readonly programs: Programs,
    /** The account and the name of whoever holds the credentials. */
    readonly identity: { readonly account: string; readonly arn: string },
  ) {}

  /** The name of something in this environment. */
  named(thing: string): string {
    return resourceName(this.environment, thing);
  }

  /** Where Terraform works on a stack, seen from the root. */
  folderOf(stack: string): string {
    return join('cdktf.out', 'stacks', this.named(stack));
  }

  /** The full name of each table, those brought back from the past included. */
  get tables(): Readonly<Record<TableKey, string>> {
    const names = { ...tableNames(this.environment.name), ...this.environment.restoredTables };
    return Object.fromEntries(
      (Object.keys(TABLES) as TableKey[]).map((key) => [key, names[key]]),
    ) as Record<TableKey, string>;
  }

  /** Buckets that hold what people made. */
  get buckets(): readonly string[] {
    return ['boards', 'photos'].map((thing) => `${this.named(thing)}-${this.identity.account}`);
  }

  /** Asks AWS; answers with the parsed JSON. */
  async look<T>(...args: readonly string[]): Promise<T> {
    return parsed(await this.programs.look('aws', args)) as T;
  }

  /** As `look`, or nothing when AWS says that there is no such thing. */
  async lookFor<T>(...args: readonly string[]): Promise<T | undefined> {
    const answer = await this.programs.lookFor('aws', args, ABSENT);
    return answer === undefined ? undefined : (parsed(answer) as T);
  }

  /** Changes something in AWS. */
  async aws(args: readonly string[], options?: RunOptions): Promise<string> {
    return this.programs.run('aws', args, options);
  }

  /** Takes steps, and tells how far it is. */
  async take(steps: readonly Step[]): Promise<void> {
    await takeSteps(this.surroundings, this.programs, steps);
  }

  say(line: string): void {
    this.surroundings.say(line);
  }

  /** Asks again and again until the answer is there; `undefined` says not yet. */
  async until<T>(
    what: string,
    { tries, pauseMs }: { readonly tries: number; readonly pauseMs: number },
    look: () => Promise<T | undefined>,
  ): Promise<T> {
    for (let attempt = 1; attempt <= tries; attempt += 1) {
      const answer = await look();
      if (answer !== undefined) return answer;
      if (this.surroundings.isInterrupted()) throw new Error(`Interrupted, waiting for ${what}.`);
      if (attempt < tries) await this.surroundings.pause(pauseMs);
    }
    throw new Error(`Waited in vain for ${what}.`);
  }
}

/** What AWS says of things that are not there. */
const ABSENT =
  /NotFound|\b404\b|NoSuch(Bucket|Key|Entity)|does not exist|RepositoryNotFound|ImageNotFound|ParameterNotFound/;

function parsed(answer: string): unknown {
  return answer.trim() === '' ? {} : JSON.parse(answer);
}
