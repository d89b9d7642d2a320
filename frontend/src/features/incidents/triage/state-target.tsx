import { useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { useDrop } from 'react-aria-components/useDrop';
import type { ReactNode } from 'react';
import type { IncidentState } from '../../../shared/api/models.js';
import { cx } from '../../../shared/ui/cx.js';
import { dragType } from './drag.js';
import { standingOf } from './queue-column.js';
import type { BoardDrag } from './use-board-drag.js';

export interface StateTargetProps {
  readonly state: IncidentState;
  readonly drag: BoardDrag;
  readonly label: string;
  readonly isCurrent?: boolean;
  readonly onPress: () => void;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A state whose column is not in sight: a press shows it, and cards can be dropped on it all the same. */
export function StateTarget({
  state,
  drag,
  label,
  isCurrent,
  onPress,
  className,
  children,
}: StateTargetProps) {
  const ref = useRef<HTMLButtonElement>(null);
  const type = dragType(state);
  const { dropProps, dropButtonProps, isDropTarget } = useDrop({
    ref,
    hasDropButton: true,
    getDropOperation: (types) => (types.has(type) ? 'move' : 'cancel'),
    onDrop: () => {
      drag.drop(state);
    },
  });
  const standing = standingOf(drag, state);
  return (
    <div {...dropProps} className="contents">
      <Button
        {...dropButtonProps}
        ref={ref}
        {...(isCurrent && { 'aria-current': 'true' as const })}
        onPress={onPress}
        className={cx(
          'focus-ring transition-[opacity,background-color]',
          standing === 'dead' && 'opacity-40',
          standing === 'open' && 'outline-2 outline-offset-0 outline-accent/50 outline-dashed',
          isDropTarget && 'bg-accent-soft! outline-accent! outline-solid!',
          className,
        )}
      >
        {/* In words for those who hear it, as a drawing and a number for those who see it. */}
        <span className="sr-only">{label}</span>
        <span aria-hidden className="contents">
          {children}
        </span>
      </Button>
    </div>
  );
}
