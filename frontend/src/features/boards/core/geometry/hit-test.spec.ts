import type { BoardObject } from '@vigia/domain/board';
import { describe, expect, it } from 'vitest';
import type { BoardItem } from '../document/board-item.js';
import { aLine, aRectangle } from '../testing/a-board.js';
import { isCrossed, isHit } from './hit-test.js';

function item(object: object): BoardItem {
  return { id: '1-1', object: { z: 'V', ...object } as BoardObject, text: '' };
}

describe('The pointer', () => {
  it('is on a line where the line is, not anywhere in its box', () => {
    const line = item(aLine([0, 0, 1_000, 1_000]).object);

    expect(isHit(line, 500, 520, 10)).toBe(true);
    expect(isHit(line, 900, 100, 10)).toBe(false);
  });

  it('is on a dot', () => {
    expect(isHit(item(aLine([50, 50]).object), 60, 50, 5)).toBe(true);
  });

  it('goes through the middle of an empty shape, and stops at a filled one', () => {
    expect(isHit(item(aRectangle().object), 500, 250, 10)).toBe(false);
    expect(isHit(item(aRectangle().object), 500, 15, 10)).toBe(true);
    expect(isHit(item(aRectangle(0, 0, 0xff0000).object), 500, 250, 10)).toBe(true);
  });

  it('is on an ellipse only where it is round', () => {
    const ellipse = item({ ...aRectangle(0, 0, 1).object, kind: 'ellipse' });

    expect(isHit(ellipse, 500, 250, 5)).toBe(true);
    expect(isHit(ellipse, 20, 20, 5)).toBe(false);
  });
});

describe('A selection box', () => {
  it('takes a line that passes through, though no point of it is inside', () => {
    const line = item(aLine([-500, 50, 500, 50]).object);

    expect(isCrossed(line, { left: 0, top: 0, right: 100, bottom: 100 })).toBe(true);
    expect(isCrossed(line, { left: 0, top: 60, right: 100, bottom: 100 })).toBe(false);
  });
});
