import { describe, expect, it } from 'vitest';
import { aBoard, aLine, aNote, aRectangle } from '../testing/a-board.js';
import { exportSvg } from './export-svg.js';

async function textOf(blob: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.readAsText(blob);
  });
}

describe('A board as SVG', () => {
  it('holds every object from the bottom up, and reads as XML', async () => {
    const board = aBoard();
    board.add([aLine([0, 0, 50, 50, 90, 10]), aRectangle(0, 0, 0xff0000), aNote()]);

    const text = await textOf(await exportSvg(board));

    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
    const names = [...parsed.documentElement.children].map(({ localName }) => localName);
    expect(names).toEqual(['rect', 'path', 'path', 'rect', 'text']);
  });

  it('reads nothing of what people wrote as markup', async () => {
    const board = aBoard();
    const label = { kind: 'text', x: 0, y: 0, colour: 0, size: 200, opacity: 255 } as const;
    board.add([{ object: label, text: '<script>&"\u0000' }]);

    const text = await textOf(await exportSvg(board));

    expect(text).toContain('&lt;script&gt;&amp;&quot;');
    expect(text).not.toContain('\u0000');
  });

  it('holds only what was asked for', async () => {
    const board = aBoard();
    const [line = ''] = board.add([aLine([0, 0, 50, 50]), aNote()]);

    const text = await textOf(await exportSvg(board, { ids: [line], background: null }));

    expect(text.match(/<path/g)).toHaveLength(1);
    expect(text).not.toContain('<rect');
  });
});
