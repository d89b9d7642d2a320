import { reachOf, type Sample, type Tool, type ToolHost } from './tool.js';

/** Removes every object it touches; all of one go is undone together. */
export class EraserTool implements Tool {
  readonly cursor = 'cell';
  #last: Sample | undefined;
  #isContinued = false;

  constructor(private readonly host: ToolHost) {}

  down(sample: Sample): void {
    this.#last = sample;
    this.#isContinued = false;
    this.#erase(sample, sample);
  }

  move(samples: readonly Sample[]): void {
    for (const sample of samples) {
      if (this.#last !== undefined) this.#erase(this.#last, sample);
      this.#last = sample;
    }
  }

  up(sample: Sample): void {
    this.move([sample]);
    this.#last = undefined;
  }

  cancel(): void {
    this.#last = undefined;
    // What it touched was gone at once, so taking it back is an undo.
    if (this.#isContinued) this.host.document.undo();
    this.#isContinued = false;
  }

  /** Everything on the way from one place to the next. */
  #erase(from: Sample, to: Sample): void {
    const reach = reachOf(to, this.host.zoom);
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / reach));
    const ids = new Set<string>();
    for (let step = 1; step <= steps; step += 1) {
      const share = step / steps;
      const [x, y] = [from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share];
      for (const { id } of this.host.hits(x, y, reach)) ids.add(id);
    }
    if (ids.size === 0) return;
    if (this.host.document.remove(ids, this.#isContinued)) this.#isContinued = true;
  }
}
