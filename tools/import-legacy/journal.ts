import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { ImportWrite } from '@vigia/dynamo/legacy';

/** One write of a run; it was carried out for certain when `isDone`, else perhaps. */
export interface JournalWrite extends ImportWrite {
  readonly label: string;
  readonly isDone: boolean;
}

/** One run as its file tells it. */
export interface Run {
  readonly id: string;
  readonly into: string;
  readonly writes: readonly JournalWrite[];
  readonly state: 'unfinished' | 'finished' | 'rolled-back';
}

type Line =
  | { readonly run: string; readonly into: string }
  | ({ readonly label: string } & ImportWrite)
  | { readonly done: number }
  | { readonly state: Run['state'] };

const SUFFIX = '.journal.jsonl';

/**
 * What imports did, one file a run, one line a step, on disk before the step is taken: so a run that dies anywhere can
 * go on, and every run can be taken back. Holds whole rows, password hashes included: readable by its owner only.
 */
export class Journal {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** Every run into these tables, oldest first. */
  runs(into: string): readonly Run[] {
    return readdirSync(this.folder)
      .filter((name) => name.endsWith(SUFFIX))
      .sort()
      .flatMap((name) => readRun(join(this.folder, name)) ?? [])
      .filter((run) => run.into === into);
  }

  /** Goes on with a run, or begins one. */
  open(id: string, into: string): JournalFile {
    const path = join(this.folder, id + SUFFIX);
    const lines = existsSync(path) ? mendTail(path) : [];
    const file = new JournalFile(path, lines.filter((line) => 'rows' in line).length);
    if (lines.length === 0) file.append({ run: id, into });
    return file;
  }
}

/** The file of one run, open for more. */
export class JournalFile {
  readonly #fd: number;

  constructor(
    path: string,
    private count: number,
  ) {
    this.#fd = openSync(path, 'a', 0o600);
  }

  /** On disk when it returns; answers the number to confirm the write by. */
  begin(label: string, write: ImportWrite): number {
    this.append({ label, ...write });
    this.count += 1;
    return this.count - 1;
  }

  confirm(number: number): void {
    this.append({ done: number });
  }

  finish(state: Run['state']): void {
    this.append({ state });
  }

  close(): void {
    closeSync(this.#fd);
  }

  append(line: Line): void {
    writeSync(this.#fd, `${JSON.stringify(line)}\n`);
    fsyncSync(this.#fd);
  }
}

function readRun(path: string): Run | undefined {
  const lines = completeLines(readFileSync(path, 'utf8')).map((text) => JSON.parse(text) as Line);
  const head = lines.find((line) => 'run' in line);
  if (head === undefined) return undefined;
  const done = new Set(lines.flatMap((line) => ('done' in line ? [line.done] : [])));
  const writes = lines.flatMap((line) => ('rows' in line ? [line] : []));
  const states = lines.flatMap((line) => ('state' in line ? [line.state] : []));
  return {
    id: head.run,
    into: head.into,
    writes: writes.map((write, number) => ({ ...write, isDone: done.has(number) })),
    state: states.at(-1) ?? 'unfinished',
  };
}

/** Cuts off a last line that a killed process left half written, and answers the whole ones. */
function mendTail(path: string): readonly Line[] {
  const text = readFileSync(path, 'utf8');
  const lines = completeLines(text);
  const length = Buffer.byteLength(lines.map((line) => `${line}\n`).join(''));
  if (length < Buffer.byteLength(text)) truncateSync(path, length);
  return lines.map((line) => JSON.parse(line) as Line);
}

function completeLines(text: string): readonly string[] {
  return text.split('\n').slice(0, -1);
}
