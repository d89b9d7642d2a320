import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** As long as the slowest round may take. */
const PATIENCE_MS = 90_000;

/** A program of this benchmark that runs beside the measured process. */
export interface Program {
  /** Where it listens, if it does. */
  readonly address: string;
  ask<Answer>(question: object): Promise<Answer>;
  stop(): void;
}

/** Starts it and waits for its first word, its address. It answers one question at a time. */
export async function startProgram(file: string): Promise<Program> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)));
  let hear: (answer: unknown) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const answered = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        reject(new Error(`${file} does not answer.`));
      }, PATIENCE_MS);
      [hear, fail] = [resolve, reject];
      child.once('message', () => clearTimeout(late));
    });
  child.on('message', (answer) => hear(answer));
  child.on('exit', () => fail(new Error(`${file} ended.`)));
  const { address } = (await answered()) as { address: string };
  return {
    address,
    ask: async <Answer>(question: object) => {
      const answer = answered();
      child.send(question);
      return (await answer) as Answer;
    },
    stop: () => void child.kill(),
  };
}
