import { describe, expect, it } from 'vitest';
import { fitted, pannedBy, seenBox, toPixels, toUnits, zoomedAt } from './viewport.js';

const SIZE = { width: 800, height: 600 };

describe('The view', () => {
  it('keeps what is under the pointer there while it zooms', () => {
    const before = { x: 123, y: -456, zoom: 0.7 };
    const under = toUnits(before, 300, 200);

    const after = zoomedAt(before, 2.3, 300, 200);

    const [px, py] = toPixels(after, ...under);
    expect(px).toBeCloseTo(300);
    expect(py).toBeCloseTo(200);
    expect(after.zoom).toBe(2.3);
  });

  it('zooms no further than 5 % and 800 %', () => {
    const view = { x: 0, y: 0, zoom: 1 };

    expect(zoomedAt(view, 0.001, 0, 0).zoom).toBe(0.05);
    expect(zoomedAt(view, 100, 0, 0).zoom).toBe(8);
  });

  it('moves by as many pixels as it was dragged', () => {
    const after = pannedBy({ x: 0, y: 0, zoom: 2 }, 30, -10);

    expect(after).toEqual({ x: 150, y: -50, zoom: 2 });
  });

  it('shows all of what is fitted, and does not blow up what is small', () => {
    const wide = { left: -5_000, top: 0, right: 45_000, bottom: 100 };
    const seen = seenBox(fitted(wide, SIZE), SIZE);

    expect(seen.left).toBeLessThan(wide.left);
    expect(seen.right).toBeGreaterThan(wide.right);
    expect(fitted({ left: 0, top: 0, right: 10, bottom: 10 }, SIZE).zoom).toBe(1);
  });
});
