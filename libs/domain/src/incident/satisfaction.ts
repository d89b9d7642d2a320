/** How content the reporter is with what was done. */
export interface Satisfaction {
  /** 1 (not at all) to 5 (very). */
  readonly score: number;
  readonly text: string;
  readonly at: string;
}

/** What its reporter says of what was done. */
export type Rating = Pick<Satisfaction, 'score' | 'text'>;

/** [INC-24] A score that admins are told of. */
export function isDiscontent({ score }: Rating): boolean {
  return score <= 2;
}

/** A rating in the words of a history, for example `2/5 · Sigue goteando`. */
export function ratingText({ score, text }: Rating): string {
  const stars = `${String(score)}/5`;
  return text === '' ? stars : `${stars} · ${text}`;
}
