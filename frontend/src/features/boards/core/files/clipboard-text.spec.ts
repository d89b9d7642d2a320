import { describe, expect, it } from 'vitest';
import { aBoard, aLine, aNote } from '../testing/a-board.js';
import { fromClipboardText, toClipboardText } from './clipboard-text.js';

describe('The clipboard', () => {
  it('brings objects to another board as they were', () => {
    const board = aBoard();
    board.add([aLine([0, 0, 5, 5]), { ...aNote(), text: 'hola' }]);

    const drafts = fromClipboardText(toClipboardText(board.items())) ?? [];
    const copy = aBoard(2_000);
    copy.add(drafts);

    expect(copy.items().map(({ object, text }) => ({ object, text }))).toEqual(
      board.items().map(({ object, text }) => ({ object, text })),
    );
  });

  it('leaves out what is no object, and takes other words for words', () => {
    const odd =
      '{"form":"vigia-board","v":1,"objects":[{"object":{"kind":"note","x":"a"}},7,null]}';

    expect(fromClipboardText(odd)).toEqual([]);
    expect(fromClipboardText('{"form":"vigia-board"')).toBeUndefined();
    expect(fromClipboardText('hola')).toBeUndefined();
  });
});
