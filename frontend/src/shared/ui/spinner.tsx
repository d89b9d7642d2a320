import { LoaderCircle } from 'lucide-react';
import { cx } from './cx.js';

/** A turning ring; whoever shows it also says in words what is being waited for. */
export function Spinner({ className }: { className?: string }) {
  return (
    <LoaderCircle aria-hidden className={cx('size-[1.2em] animate-spin text-inherit', className)} />
  );
}
