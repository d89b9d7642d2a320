import { cx } from './cx.js';

const hues = [
  'bg-state-asignado-soft text-state-asignado',
  'bg-state-en-proceso-soft text-state-en-proceso',
  'bg-state-resuelto-soft text-state-resuelto',
  'bg-state-rechazado-soft text-state-rechazado',
  'bg-risk-bajo-soft text-risk-bajo',
  'bg-warning-soft text-warning',
];

const sizes = { sm: 'size-6 text-2xs', md: 'size-9 text-xs', lg: 'size-12 text-base' };

export interface AvatarProps {
  readonly name: string;
  readonly size?: keyof typeof sizes;
}

/** A person's initials in a colour of their own; decoration beside the written name. */
export function Avatar({ name, size = 'md' }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={cx(
        'inline-grid shrink-0 place-items-center rounded-full font-semibold select-none',
        sizes[size],
        hues[hueOf(name)],
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = words[0]?.at(0) ?? '·';
  const last = words.length > 1 ? (words.at(-1)?.at(0) ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % hues.length;
}
