import { withoutSecrets, type Entry, type Kind, type Plan, type Verdict } from './plan.js';

const KINDS: readonly Kind[] = ['user', 'incident'];
const VERDICTS: readonly Verdict[] = ['new', 'changed', 'same', 'kept', 'unreadable', 'ours'];
const SAMPLES = 5;
const VALUE_MAX = 60;

/** The difference between the old system and ours, for a person to read. */
export function planText(plan: Plan): string {
  const table = [
    ['', ...VERDICTS],
    ...KINDS.map((kind) => [
      `${kind}s`,
      ...VERDICTS.map((verdict) => String(entriesOf(plan, kind, verdict).length)),
    ]),
  ];
  const blocks = KINDS.flatMap((kind) =>
    (['new', 'changed', 'kept', 'unreadable'] as const).flatMap((verdict) => {
      const entries = entriesOf(plan, kind, verdict);
      if (entries.length === 0) return [];
      const more = entries.length > SAMPLES ? `, the first ${String(SAMPLES)}` : '';
      return [
        `\n${kind}s ${verdict} (${String(entries.length)}${more}):`,
        ...entries.slice(0, SAMPLES).flatMap(lines),
      ];
    }),
  );
  const noted = plan.entries.filter(({ verdict, notes }) => notes.length > 0 && verdict !== 'ours');
  return [
    ...table.map((row) =>
      row.map((cell, n) => (n === 0 ? cell.padEnd(10) : cell.padStart(11))).join(''),
    ),
    ...blocks,
    ...(plan.unread.length === 0 ? [] : [`\nno item at all (${String(plan.unread.length)}):`]),
    ...plan.unread.slice(0, SAMPLES).map(({ where, reason }) => `  ! ${where} ${reason}`),
    ...(noted.length === 0 ? [] : [`\n${String(noted.length)} items read otherwise than written.`]),
    ...(plan.ignored === 0
      ? []
      : [`${String(plan.ignored)} open sockets of the old system left out.`]),
  ].join('\n');
}

/** Everything that was not imported or not read as written, one line of JSON each. */
export function reportLines(plan: Plan): readonly string[] {
  return [
    ...plan.entries
      .filter(
        ({ verdict, notes }) => verdict === 'unreadable' || verdict === 'kept' || notes.length > 0,
      )
      .map(({ kind, key, where, verdict, reasons, notes, source }) =>
        JSON.stringify({ verdict, kind, key, where, reasons, notes, item: withoutSecrets(source) }),
      ),
    ...plan.unread.map(({ where, reason, text }) =>
      JSON.stringify({ verdict: 'unreadable', where, reasons: [reason], text }),
    ),
  ];
}

/** Whether something is left that an operator must look at. */
export function isIncomplete(plan: Plan): boolean {
  return (
    plan.unread.length > 0 ||
    plan.entries.some(({ verdict }) => verdict === 'unreadable' || verdict === 'kept')
  );
}

function entriesOf(plan: Plan, kind: Kind, verdict: Verdict): readonly Entry[] {
  return plan.entries.filter((entry) => entry.kind === kind && entry.verdict === verdict);
}

function lines({ verdict, label, where, reasons, changes = [] }: Entry): readonly string[] {
  const sign = { new: '+', changed: '~', kept: '=', unreadable: '!', same: ' ', ours: ' ' }[
    verdict
  ];
  return [
    `  ${sign} ${label}${verdict === 'unreadable' ? ` (${where})` : ''}`,
    ...reasons.map((reason) => `      ${reason}`),
    ...(verdict === 'new'
      ? []
      : changes.map(([name, a, b]) => `      ${name}: ${show(name, a)} -> ${show(name, b)}`)),
  ];
}

function show(name: string, value: unknown): string {
  if (value === undefined) return '(none)';
  if (/password/i.test(name)) return '…';
  const text = JSON.stringify(value);
  return text.length > VALUE_MAX ? `${text.slice(0, VALUE_MAX)}…` : text;
}
