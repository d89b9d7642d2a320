import { reachOf, type Sample, type Tool, type ToolHost } from './tool.js';

/** Opens words for typing: those under the pointer, or new ones. */
export class TextTool implements Tool {
  readonly cursor = 'text';
  #isDown = false;

  constructor(private readonly host: ToolHost) {}

  down(): void {
    this.#isDown = !this.host.document.isReadOnly;
  }

  move(): void {
    // Where it was lifted counts.
  }

  up(sample: Sample): void {
    if (!this.#isDown) return;
    this.#isDown = false;
    const { x, y } = sample;
    const under = this.host.hit(x, y, reachOf(sample, this.host.zoom));
    const hasWords = under?.object.kind === 'text' || under?.object.kind === 'note';
    this.host.setTool('select');
    if (under !== undefined && hasWords) this.host.editText({ id: under.id });
    // The pointer is at the middle of the first line.
    else this.host.editText({ x, y: y + this.host.style.size / 3 });
  }

  cancel(): void {
    this.#isDown = false;
  }
}
