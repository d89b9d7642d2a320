import { describe, expect, it } from 'vitest';
import type { BoardObject } from '../core/index.js';
import {
  firstStyles,
  nearest,
  partsOfObjects,
  partsOfTool,
  styleWith,
  widths,
} from './style-parts.js';

const place = { x: 0, y: 0, z: 'V' };
const note: BoardObject = { kind: 'note', ...place, w: 10, h: 10, colour: 0 };
const text: BoardObject = { kind: 'text', ...place, colour: 0, size: 240, opacity: 255 };
const pencil: BoardObject = {
  kind: 'stroke',
  tool: 'pencil',
  colour: 0,
  width: 40,
  opacity: 255,
  z: 'V',
  points: [0, 0],
};

describe('what can be chosen', () => {
  it('of several things is what all of them have', () => {
    expect(partsOfObjects([pencil, text])).toEqual(['colour', 'opacity']);
    expect(partsOfObjects([pencil, note])).toEqual([]);
    expect(partsOfObjects([])).toEqual([]);
  });

  it('of a drawn marker is its colour: it is broader than what was chosen', () => {
    expect(partsOfObjects([{ ...pencil, tool: 'marker' }])).toEqual(['colour']);
    expect(partsOfTool('marker')).toEqual(['colour', 'width']);
  });

  it('is nothing for tools that make nothing', () => {
    expect(['select', 'hand', 'eraser'].map((tool) => partsOfTool(tool as 'select'))).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('begins with a value for each tool and part', () => {
    for (const [tool, style] of Object.entries(firstStyles)) {
      const parts = partsOfTool(tool as 'pencil').map((part) => (part === 'paper' ? 'fill' : part));
      expect(Object.keys(style)).toEqual(expect.arrayContaining(parts));
    }
  });

  it('for the paper of a new note is what the core calls its fill', () => {
    expect(styleWith('paper', 7)).toEqual({ fill: 7 });
    expect(styleWith('width', 7)).toEqual({ width: 7 });
  });

  it('is shown as the nearest step', () => {
    expect(nearest(widths, 55).name).toBe('medium');
    expect(nearest(widths, 5_000).name).toBe('broad');
  });
});
