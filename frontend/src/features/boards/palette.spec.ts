import { describe, expect, it } from 'vitest';
import { colourName, cssColour, notePalette, palette } from './palette.js';

describe('the palette', () => {
  it.each([...palette, ...notePalette])('calls its own $name by its name', ({ name, value }) => {
    expect(colourName(value)).toBe(name);
  });

  it.each([
    [0x000000, 'black'],
    [0xff0000, 'red'],
    [0x00ff00, 'green'],
    [0x1d4ed8, 'blue'],
    [0xfefefe, 'white'],
  ])('calls %i %s', (colour, name) => {
    expect(colourName(colour)).toBe(name);
  });

  it('writes a colour in six digits', () => {
    expect(cssColour(0xff)).toBe('#0000ff');
  });
});
