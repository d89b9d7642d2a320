import fc from 'fast-check';
import type { Box } from '@vigia/domain/board';
import { describe, expect, it } from 'vitest';
import { isTouching } from './box.js';
import { SpatialIndex } from './spatial-index.js';

const place = fc.integer({ min: -100_000, max: 100_000 });
const size = fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 80_000 }));
const box: fc.Arbitrary<Box> = fc
  .record({ left: place, top: place, w: size, h: size })
  .map(({ left, top, w, h }) => ({ left, top, right: left + w, bottom: top + h }));

describe('The spatial index', () => {
  it('finds exactly what touches a region, whatever came, moved and went', () => {
    const step = fc.record({ id: fc.integer({ min: 0, max: 30 }), box: fc.option(box) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), box, (steps, region) => {
        const index = new SpatialIndex();
        const model = new Map<string, Box>();
        for (const { id, box: at } of steps) {
          if (at === null) {
            index.delete(String(id));
            model.delete(String(id));
          } else {
            index.set(String(id), at);
            model.set(String(id), at);
          }
        }

        const expected = [...model].filter(([, at]) => isTouching(at, region)).map(([id]) => id);
        expect([...index.touching(region)].sort()).toEqual(expected.sort());
        expect(index.size).toBe(model.size);
      }),
    );
  });

  it('finds little things in a region larger than all of them', () => {
    const index = new SpatialIndex();
    index.set('speck', { left: 5, top: 5, right: 6, bottom: 6 });

    const everywhere = { left: -1e7, top: -1e7, right: 1e7, bottom: 1e7 };

    expect([...index.touching(everywhere)]).toEqual(['speck']);
  });
});
