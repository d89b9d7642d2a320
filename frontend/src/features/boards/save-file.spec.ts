import { describe, expect, it } from 'vitest';
import { fileName } from './save-file.js';

describe('the name of a file', () => {
  it.each([
    ['Mudanza: 702 → 601', 'mudanza-702-601.png'],
    ['Cómo salir', 'como-salir.png'],
    ['../../etc', 'etc.png'],
    ['???', 'pizarra.png'],
    ['a'.repeat(200), `${'a'.repeat(80)}.png`],
  ])('of %s is %s', (title, name) => {
    expect(fileName(title, 'png')).toBe(name);
  });
});
