/** What a reporter answered to one question of a category. */
export type Answer = string | number | boolean | readonly string[];

/** Answers to the questions of a category, and the version of the questions that was asked. */
export interface Answers {
  readonly version: number;
  readonly values: Readonly<Record<string, Answer>>;
}
