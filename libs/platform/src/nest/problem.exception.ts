import { HttpException } from '@nestjs/common';
import { PROBLEMS, type ProblemCode, type Text } from '../problem.js';

/** One invalid field: where it is in the body (or which parameter), and what is wrong with it. */
export interface FieldProblem {
  /** JSON pointer as a URI fragment, for example `#/titulo`. */
  readonly pointer: string;
  readonly detail: Text;
}

/** What a refusal may say beyond its row in the registry. */
export interface ProblemExtras {
  readonly params?: Readonly<Record<string, string | number>>;
  /** Spanish text of `error` and of the Spanish `detail`, where the contract has its own words for a route. */
  readonly error?: string;
  readonly errors?: readonly FieldProblem[];
  readonly headers?: Readonly<Record<string, string>>;
  /** More members of the body, for example the current state of a thing. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** A refusal that HTTP code states itself, or a domain refusal with more to say. */
export class ProblemException extends HttpException {
  constructor(
    readonly code: ProblemCode,
    readonly extras: ProblemExtras = {},
  ) {
    super(code, PROBLEMS[code].status);
  }
}
