import type { Sample, Tool, ToolHost } from './tool.js';

/** Puts a pin where it taps; its conversation is the screen's. */
export class PinTool implements Tool {
  readonly cursor = 'crosshair';
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
    const place = { x: Math.round(x), y: Math.round(y) };
    const { colour } = this.host.style;
    const pin = { kind: 'pin' as const, ...place, colour, comment: '', done: false };
    const [id] = this.host.document.add([{ object: pin, text: '' }]);
    if (id === undefined) return;
    this.host.setTool('select');
    this.host.select([id]);
    this.host.openPin(id, true);
  }

  cancel(): void {
    this.#isDown = false;
  }
}
