import { useState } from 'react';
import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';
import { Intention } from '../api/intention.js';
import { Problem } from '../api/problem.js';
import { type FieldsByCode, placeProblem } from './problem-fields.js';

export interface SubmissionOptions<V extends FieldValues, R> {
  readonly form: UseFormReturn<V>;
  /** Sends the values; `keyFor` answers the same key while the very same content is sent again. */
  readonly send: (values: V, keyFor: (content: unknown) => string) => Promise<R>;
  readonly onDone: (result: R, values: V) => void | Promise<void>;
  /** Refusals that are about one field as a whole. */
  readonly byCode?: FieldsByCode<Path<V>>;
}

export interface Submission {
  readonly submit: (event?: React.BaseSyntheticEvent) => Promise<void>;
  /** What went wrong and belongs to no field. */
  readonly failure: unknown;
  readonly isSending: boolean;
}

/** Sends a form once per intention and brings the server's refusals back to its fields. */
export function useSubmission<V extends FieldValues, R>({
  form,
  send,
  onDone,
  byCode,
}: SubmissionOptions<V, R>): Submission {
  const [intention] = useState(() => new Intention());
  const [failure, setFailure] = useState<unknown>();

  const submit = form.handleSubmit(async (values) => {
    setFailure(undefined);
    try {
      const result = await send(values, (content) => intention.keyFor(content));
      intention.settle();
      await onDone(result, values);
    } catch (error) {
      if (!(error instanceof Problem)) {
        setFailure(error);
        return;
      }
      if (error.status < 500) intention.settle();
      const names = Object.keys(values) as Path<V>[];
      const placed = placeProblem(error, names, byCode);
      placed.fields.forEach(({ field, message }, index) => {
        form.setError(field, { type: 'server', message }, { shouldFocus: index === 0 });
      });
      if (placed.hasRest) setFailure(error);
    }
  });

  return { submit, failure, isSending: form.formState.isSubmitting };
}
