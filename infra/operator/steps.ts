import { EXIT, Failure } from './failure.js';
import { ProgramError, type Programs } from './programs.js';
import type { Surroundings } from './surroundings.js';

/** A part of a command that can be taken up again: it is done, or it can be done. */
export interface Step {
  readonly name: string;
  /** Asks the world, not a note of ours; absent: it is harmless to do it again, and it says itself when nothing changes. */
  readonly isDone?: () => Promise<boolean>;
  readonly run: () => Promise<void>;
}

const SECOND = 1000;

/** Takes the steps one by one, tells how far it is, and stops at the first that fails. */
export async function takeSteps(
  { say, now, isInterrupted }: Surroundings,
  programs: Programs,
  steps: readonly Step[],
): Promise<void> {
  for (const [index, { name, isDone, run }] of steps.entries()) {
    const label = `[${String(index + 1).padStart(2)}/${String(steps.length)}] ${name}`;
    if (isInterrupted()) throw new Failure(`Interrupted before: ${name}.`, EXIT.failed);
    const startedAt = now().getTime();
    try {
      if ((await isDone?.()) === true) {
        say(`${label}: already done`);
        continue;
      }
      say(programs.isDry ? `${label}: would run` : `${label} ...`);
      await run();
    } catch (error) {
      if (error instanceof Failure && error.code !== EXIT.failed) throw error;
      throw new StepFailure(name, error);
    }
    if (!programs.isDry) {
      say(`${label}: done in ${String(Math.round((now().getTime() - startedAt) / SECOND))} s`);
    }
  }
}

/** A step that failed, with what is known of why. */
export class StepFailure extends Failure {
  constructor(
    readonly step: string,
    cause: unknown,
  ) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`Failed at: ${step}.\n${why}`, EXIT.failed);
    this.name = 'StepFailure';
    if (!(cause instanceof ProgramError || cause instanceof Failure)) this.cause = cause;
  }
}
