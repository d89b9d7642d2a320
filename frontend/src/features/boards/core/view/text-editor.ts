import { BOARD_LIMITS, type BoardObject, type Note, type TextLabel } from '@vigia/domain/board';
import type { BoardDocument } from '../document/board-document.js';
import {
  ASCENT,
  FONT_FAMILY,
  LINE_HEIGHT,
  NOTE_SIZE,
  baselineInField,
} from '../geometry/text-layout.js';
import { cssColour, inkOn } from './painter.js';
import { UNITS_PER_PIXEL, toPixels, type Viewport } from './viewport.js';

/** Text that is not on the board before something was typed. */
export type NewText = Omit<TextLabel, 'z'>;
export type Edited =
  | { readonly id: string; readonly object: Note | TextLabel }
  | { readonly id: undefined; readonly object: NewText };

export interface EditorHost {
  readonly document: BoardDocument;
  viewport(): Viewport;
  label(kind: 'text' | 'note'): string;
  /** New words are on the board. */
  saved(id: string): void;
  /** The id of what was typed, unless nothing was; and whether a key ended it, so that the focus has to go somewhere. */
  closed(id: string | undefined, isByKey: boolean): void;
}

/** Pauses in typing after which others see the words. */
const PAUSE_MS = 400;
const LEAST_WIDTH = 2;

/**
 * The field in which words are typed, laid over the place where they will be. A real text field: input methods, spelling,
 * screen readers and the clipboard work in it as anywhere.
 */
export class TextEditor {
  readonly #field: HTMLTextAreaElement;
  readonly #baseline = baselineInField();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isComposing = false;
  #isSaved = false;
  #savedText: string;
  #isClosed = false;
  #edited: Edited;

  constructor(
    parent: HTMLElement,
    private readonly host: EditorHost,
    edited: Edited,
  ) {
    this.#edited = edited;
    const field = document.createElement('textarea');
    this.#field = field;
    this.#savedText = edited.id === undefined ? '' : (host.document.get(edited.id)?.text ?? '');
    field.value = this.#savedText;
    field.maxLength = BOARD_LIMITS.textLength;
    field.setAttribute('aria-label', host.label(edited.object.kind));
    field.wrap = edited.object.kind === 'note' ? 'soft' : 'off';
    field.rows = 1;
    field.spellcheck = true;
    dress(field);
    parent.append(field);
    field.addEventListener('input', () => this.#typed());
    field.addEventListener('compositionstart', () => (this.#isComposing = true));
    field.addEventListener('compositionend', () => {
      this.#isComposing = false;
      this.#typed();
    });
    field.addEventListener('keydown', (event) => this.#key(event));
    field.addEventListener('blur', () => this.close());
    for (const type of ['pointerdown', 'pointermove', 'wheel', 'copy', 'cut', 'paste'] as const) {
      field.addEventListener(type, (event) => event.stopPropagation());
    }
    this.place();
    field.focus({ preventScroll: true });
    field.setSelectionRange(field.value.length, field.value.length);
  }

  get id(): string | undefined {
    return this.#edited.id;
  }

  /** The view moved, or the object did. */
  place(): void {
    const { id } = this.#edited;
    const there = id === undefined ? this.#edited.object : this.host.document.get(id)?.object;
    if (there === undefined || (there.kind !== 'text' && there.kind !== 'note')) {
      this.close();
      return;
    }
    const viewport = this.host.viewport();
    const perUnit = viewport.zoom / UNITS_PER_PIXEL;
    const { style } = this.#field;
    if (there.kind === 'note') {
      const margin = Math.min(NOTE_SIZE, there.w / 8, there.h / 8);
      const [left, top] = toPixels(viewport, there.x, there.y);
      Object.assign(style, {
        left: px(left),
        top: px(top),
        width: px(there.w * perUnit),
        height: px(there.h * perUnit),
        padding: px(margin * perUnit),
        paddingTop: px(Math.max(0, margin + (ASCENT - this.#baseline) * NOTE_SIZE) * perUnit),
        fontSize: px(NOTE_SIZE * perUnit),
        color: inkOn(there.colour),
        background: cssColour(there.colour),
        whiteSpace: 'pre-wrap',
      });
      return;
    }
    const [left, top] = toPixels(viewport, there.x, there.y - there.size * this.#baseline);
    Object.assign(style, {
      left: px(left),
      top: px(top),
      fontSize: px(there.size * perUnit),
      color: cssColour(there.colour),
      opacity: String(there.opacity / 255),
      whiteSpace: 'pre',
    });
    this.#grow();
  }

  /** Saves what was typed; words that became none take their text away, notes stay. */
  close(isByKey = false): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#save();
    const { id, object } = this.#edited;
    const isEmpty = this.#field.value.trim() === '';
    if (id !== undefined && object.kind === 'text' && isEmpty) {
      this.host.document.remove([id], this.#isSaved);
    }
    this.#field.remove();
    this.host.closed(isEmpty && object.kind === 'text' ? undefined : this.#edited.id, isByKey);
  }

  #typed(): void {
    if (this.#edited.object.kind === 'text') this.#grow();
    if (this.#isComposing) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), PAUSE_MS);
  }

  #save(): void {
    const { document } = this.host;
    const text = this.#field.value;
    const { id, object } = this.#edited;
    if (text === this.#savedText) return;
    if (id !== undefined && document.get(id) !== undefined) {
      if (!document.setText(id, text, this.#isSaved)) return;
      this.#isSaved = true;
      this.#savedText = text;
      return;
    }
    // New, or removed by somebody else while these words were typed: they are not lost.
    if (text.trim() === '') return;
    const [added] = document.add([{ object, text }]);
    if (added === undefined) return;
    const there = document.get(added)?.object;
    if (!isEditable(there)) return;
    this.#edited = { id: added, object: there };
    this.#isSaved = true;
    this.#savedText = text;
    this.host.saved(added);
  }

  #key(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.isComposing) return;
    const isDone =
      event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (!isDone && event.key !== 'Tab') return;
    event.preventDefault();
    this.close(true);
  }

  /** As wide and high as the words. */
  #grow(): void {
    const { style } = this.#field;
    style.width = '0';
    style.height = '0';
    const size = Number.parseFloat(style.fontSize);
    style.width = px(this.#field.scrollWidth + LEAST_WIDTH + size / 2);
    style.height = px(this.#field.scrollHeight);
  }
}

export function isEditable(object: BoardObject | undefined): object is Note | TextLabel {
  return object?.kind === 'text' || object?.kind === 'note';
}

function dress(field: HTMLTextAreaElement): void {
  Object.assign(field.style, {
    position: 'absolute',
    zIndex: '1',
    margin: '0',
    padding: '0',
    border: '0',
    borderRadius: '0',
    outline: '2px solid oklch(0.55 0.19 264)',
    outlineOffset: '3px',
    background: 'transparent',
    resize: 'none',
    overflow: 'hidden',
    boxSizing: 'border-box',
    fontFamily: FONT_FAMILY,
    fontWeight: '400',
    letterSpacing: 'normal',
    lineHeight: String(LINE_HEIGHT),
    caretColor: 'currentColor',
    touchAction: 'auto',
    userSelect: 'text',
  });
}

function px(value: number): string {
  return `${String(Math.round(value * 100) / 100)}px`;
}
