import type { PlanPoint } from './campus.js';

/** What part of a plan is shown: how much larger it is than its frame, and where its corner lies in it. */
export interface PlanView {
  readonly scale: number;
  /** Parts of the frame's width and height; never positive. */
  readonly left: number;
  readonly top: number;
}

export const wholePlan: PlanView = { scale: 1, left: 0, top: 0 };
export const scaleMax = 6;

/** The view zoomed by a factor; what is under `at` (a part of the frame) stays under it. */
export function zoom(view: PlanView, factor: number, at: PlanPoint = { x: 0.5, y: 0.5 }): PlanView {
  const scale = Math.min(scaleMax, Math.max(1, view.scale * factor));
  const under = toPlan(view, at);
  return within({ scale, left: at.x - under.x * scale, top: at.y - under.y * scale });
}

/** The view moved by parts of the frame; the plan always fills it. */
export function pan(view: PlanView, x: number, y: number): PlanView {
  return within({ ...view, left: view.left + x, top: view.top + y });
}

/** A point in the middle of the frame, as far as the edges of the plan allow. */
export function centredOn(point: PlanPoint, scale: number): PlanView {
  return within({ scale, left: 0.5 - point.x * scale, top: 0.5 - point.y * scale });
}

/** The view moved as little as needed for a point to be well inside the frame. */
export function revealing(view: PlanView, point: PlanPoint): PlanView {
  const { x, y } = toFrame(view, point);
  return pan(view, inside(x) - x, inside(y) - y);
}

/** Where in the frame a point of the plan is; outside of 0 to 1 it is not seen. */
export function toFrame({ scale, left, top }: PlanView, point: PlanPoint): PlanPoint {
  return { x: point.x * scale + left, y: point.y * scale + top };
}

/** The point of the plan at a part of the frame, kept on the plan. */
export function toPlan({ scale, left, top }: PlanView, at: PlanPoint): PlanPoint {
  return { x: part((at.x - left) / scale), y: part((at.y - top) / scale) };
}

function within({ scale, left, top }: PlanView): PlanView {
  const least = 1 - scale;
  return {
    scale,
    left: Math.min(0, Math.max(least, left)),
    top: Math.min(0, Math.max(least, top)),
  };
}

const margin = 0.12;
const inside = (value: number) => Math.min(1 - margin, Math.max(margin, value));
const part = (value: number) => Math.min(1, Math.max(0, value));
