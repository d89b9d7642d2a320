import { type PointerEvent, type RefObject, useRef } from 'react';
import type { PlanPoint } from './campus.js';
import { pan, type PlanView, zoom } from './plan-view.js';

export interface PlanGestures {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly view: PlanView;
  readonly onView: (view: PlanView) => void;
  /** A tap or click, at a part of the frame. */
  readonly onTap: (at: PlanPoint) => void;
}

/** A finger that moved further than this many pixels meant no tap. */
const tapSlop = 8;

/** One finger moves what is zoomed, two zoom, and a tap is a tap. */
export function usePlanGestures({ frame, view, onView, onTap }: PlanGestures) {
  const fingers = useRef(new Map<number, PlanPoint>());
  const travelled = useRef(0);

  const at = (event: PointerEvent): PlanPoint => ({ x: event.clientX, y: event.clientY });
  const inFrame = ({ x, y }: PlanPoint): PlanPoint => {
    const box = frame.current?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    return { x: (x - box.left) / box.width, y: (y - box.top) / box.height };
  };
  const leave = (event: PointerEvent) => {
    fingers.current.delete(event.pointerId);
  };

  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (event.button !== 0) return;
      if (fingers.current.size === 0) travelled.current = 0;
      else travelled.current = Infinity;
      fingers.current.set(event.pointerId, at(event));
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      const before = fingers.current.get(event.pointerId);
      if (before === undefined) return;
      const now = at(event);
      travelled.current += Math.hypot(now.x - before.x, now.y - before.y);
      fingers.current.set(event.pointerId, now);
      const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
      const box = frame.current?.getBoundingClientRect();
      if (!box) return;
      if (other !== undefined) {
        const factor = distance(now, other) / Math.max(1, distance(before, other));
        onView(zoom(view, factor, inFrame(middle(now, other))));
      } else if (view.scale > 1 && travelled.current > tapSlop) {
        onView(pan(view, (now.x - before.x) / box.width, (now.y - before.y) / box.height));
      }
    },
    onPointerUp: (event: PointerEvent) => {
      const wasTap = fingers.current.has(event.pointerId) && travelled.current <= tapSlop;
      leave(event);
      if (wasTap) onTap(inFrame(at(event)));
    },
    onPointerCancel: leave,
  };
}

const distance = (a: PlanPoint, b: PlanPoint) => Math.hypot(a.x - b.x, a.y - b.y);
const middle = (a: PlanPoint, b: PlanPoint): PlanPoint => ({
  x: (a.x + b.x) / 2,
  y: (a.y + b.y) / 2,
});
