import { describe, expect, it } from 'vitest';
import {
  centredOn,
  pan,
  revealing,
  scaleMax,
  toFrame,
  toPlan,
  wholePlan,
  zoom,
} from './plan-view.js';

describe('the view of a plan', () => {
  it('keeps under the fingers what was under them when it is zoomed', () => {
    const at = { x: 0.25, y: 0.75 };
    const before = toPlan(wholePlan, at);

    expect(toPlan(zoom(wholePlan, 2, at), at)).toEqual(before);
  });

  it('never leaves a part of the frame empty', () => {
    const view = pan(zoom(wholePlan, 2), 5, -5);

    expect(view).toEqual({ scale: 2, left: 0, top: -1 });
    expect(zoom(view, 0.01)).toEqual(wholePlan);
  });

  it('has a largest zoom', () => {
    expect(zoom(wholePlan, 1000).scale).toBe(scaleMax);
  });

  it('puts a point in the middle, but at the edges', () => {
    expect(toFrame(centredOn({ x: 0.4, y: 0.6 }, 3), { x: 0.4, y: 0.6 }).x).toBeCloseTo(0.5);
    expect(centredOn({ x: 0, y: 0 }, 3)).toEqual({ scale: 3, left: 0, top: 0 });
  });

  it('follows a point that leaves the frame, and stays where the point is seen', () => {
    const view = centredOn({ x: 0.5, y: 0.5 }, 4);

    expect(revealing(view, { x: 0.5, y: 0.5 })).toEqual(view);
    const seen = toFrame(revealing(view, { x: 0.9, y: 0.5 }), { x: 0.9, y: 0.5 });
    expect(seen.x).toBeGreaterThan(0);
    expect(seen.x).toBeLessThan(1);
  });
});
