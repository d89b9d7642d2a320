import { Link, type LinkProps } from 'react-router';
import { cx } from './cx.js';

/** A link inside a sentence. */
export function TextLink({
  className,
  ...props
}: Omit<LinkProps, 'className'> & { className?: string }) {
  return (
    <Link
      {...props}
      className={cx(
        'focus-ring rounded-xs font-semibold text-accent underline decoration-accent/35 underline-offset-3 hover:decoration-accent',
        className,
      )}
    />
  );
}
