import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanPoint } from './campus.js';

export interface PointSlidersProps {
  readonly point: PlanPoint;
  /** Where that is, in words. */
  readonly name: string;
  readonly onChange: (point: PlanPoint) => void;
}

const fine = 0.01;
const coarse = 0.05;

/** Moves a point by the arrow keys, and tells a screen reader where it is: one slider across, one down. */
export function PointSliders({ point, name, onChange }: PointSlidersProps) {
  const { t } = useTranslation();
  const move = (x: number, y: number) => {
    onChange({ x: part(point.x + x), y: part(point.y + y) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.shiftKey ? coarse : fine;
    const [x, y] = directions[event.key] ?? [0, 0];
    if (x === 0 && y === 0) return;
    event.preventDefault();
    move(x * by, y * by);
  };
  return (
    <span className="sr-only">
      {(['x', 'y'] as const).map((axis) => (
        <input
          key={axis}
          type="range"
          min={0}
          max={100}
          value={Math.round(point[axis] * 100)}
          aria-label={t(`place.plan.axis.${axis}`)}
          aria-orientation={axis === 'x' ? 'horizontal' : 'vertical'}
          aria-valuetext={t('place.plan.value', { percent: Math.round(point[axis] * 100), name })}
          onKeyDown={onKeyDown}
          onChange={({ target }) => {
            onChange({ ...point, [axis]: Number(target.value) / 100 });
          }}
        />
      ))}
    </span>
  );
}

const directions: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const part = (value: number) => Math.min(1, Math.max(0, value));
