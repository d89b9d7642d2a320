import type { Sample, Tool, ToolHost } from './tool.js';

/** Units of a new note. */
export const NOTE_SIDE = 1_800;
/** The usual yellow, for a style whose ink would make words unreadable on it. */
export const NOTE_COLOUR = 0xfff0a3;

/** Sticks a note where it taps, and opens it for typing. */
export class NoteTool implements Tool {
  readonly cursor = 'copy';
  #isDown = false;

  constructor(private readonly host: ToolHost) {}

  down(): void {
    this.#isDown = !this.host.document.isReadOnly;
  }

  move(): void {
    // Where it was lifted counts.
  }

  up({ x, y }: Sample): void {
    if (!this.#isDown) return;
    this.#isDown = false;
    const half = NOTE_SIDE / 2;
    const place = {
      x: Math.round(x - half),
      y: Math.round(y - half),
      w: NOTE_SIDE,
      h: NOTE_SIDE,
    };
    const colour = this.host.style.fill ?? NOTE_COLOUR;
    const [id] = this.host.document.add([{ object: { kind: 'note', ...place, colour }, text: '' }]);
    if (id === undefined) return;
    this.host.setTool('select');
    this.host.select([id]);
    this.host.editText({ id });
  }

  cancel(): void {
    this.#isDown = false;
  }
}
