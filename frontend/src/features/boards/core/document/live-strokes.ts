import { decodeChunk, type LiveChunk, type LiveHead } from '@vigia/domain/board';
import * as Y from 'yjs';

/** What is being drawn right now under a client key. */
export interface LiveStroke {
  readonly key: string;
  readonly tool: LiveHead['style']['tool'];
  readonly colour: number;
  readonly width: number;
  readonly opacity: number;
  readonly points: readonly number[];
  readonly pressures: readonly number[] | undefined;
}

interface Reading {
  readonly source: Y.Array<Uint8Array>;
  read: number;
  readonly points: number[];
  readonly pressures: number[];
  stroke: LiveStroke | undefined;
}

/** Reads others' live strokes chunk by chunk, each chunk once. */
export class LiveStrokes {
  readonly #readings = new Map<string, Reading>();
  readonly #strokes = new Map<string, LiveStroke>();

  /** Without the ones of this key, which its owner draws by itself. */
  constructor(
    private readonly live: Y.Map<unknown>,
    private ownKey: string | undefined,
  ) {
    for (const key of live.keys()) this.update(key);
  }

  get strokes(): ReadonlyMap<string, LiveStroke> {
    return this.#strokes;
  }

  /** From now on strokes under this key are one's own. */
  own(key: string | undefined): void {
    this.ownKey = key;
    if (key !== undefined) this.#forget(key);
  }

  /** Looks at what is new under a key. */
  update(key: string): void {
    const source = this.live.get(key);
    if (!(source instanceof Y.Array) || key === this.ownKey) {
      this.#forget(key);
      return;
    }
    const before = this.#readings.get(key);
    const reading: Reading =
      before?.source === source
        ? before
        : {
            source: source as Y.Array<Uint8Array>,
            read: 0,
            points: [],
            pressures: [],
            stroke: undefined,
          };
    this.#readings.set(key, reading);
    for (const bytes of reading.source.slice(reading.read)) this.#take(key, reading, bytes);
    reading.read = source.length;
    if (reading.stroke === undefined) return;
    const isPressed =
      reading.pressures.length > 0 && 2 * reading.pressures.length === reading.points.length;
    reading.stroke = {
      ...reading.stroke,
      pressures: isPressed ? reading.pressures : undefined,
    };
    this.#strokes.set(key, reading.stroke);
  }

  #take(key: string, reading: Reading, bytes: unknown): void {
    const chunk: LiveChunk | undefined =
      bytes instanceof Uint8Array ? decodeChunk(bytes) : undefined;
    if (chunk === undefined) return;
    if (chunk.head !== undefined && reading.stroke === undefined) {
      const { tool, colour, width, opacity } = chunk.head.style;
      const { points } = reading;
      reading.stroke = { key, tool, colour, width, opacity, points, pressures: undefined };
    }
    for (const value of chunk.points) reading.points.push(value);
    for (const value of chunk.pressures ?? []) reading.pressures.push(value);
  }

  #forget(key: string): void {
    this.#readings.delete(key);
    this.#strokes.delete(key);
  }
}
