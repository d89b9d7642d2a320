import type { BoardObject, Box } from '@vigia/domain/board';
import type { BoardItem } from '../document/board-item.js';
import { shiftedBy, spanOf } from '../geometry/box.js';
import { cursorOf, handlesOf, pulled, type Handle } from './handles.js';
import { straightened } from './shape-tool.js';
import {
  UNITS_PER_PIXEL,
  reachOf,
  type Preview,
  type Sample,
  type Tool,
  type ToolHost,
} from './tool.js';

/** Moved less than this (CSS pixels) a press is a tap. */
const SLIP = 4;

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'pressing'; readonly from: Sample; readonly tapped: BoardItem }
  | { readonly kind: 'moving'; readonly from: Sample; readonly box: Box; readonly to: Box }
  | {
      readonly kind: 'marking';
      readonly from: Sample;
      readonly region: Box;
      readonly kept: ReadonlySet<string>;
    }
  | {
      readonly kind: 'pulling';
      readonly from: Sample;
      readonly handle: Handle;
      readonly box: Box;
      readonly to: Box;
    }
  | {
      readonly kind: 'bending';
      readonly id: string;
      readonly handle: Handle;
      readonly object: Line;
    };
type Line = Extract<BoardObject, { kind: 'line' | 'arrow' | 'rectangle' | 'ellipse' }>;

const IDLE: State = { kind: 'idle' };

/** Chooses, moves and resizes objects. */
export class SelectTool implements Tool {
  readonly cursor = 'default';
  #state: State = IDLE;

  constructor(private readonly host: ToolHost) {}

  down(sample: Sample): void {
    const handle = this.#handleAt(sample);
    const { selectionBox: box, selection } = this.host;
    if (handle !== undefined && box !== undefined) {
      const [id = ''] = selection;
      const object = this.host.document.get(id)?.object;
      const isEnd = handle.name === 'start' || handle.name === 'end';
      if (isEnd && object !== undefined) {
        this.#state = { kind: 'bending', id, handle, object: object as Line };
      } else {
        this.#state = { kind: 'pulling', from: sample, handle, box, to: box };
      }
      return;
    }
    const tapped = this.host.hit(sample.x, sample.y, reachOf(sample, this.host.zoom));
    if (tapped === undefined) {
      const kept = sample.isExact ? new Set(selection) : new Set<string>();
      if (!sample.isExact) this.host.select([]);
      this.#state = {
        kind: 'marking',
        from: sample,
        region: spanOf(sample.x, sample.y, sample.x, sample.y),
        kept,
      };
      return;
    }
    this.#choose(tapped, sample);
    this.#state = { kind: 'pressing', from: sample, tapped };
  }

  move(samples: readonly Sample[]): void {
    const last = samples.at(-1);
    if (last === undefined) return;
    const state = this.#state;
    switch (state.kind) {
      case 'idle':
        return;
      case 'pressing':
        if (Math.hypot(last.px - state.from.px, last.py - state.from.py) < SLIP) return;
        if (this.host.document.isReadOnly || this.host.selectionBox === undefined) return;
        this.#state = {
          kind: 'moving',
          from: state.from,
          box: this.host.selectionBox,
          to: this.host.selectionBox,
        };
        this.move(samples);
        return;
      case 'moving':
        this.#state = { ...state, to: this.#shifted(state.box, state.from, last) };
        break;
      case 'pulling':
        if (this.host.document.isReadOnly) return;
        this.#state = { ...state, to: this.#pulled(state.box, state.handle, state.from, last) };
        break;
      case 'bending':
        if (this.host.document.isReadOnly) return;
        this.#state = { ...state, object: bent(state.object, state.handle, last) };
        break;
      case 'marking': {
        const region = spanOf(state.from.x, state.from.y, last.x, last.y);
        this.#state = { ...state, region };
        const found = this.host.inside(region).map(({ id }) => id);
        this.host.select([...state.kept, ...found]);
      }
    }
    this.host.redraw();
  }

  up(sample: Sample): void {
    this.move([sample]);
    const state = this.#state;
    this.#state = IDLE;
    const { document, selection } = this.host;
    if (state.kind === 'moving') {
      const [dx, dy] = [state.to.left - state.box.left, state.to.top - state.box.top];
      if (dx !== 0 || dy !== 0) document.move(selection, dx, dy);
    }
    if (state.kind === 'pulling' && state.to !== state.box) {
      document.resize(selection, state.box, state.to);
    }
    if (state.kind === 'bending') document.replace(new Map([[state.id, state.object]]));
    if (state.kind === 'pressing' && state.tapped.object.kind === 'pin') {
      this.host.openPin(state.tapped.id, false);
    }
    this.host.redraw();
  }

  cancel(): void {
    const state = this.#state;
    this.#state = IDLE;
    if (state.kind === 'marking') this.host.select(state.kept);
    this.host.redraw();
  }

  hover(sample: Sample): void {
    const handle = this.#handleAt(sample);
    if (handle !== undefined) {
      this.host.setCursor(cursorOf(handle.name));
      return;
    }
    const under = this.host.hit(sample.x, sample.y, reachOf(sample, this.host.zoom));
    this.host.setCursor(under === undefined ? this.cursor : 'move');
  }

  doubleTap(sample: Sample): void {
    const under = this.host.hit(sample.x, sample.y, reachOf(sample, this.host.zoom));
    if (under?.object.kind === 'text' || under?.object.kind === 'note') {
      this.host.editText({ id: under.id });
    }
  }

  preview(): Preview | undefined {
    const state = this.#state;
    if (state.kind === 'marking') return { marquee: state.region };
    if (state.kind === 'bending') return { instead: { id: state.id, object: state.object } };
    if (state.kind !== 'moving' && state.kind !== 'pulling') return undefined;
    return { drag: { ids: this.host.selection, from: state.box, to: state.to } };
  }

  /** Shift adds and takes away; what is selected stays selected, for it may be about to be moved. */
  #choose({ id }: BoardItem, { isExact }: Sample): void {
    const { selection } = this.host;
    if (isExact) {
      const next = new Set(selection);
      if (!next.delete(id)) next.add(id);
      this.host.select(next);
    } else if (!selection.has(id)) {
      this.host.select([id]);
    }
  }

  #handleAt(sample: Sample): Handle | undefined {
    const { selectionBox: box, document, zoom } = this.host;
    if (box === undefined || document.isReadOnly) return undefined;
    const reach = reachOf(sample, zoom) * 1.6;
    return handlesOf(this.#objects(), box, UNITS_PER_PIXEL / zoom).find(
      ({ x, y }) => Math.abs(x - sample.x) <= reach && Math.abs(y - sample.y) <= reach,
    );
  }

  #objects(): readonly BoardObject[] {
    return [...this.host.selection].flatMap((id) => this.host.document.get(id)?.object ?? []);
  }

  /** With shift along one axis only. */
  #shifted(box: Box, from: Sample, to: Sample): Box {
    let [dx, dy] = [Math.round(to.x - from.x), Math.round(to.y - from.y)];
    if (to.isExact && Math.abs(dx) > Math.abs(dy)) dy = 0;
    else if (to.isExact) dx = 0;
    return shiftedBy(box, dx, dy);
  }

  /** Pictures and words keep their shape; everything does with shift. */
  #pulled(box: Box, handle: Handle, from: Sample, to: Sample): Box {
    const keepsShape =
      to.isExact || this.#objects().some(({ kind }) => kind === 'text' || kind === 'image');
    return pulled(box, handle.name, to.x - from.x, to.y - from.y, keepsShape);
  }
}

function bent(object: Line, { name }: Handle, to: Sample): Line {
  const start = { x: object.x, y: object.y };
  const end = { x: object.x + object.w, y: object.y + object.h };
  const [fixed, loose] = name === 'start' ? [end, to] : [start, to];
  const { x, y } = to.isExact ? straightened(fixed, loose) : loose;
  const [nx, ny] = [Math.round(x), Math.round(y)];
  return name === 'start'
    ? { ...object, x: nx, y: ny, w: end.x - nx, h: end.y - ny }
    : { ...object, w: nx - start.x, h: ny - start.y };
}
