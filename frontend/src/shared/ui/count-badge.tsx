import { cx } from './cx.js';

const most = 99;

/** A number that asks for attention; nothing at all for none. */
export function CountBadge({
  count,
  label,
  className,
}: {
  count: number;
  label: string;
  className?: string;
}) {
  if (count === 0) return null;
  return (
    <span
      className={cx(
        'inline-grid h-5 min-w-5 place-items-center rounded-full bg-accent px-1.5 text-2xs font-bold text-on-accent tabular-nums',
        className,
      )}
    >
      <span aria-hidden>{count > most ? `${String(most)}+` : count}</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}
