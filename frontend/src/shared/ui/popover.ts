import { cx } from './cx.js';

/** The look of everything that floats above the page: menus, lists of options, panels. */
export const popoverClass = cx(
  'rounded-lg bg-raised text-ink shadow-raised outline-none',
  'data-entering:animate-fade data-exiting:opacity-0',
);

/** One line of a menu or of a list of options. */
export const optionClass = cx(
  'flex min-h-10 cursor-pointer items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-sm outline-none select-none',
  'max-sm:min-h-11 pointer-coarse:min-h-11',
  'data-focused:bg-sunken data-hovered:bg-sunken data-disabled:cursor-default data-disabled:opacity-50',
);
