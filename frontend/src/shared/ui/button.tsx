import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { Link, type LinkProps } from 'react-router';
import { cx } from './cx.js';
import { Spinner } from './spinner.js';

type Look = 'primary' | 'secondary' | 'quiet' | 'danger';
type Size = 'sm' | 'md' | 'lg';

interface Style {
  readonly look?: Look;
  readonly size?: Size;
  /** Only an icon: square, and named by `aria-label`. */
  readonly iconOnly?: boolean;
  readonly className?: string;
}

export interface ButtonProps
  extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'isPending'>, Style {
  readonly children: ReactNode;
  /** What it started is under way; leave it out where a press starts nothing that takes time. */
  readonly isPending?: boolean;
}

/** The one button; while `isPending` it keeps its size, shows a spinner and takes no presses. */
export function Button({
  look,
  size,
  iconOnly,
  className,
  children,
  isPending,
  ...props
}: ButtonProps) {
  const { t } = useTranslation();
  return (
    <AriaButton
      {...props}
      {...(isPending && { type: 'button', onPress: ignore, 'aria-disabled': true })}
      className={buttonClass({ look, size, iconOnly, className })}
    >
      <span className={cx('contents', isPending && 'text-transparent *:invisible')}>
        {children}
      </span>
      {isPending && <Spinner className={cx('absolute', spinnerInks[look ?? 'secondary'])} />}
      {isPending !== undefined && (
        <span role="status" className="sr-only">
          {isPending && t('state.sending')}
        </span>
      )}
    </AriaButton>
  );
}

/** A link that looks like a button, for going somewhere rather than doing something. */
export function ButtonLink({
  look,
  size,
  iconOnly,
  className,
  ...props
}: Omit<LinkProps, 'className'> & Style) {
  return <Link {...props} className={buttonClass({ look, size, iconOnly, className })} />;
}

type StyleInput = { readonly [K in keyof Style]: Style[K] | undefined };

function buttonClass({ look = 'secondary', size = 'md', iconOnly, className }: StyleInput): string {
  return cx(
    'focus-ring relative inline-flex shrink-0 items-center justify-center gap-2 font-semibold whitespace-nowrap',
    'transition-[background-color,color,box-shadow,transform] duration-150 select-none',
    'data-pressed:scale-[0.98] data-disabled:cursor-not-allowed data-disabled:opacity-45',
    sizes[size],
    iconOnly ? squares[size] : paddings[size],
    looks[look],
    className,
  );
}

const looks: Record<Look, string> = {
  primary:
    'bg-accent text-on-accent shadow-card hover:bg-accent-strong data-pressed:bg-accent-strong',
  secondary:
    'bg-surface text-ink shadow-card ring-1 ring-line-strong ring-inset hover:bg-sunken data-pressed:bg-pressed',
  quiet: 'text-ink-soft hover:bg-sunken hover:text-ink data-pressed:bg-pressed',
  danger:
    'bg-danger text-on-danger shadow-card hover:bg-danger-strong data-pressed:bg-danger-strong',
};

const spinnerInks: Record<Look, string> = {
  primary: 'text-on-accent',
  secondary: 'text-ink',
  quiet: 'text-ink',
  danger: 'text-on-danger',
};

const ignore = () => undefined;

const sizes: Record<Size, string> = {
  sm: 'h-9 rounded-sm text-sm max-sm:h-11 pointer-coarse:h-11',
  md: 'h-10 rounded-md text-sm max-sm:h-11 max-sm:text-base pointer-coarse:h-11',
  lg: 'h-12 rounded-md text-base',
};

const paddings: Record<Size, string> = { sm: 'px-3', md: 'px-4', lg: 'px-5' };

const squares: Record<Size, string> = {
  sm: 'w-9 max-sm:w-11 pointer-coarse:w-11',
  md: 'w-10 max-sm:w-11 pointer-coarse:w-11',
  lg: 'w-12',
};
