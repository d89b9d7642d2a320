import type { LucideIcon } from 'lucide-react';
import { Button, type ButtonProps } from 'react-aria-components/Button';
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { cx } from '../../../shared/ui/cx.js';

/** The square that everything on a board's trays is made of; as large as a finger where fingers press it. */
export const squareClass = cx(
  'focus-ring grid size-11 shrink-0 place-items-center rounded-md text-ink-soft transition-colors -outline-offset-2!',
  'hover:bg-sunken hover:text-ink data-pressed:bg-pressed data-disabled:opacity-35 data-disabled:hover:bg-transparent',
  '@3xl/board:pointer-fine:size-10',
);

const tooltipClass =
  'animate-fade rounded-sm bg-ink px-2 py-1 text-xs font-medium text-surface shadow-raised';

export interface IconButtonProps extends Omit<ButtonProps, 'className' | 'children' | 'style'> {
  readonly icon: LucideIcon;
  readonly label: string;
  /** What to press instead. */
  readonly keys?: string;
  readonly tip?: 'top' | 'right' | 'bottom' | 'left';
  readonly isOn?: boolean;
  readonly className?: string;
}

/** A button that is a drawing, named for those who cannot see it and, on hovering, for those who can. */
export function IconButton({
  icon: Icon,
  label,
  keys,
  tip = 'bottom',
  isOn,
  className,
  ...props
}: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button
        {...props}
        aria-label={label}
        {...(isOn !== undefined && { 'aria-pressed': isOn })}
        className={cx(squareClass, isOn && 'bg-accent-soft text-accent', className)}
      >
        <Icon aria-hidden className="size-5" />
      </Button>
      <Tip placement={tip} label={label} keys={keys} />
    </TooltipTrigger>
  );
}

export interface TipProps {
  readonly label: string;
  readonly keys: string | undefined;
  readonly placement: NonNullable<IconButtonProps['tip']>;
}

export function Tip({ label, keys, placement }: TipProps) {
  return (
    <Tooltip placement={placement} offset={8} className={tooltipClass}>
      {label}
      {keys !== undefined && <kbd className="ml-2 font-sans opacity-70">{keys}</kbd>}
    </Tooltip>
  );
}
