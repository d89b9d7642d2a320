import 'reflect-metadata';

/** When a sentence sums up what is wrong with a request; the first that applies is used. */
export type SummaryRule =
  | { readonly whenMissing: readonly string[]; readonly text: string }
  | { readonly whenWrong: readonly string[]; readonly text: string };

const SUMMARY = 'vigia:summary';

/**
 * Gives a request DTO the contract's Spanish sentence for `error`.
 * @example
 * `@Summary({ whenMissing: ['email'], text: 'Email es requerido' }, { whenWrong: ['email'], text: 'Email inválido' })`
 */
export function Summary(...rules: readonly SummaryRule[]): ClassDecorator {
  return (target) => Reflect.defineMetadata(SUMMARY, rules, target);
}

/** The sentence for a request whose `wrong` fields broke a rule. */
export function summaryOf(
  dto: object,
  sent: Readonly<Record<string, unknown>>,
  wrong: ReadonlySet<string>,
): string | undefined {
  const rules = (Reflect.getMetadata(SUMMARY, dto) ?? []) as readonly SummaryRule[];
  return rules.find((rule) =>
    'whenMissing' in rule
      ? rule.whenMissing.some((field) => wrong.has(field) && isMissing(sent[field]))
      : rule.whenWrong.some((field) => wrong.has(field)),
  )?.text;
}

function isMissing(value: unknown): boolean {
  return (
    value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
  );
}
