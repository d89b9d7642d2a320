import type { Problem } from '../api/problem.js';

export interface FieldProblem<F extends string> {
  readonly field: F;
  readonly message: string;
}

/** Refusals that are about one field as a whole, with the words for them. */
export type FieldsByCode<F extends string> = Readonly<Partial<Record<string, FieldProblem<F>>>>;

export interface PlacedProblem<F extends string> {
  readonly fields: readonly FieldProblem<F>[];
  /** Something was said about no field of this form, so the form itself has to say it. */
  readonly hasRest: boolean;
}

/**
 * Places a server's refusal at the fields of a form: by the pointers of its `errors`, or, for a refusal that is
 * about one field as a whole, by its code. Of several sentences about a field the first is kept.
 */
export function placeProblem<F extends string>(
  problem: Problem,
  fields: readonly F[],
  byCode: FieldsByCode<F> = {},
): PlacedProblem<F> {
  const coded = byCode[problem.code];
  if (coded !== undefined) return { fields: [coded], hasRest: false };
  const placed = new Map<F, string>();
  let hasRest = false;
  for (const { pointer, detail } of problem.body?.errors ?? []) {
    const field = fieldAt(pointer, fields);
    if (field === undefined) hasRest = true;
    else if (!placed.has(field)) placed.set(field, detail);
  }
  return {
    fields: [...placed].map(([field, message]) => ({ field, message })),
    hasRest: hasRest || placed.size === 0,
  };
}

/** A pointer names a member of the body; the old spelling `Nivel_Riesgo` is the same field. */
function fieldAt<F extends string>(pointer: string, fields: readonly F[]): F | undefined {
  const first = pointer.replace(/^#?\//, '').split('/')[0] ?? '';
  const name = first.replaceAll('~1', '/').replaceAll('~0', '~').toLowerCase();
  return fields.find((field) => field.toLowerCase() === name);
}
