import type { Sample, Tool, ToolHost } from './tool.js';

/** Moves the view. */
export class HandTool implements Tool {
  readonly cursor = 'grab';
  #last: Sample | undefined;

  constructor(private readonly host: ToolHost) {}

  down(sample: Sample): void {
    this.#last = sample;
    this.host.setCursor('grabbing');
  }

  move(samples: readonly Sample[]): void {
    const next = samples.at(-1);
    if (this.#last === undefined || next === undefined) return;
    this.host.pan(this.#last.px - next.px, this.#last.py - next.py);
    this.#last = next;
  }

  up(): void {
    this.cancel();
  }

  cancel(): void {
    this.#last = undefined;
    this.host.setCursor(this.cursor);
  }
}
