import { useSyncExternalStore } from 'react';
import { currentLanguage } from '../i18n/i18n.js';
import { useTranslation } from 'react-i18next';

export interface TimeAgoProps {
  readonly at: string;
  /** "3 h" instead of "hace 3 horas". */
  readonly short?: boolean;
}

/** How long ago something happened, kept up to date; the exact moment is in its title. */
export function TimeAgo({ at, short = false }: TimeAgoProps) {
  useTranslation();
  const now = useSyncExternalStore(subscribe, () => minute);
  const language = currentLanguage();
  return (
    <time dateTime={at} title={exactTime(at, language)} className="whitespace-nowrap">
      {relativeTime(at, now, language, short)}
    </time>
  );
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** The distance between two moments in words of one unit. */
export function relativeTime(at: string, now: number, language: string, short: boolean): string {
  const seconds = Math.max(0, (now - Date.parse(at)) / 1000);
  const step = steps.find(([, length]) => seconds >= length);
  if (step === undefined) {
    return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(0, 'second');
  }
  const [unit, size] = step;
  const count = Math.floor(seconds / size);
  if (short) {
    return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'narrow' }).format(
      count,
    );
  }
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-count, unit);
}

/** A moment in full, in the device's time zone. */
export function exactTime(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(at),
  );
}

const beat = 30_000;
let minute = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    minute = Date.now();
    for (const each of listeners) each();
  }, beat);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
