import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BoardDocument } from '../document/board-document.js';
import { aBoard, aNote, aPair } from '../testing/a-board.js';
import { TextEditor, isEditable, type Edited } from './text-editor.js';

let board: BoardDocument;
let closed: (string | undefined)[];

beforeEach(() => {
  board = aBoard();
  closed = [];
});
afterEach(() => document.body.replaceChildren());

function open(edited: Edited, on = board): { editor: TextEditor; field: HTMLTextAreaElement } {
  const editor = new TextEditor(
    document.body,
    {
      document: on,
      viewport: () => ({ x: 0, y: 0, zoom: 1 }),
      label: (kind) => `Words of the ${kind}`,
      saved: () => undefined,
      closed: (id) => closed.push(id),
    },
    edited,
  );
  const field = document.querySelector('textarea');
  if (field === null) throw new Error('No field.');
  return { editor, field };
}

function noteOn(on: BoardDocument): Edited {
  const [id = ''] = on.add([{ ...aNote(), text: 'hola' }]);
  const object = on.get(id)?.object;
  if (!isEditable(object)) throw new Error('No note.');
  return { id, object };
}

const NEW: Edited = {
  id: undefined,
  object: { kind: 'text', x: 0, y: 0, colour: 0, size: 200, opacity: 255 },
};

function press(field: HTMLTextAreaElement, key: string): void {
  field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

describe('The field for words', () => {
  it('has a name, and the words that are there', () => {
    const { field } = open(noteOn(board));

    expect(field.getAttribute('aria-label')).toBe('Words of the note');
    expect(field.value).toBe('hola');
    expect(document.activeElement).toBe(field);
  });

  it('puts a new text on the board when something was typed, in one action', () => {
    const { field } = open(NEW);
    field.value = 'Pabellón A';
    press(field, 'Escape');

    expect(board.items()).toMatchObject([{ text: 'Pabellón A', object: { kind: 'text' } }]);
    expect(closed).toEqual([board.items()[0]?.id]);
    board.undo();
    expect(board.count).toBe(0);
  });

  it('leaves nothing when nothing was typed', () => {
    const { editor } = open(NEW);

    editor.close();

    expect(board.count).toBe(0);
    expect(closed).toEqual([undefined]);
    expect(document.querySelector('textarea')).toBeNull();
  });

  it('takes a text away whose words were all deleted, and one undo brings it back', () => {
    const [id = ''] = board.add([{ object: NEW.object, text: 'uno' }]);
    const object = board.get(id)?.object;
    if (!isEditable(object)) throw new Error('No text.');
    const { field } = open({ id, object });

    field.value = '';
    press(field, 'Escape');

    expect(board.count).toBe(0);
    board.undo();
    expect(board.get(id)?.text).toBe('uno');
  });

  it('saves when the focus goes elsewhere', () => {
    const edited = noteOn(board);
    const { field } = open(edited);

    field.value = 'adiós';
    field.blur();

    expect(board.items()[0]?.text).toBe('adiós');
  });

  it('loses no words when somebody removes the note under them', () => {
    const [ana, luis] = aPair();
    const edited = noteOn(ana);
    const { editor, field } = open(edited, ana);
    field.value = 'hola, y esto más';

    luis.remove([edited.id ?? '']);
    editor.place();

    expect(luis.items().map(({ text }) => text)).toEqual(['hola, y esto más']);
  });

  it('keeps its keys to itself', () => {
    const { field } = open(noteOn(board));
    let heard = 0;
    document.body.addEventListener('keydown', () => (heard += 1), { once: true });

    press(field, 'Delete');

    expect(heard).toBe(0);
    expect(board.count).toBe(1);
  });
});
