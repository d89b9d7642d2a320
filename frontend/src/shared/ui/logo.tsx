import { cx } from './cx.js';

/** The lookout: a beam in the shape of a V under its lamp. */
export function LogoMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden className={cx('size-8 shrink-0', className)}>
      <rect width="32" height="32" rx="9" className="fill-night" />
      <path
        d="M8 11l8 13 8-13"
        fill="none"
        className="stroke-on-night"
        strokeWidth="4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="16" cy="9" r="3.2" className="fill-lamp" />
    </svg>
  );
}

export function Logo({ className }: { className?: string }) {
  return (
    <span className={cx('inline-flex items-center gap-2.5', className)}>
      <LogoMark className="size-7.5" />
      <span className="heading text-xl tracking-tight">Vigía</span>
    </span>
  );
}
