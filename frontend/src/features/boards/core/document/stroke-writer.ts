import {
  BOARD_LIMITS,
  encodeChunk,
  encodeStroke,
  packLive,
  type LiveChunk,
  type StrokeStyle,
} from '@vigia/domain/board';
import * as Y from 'yjs';

/** What a stroke that is being drawn needs from its document. */
export interface StrokeHome {
  /** Runs a change of one's own; `false` when the document does not take it (any more). */
  change(work: (roots: StrokeRoots) => void): boolean;
  nextSerial(): number;
  idOf(serial: number): string;
  topZ(): string;
}

export interface StrokeRoots {
  readonly objects: Y.Map<unknown>;
  readonly live: Y.Map<unknown>;
  readonly key: string;
}

/**
 * The stroke under one's own pointer: everybody sees it grow, and at its end it is one object. [BRD-6] Where it would
 * become too long it goes on as another one from the same point.
 */
export class StrokeWriter {
  readonly #finished: string[] = [];
  #chunks: LiveChunk[] = [];
  #serial = 0;
  #z = '';
  #count = 0;
  #appended = 0;
  #partStart = 0;
  #last: Point | undefined;

  constructor(
    private readonly home: StrokeHome,
    private readonly style: Omit<StrokeStyle, 'z'>,
  ) {}

  /** Which of all appended points is the first of the part that is not an object yet. */
  get partStart(): number {
    return this.#partStart;
  }

  /** Adds points (x, y, x, y …; whole units) with one pressure (0–255) each, or none at all. */
  append(points: readonly number[], pressures?: readonly number[]): void {
    const all = points.length / 2;
    let done = 0;
    while (done < all) {
      if (this.#count >= BOARD_LIMITS.strokePoints) this.#goOn();
      const room = Math.min(BOARD_LIMITS.strokePoints - this.#count, BOARD_LIMITS.chunkPoints);
      const end = Math.min(all, done + room);
      this.#push(points.slice(2 * done, 2 * end), pressures?.slice(done, end));
      this.#appended += end - done;
      done = end;
    }
  }

  /** Makes it an object (or several); gives their ids. */
  finish(): readonly string[] {
    this.#pack();
    return this.#finished;
  }

  /** As if it had never been begun; what was too long for one stroke stays. */
  cancel(): void {
    if (this.#count === 0) return;
    this.home.change(({ live, key }) => live.delete(key));
    this.#chunks = [];
    this.#count = 0;
  }

  #push(points: readonly number[], pressures: readonly number[] | undefined): void {
    const isFirst = this.#count === 0;
    if (isFirst) {
      this.#serial = this.home.nextSerial();
      this.#z = this.home.topZ();
    }
    const head = { serial: this.#serial, style: { ...this.style, z: this.#z } };
    const drawn = pressures === undefined ? { points } : { points, pressures };
    const chunk: LiveChunk = isFirst ? { head, ...drawn } : drawn;
    const bytes = encodeChunk(chunk);
    this.home.change(({ live, key }) => {
      const present = live.get(key);
      if (!isFirst && present instanceof Y.Array) {
        (present as Y.Array<Uint8Array>).push([bytes]);
        return;
      }
      // Gone when somebody took it for abandoned; what is drawn still comes as an object in the end.
      if (isFirst) live.set(key, Y.Array.from([bytes]));
    });
    this.#chunks.push(chunk);
    this.#count += points.length / 2;
    this.#last = { points: points.slice(-2), pressures: pressures?.slice(-1) };
  }

  #goOn(): void {
    const last = this.#last;
    this.#pack();
    this.#partStart = this.#appended - 1;
    if (last !== undefined) this.#push(last.points, last.pressures);
  }

  #pack(): void {
    const packed = packLive(this.#chunks);
    this.#chunks = [];
    this.#count = 0;
    if (packed === undefined) return;
    const id = this.home.idOf(packed.serial);
    const isTaken = this.home.change(({ objects, live, key }) => {
      objects.set(id, encodeStroke(packed.stroke));
      live.delete(key);
    });
    if (isTaken) this.#finished.push(id);
  }
}

interface Point {
  readonly points: readonly number[];
  readonly pressures: readonly number[] | undefined;
}
