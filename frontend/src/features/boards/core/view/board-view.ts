import { OPAQUE, PIN_SIZE, type BoardObject, type Box } from '@vigia/domain/board';
import type { BoardDocument, DocumentChange } from '../document/board-document.js';
import type { Draft } from '../document/board-item.js';
import { moved, resized, type DrawingStyle } from '../document/transform-object.js';
import { Emitter } from '../events.js';
import { fromClipboardText, toClipboardText } from '../files/clipboard-text.js';
import { heightOf, isTouching, spanOf, widenedBy, widthOf } from '../geometry/box.js';
import { createMeasure, wrap } from '../geometry/text-layout.js';
import type { BoardPresence } from '../session/board-presence.js';
import { createTools } from '../tools/create-tools.js';
import { handlesOf } from '../tools/handles.js';
import { NOTE_COLOUR, NOTE_SIDE } from '../tools/note-tool.js';
import type { Preview, Sample, TextTarget, Tool, ToolHost, ToolName } from '../tools/tool.js';
import { DragPicture } from './drag-picture.js';
import { pressKey, type KeyActions } from './keyboard.js';
import {
  drawCursor,
  drawFollowing,
  drawGrowing,
  drawMarquee,
  drawMembers,
  drawSelection,
} from './overlay.js';
import { Painter } from './painter.js';
import { drawPaper, paperColours, type PaperColours } from './paper.js';
import { Pictures, type ResolveImage } from './pictures.js';
import { PointerInput, placeOn } from './pointer-input.js';
import { Scene, isLoose } from './scene.js';
import { createSurface, fitSurface, type Surface } from './surface.js';
import { TextEditor, isEditable, type Edited } from './text-editor.js';
import { TileLayer, originOf, scaleOf, type View } from './tile-layer.js';
import {
  UNITS_PER_PIXEL,
  centredOn,
  clampZoom,
  fitted,
  pannedBy,
  seenBox,
  toUnits,
  zoomedAt,
  type Size,
  type Viewport,
} from './viewport.js';

/** Accessible names and words of what the view makes itself. */
export interface ViewWords {
  /** The drawing surface (role "application"). */
  readonly surface: string;
  /** The field in which words are typed, by kind. */
  readonly editor: Readonly<Record<'text' | 'note' | 'pin', string>>;
  readonly pictureLoading: string;
  readonly pictureFailed: string;
}

export interface BoardViewOptions {
  readonly document: BoardDocument;
  readonly presence?: BoardPresence;
  readonly resolveImage?: ResolveImage;
  readonly words: ViewWords;
  readonly tool?: ToolName;
  readonly style?: Partial<DrawingStyle>;
}

export interface ViewEvents {
  readonly selectionchange: ReadonlySet<string>;
  readonly viewportchange: Viewport;
  readonly toolchange: ToolName;
  readonly stylechange: DrawingStyle;
  /** A pin was made or pressed. */
  readonly pinopen: { readonly id: string; readonly isNew: boolean };
  /** Words of an object are being typed (an id once they are on the board), or no longer. */
  readonly textedit: { readonly isTyping: boolean; readonly id: string | undefined };
  /** Whom the view follows, by peer id. */
  readonly followchange: { readonly id: number | undefined };
  /** The clipboard is not to be read; what the document refuses, it says itself. */
  readonly refused: 'clipboard-unreadable';
}

const DEFAULT_STYLE: DrawingStyle = {
  colour: 0x1d2433,
  fill: null,
  width: 40,
  opacity: OPAQUE,
  size: 240,
};
/** Milliseconds of a frame that tiles may take: little while somebody draws, more when nobody waits for ink. */
const BUSY_BUDGET = 5;
const IDLE_BUDGET = 10;
const FIRST_BUDGET = 40;
/** After the last change of zoom; then tiles are drawn anew. */
const ZOOM_REST_MS = 90;
const PRESENCE_MS = 50;
const DOUBLE_TAP_MS = 350;
const DOUBLE_TAP_PIXELS = 12;
const PASTE_SHIFT = 200;
const WHEEL_LINE = 18;
const MEMBERS_SHOWN = 200;
const PAINTED_OVER = 200;
const NOTE_LINE = 44;
/** CSS pixels of a pin seen from afar. */
const LEAST_PIN = 20;

/** The board on the screen; mounts in an element that has a size and a `position`. */
export class BoardView {
  readonly #events = new Emitter<ViewEvents>();
  readonly #document: BoardDocument;
  readonly #presence: BoardPresence | undefined;
  readonly #surface: Surface;
  readonly #scene: Scene;
  readonly #pictures: Pictures;
  readonly #painter: Painter;
  readonly #tiles: TileLayer;
  readonly #input: PointerInput;
  readonly #tools: Readonly<Record<ToolName, Tool>>;
  readonly #stops: (() => void)[] = [];
  readonly #measure = createMeasure();

  #tool: ToolName;
  /** The tool of a press that goes on, though another may have been chosen meanwhile. */
  #pressed: Tool | undefined;
  #style: DrawingStyle;
  #selection: ReadonlySet<string> = new Set();
  /** The box around a selection, until something changes. */
  #boxKnown: { readonly of: ReadonlySet<string>; readonly box: Box | undefined } | undefined;
  #viewport: Viewport = { x: 0, y: 0, zoom: 1 };
  #view: View = { width: 1, height: 1, ratio: 1 };
  #colours: PaperColours;
  #hasGrid = false;
  #following: number | undefined;
  #editor: TextEditor | undefined;
  #drag: { readonly ids: ReadonlySet<string>; readonly picture: DragPicture } | undefined;
  /** Whether the person has not chosen where to look yet. */
  #isUntouched = true;

  #frame: number | undefined;
  #isBoardDirty = true;
  #isOverlayDirty = true;
  #isFirstPicture = true;
  #zoomedAt = 0;
  #moves: Sample[] = [];
  #cursor: { readonly x: number; readonly y: number } | null = null;
  #isPresenceDue = true;
  #presenceAt = 0;
  #lastTap: { readonly at: number; readonly px: number; readonly py: number } | undefined;
  #clipboard = '';
  #isDestroyed = false;

  constructor(
    host: HTMLElement,
    private readonly options: BoardViewOptions,
  ) {
    this.#document = options.document;
    this.#presence = options.presence;
    this.#tool = options.tool ?? 'select';
    this.#style = { ...DEFAULT_STYLE, ...options.style };
    this.#surface = createSurface(host, options.words.surface);
    this.#colours = paperColours(host);
    this.#scene = new Scene(this.#document);
    this.#pictures = new Pictures(options.resolveImage, (ref) => this.#pictureChanged(ref));
    this.#painter = new Painter(this.#measure, this.#pictures, options.words);
    this.#tiles = new TileLayer(this.#scene, this.#painter);
    this.#tools = createTools(this.#toolHost());
    this.#input = new PointerInput(this.#surface.element, {
      down: (event) => this.#down(event),
      move: (events) => this.#move(events),
      up: (event) => this.#up(event),
      cancel: () => this.#cancelTool(),
      hover: (event) => this.#hover(event),
      leave: () => this.#point(null),
      pan: (dx, dy) => this.#look(pannedBy(this.#viewport, dx, dy)),
      pinch: (factor, px, py) => this.#zoomAt(this.#viewport.zoom * factor, px, py),
    });
    this.#setCursor(this.#tools[this.#tool].cursor);
    this.#listen(host);
    this.#resize();
    if (this.#document.count > 0) this.#fitFirst();
    this.#presence?.show({ tool: this.#tool });
    this.#request();
  }

  get tool(): ToolName {
    return this.#tool;
  }

  get style(): DrawingStyle {
    return this.#style;
  }

  get selection(): ReadonlySet<string> {
    return this.#selection;
  }

  get viewport(): Viewport {
    return this.#viewport;
  }

  get isGridShown(): boolean {
    return this.#hasGrid;
  }

  /** Whether everything that is in view is on the screen, as sharp as it gets. */
  get isDrawn(): boolean {
    return !this.#isBoardDirty;
  }

  get following(): number | undefined {
    return this.#following;
  }

  on<E extends keyof ViewEvents>(event: E, listener: (detail: ViewEvents[E]) => void): () => void {
    return this.#events.on(event, listener);
  }

  destroy(): void {
    if (this.#isDestroyed) return;
    this.#editor?.close();
    // A stroke under the pointer is finished rather than lost.
    if (this.#pressed !== undefined && this.#lastSample !== undefined) {
      this.#pressed.up(this.#lastSample);
    }
    this.#isDestroyed = true;
    for (const stop of this.#stops.splice(0)) stop();
    this.#input.close();
    this.#pictures.close();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#presence?.show({ cursor: null });
    this.#surface.element.remove();
    this.#events.clear();
  }

  focus(): void {
    this.#surface.element.focus({ preventScroll: true });
  }

  // ------------------------------------------------------------ tools and style

  setTool(tool: ToolName): void {
    if (tool === this.#tool) return;
    this.#editor?.close();
    this.#tool = tool;
    if (tool !== 'select') this.select([]);
    this.#setCursor(this.#tools[tool].cursor);
    this.#presence?.show({ tool });
    this.#events.emit('toolchange', tool);
  }

  /** Of new things, and of what is selected. */
  setStyle(style: Partial<DrawingStyle>): void {
    this.#style = { ...this.#style, ...style };
    if (this.#selection.size > 0 && !this.#document.isReadOnly) {
      this.#document.restyle(this.#selection, style);
    }
    this.#events.emit('stylechange', this.#style);
  }

  // ------------------------------------------------------------ where it looks

  setViewport(viewport: Viewport): void {
    this.#isUntouched = false;
    this.follow(undefined);
    this.#look({ ...viewport, zoom: clampZoom(viewport.zoom) });
  }

  /** Around the middle of the view. */
  zoomTo(zoom: number): void {
    const { width, height } = this.#size;
    this.#zoomAt(zoom, width / 2, height / 2);
  }

  zoomBy(factor: number): void {
    this.zoomTo(this.#viewport.zoom * factor);
  }

  /** Shows everything, or these objects. */
  fit(ids?: Iterable<string>): void {
    const box = this.#document.bounds(ids);
    if (box === undefined) {
      this.setViewport(centredOn(0, 0, 1, this.#size));
      return;
    }
    this.setViewport(fitted(box, this.#size));
  }

  /** Brings an object into view and selects it. */
  reveal(id: string): void {
    const box = this.#document.boundsOf(id);
    if (box === undefined) return;
    const seen = seenBox(this.#viewport, this.#size);
    const isLarger = widthOf(box) > widthOf(seen) || heightOf(box) > heightOf(seen);
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    if (isLarger) this.fit([id]);
    else if (!isTouching(seen, { left: x, right: x, top: y, bottom: y })) {
      this.setViewport(centredOn(x, y, this.#viewport.zoom, this.#size));
    }
    this.setTool('select');
    this.select([id]);
  }

  setGrid(isShown: boolean): void {
    this.#hasGrid = isShown;
    this.#redrawBoard();
  }

  /** Shows what somebody else sees, until one moves the board oneself. */
  follow(peerId: number | undefined): void {
    if (peerId === this.#following) return;
    this.#following = peerId;
    this.#events.emit('followchange', { id: peerId });
    if (peerId !== undefined) this.#followOn();
    this.#redraw();
  }

  // ------------------------------------------------------------ selection

  select(ids: Iterable<string>): void {
    const next = new Set([...ids].filter((id) => this.#document.get(id) !== undefined));
    const isSame =
      next.size === this.#selection.size && [...next].every((id) => this.#selection.has(id));
    if (isSame) return;
    this.#selection = next;
    this.#events.emit('selectionchange', next);
    this.#redraw();
  }

  selectAll(): void {
    this.setTool('select');
    this.select(
      this.#document
        .items()
        .filter(isLoose)
        .map(({ id }) => id),
    );
  }

  deleteSelection(): void {
    this.#document.remove(this.#selection);
  }

  duplicateSelection(): void {
    this.#addDrafts(this.#drafts(), PASTE_SHIFT);
  }

  bringToFront(): void {
    if (this.#selection.size > 0) this.#document.toFront(this.#selection);
  }

  sendToBack(): void {
    if (this.#selection.size > 0) this.#document.toBack(this.#selection);
  }

  async copySelection(): Promise<void> {
    if (this.#selection.size === 0) return;
    this.#clipboard = toClipboardText(this.#chosen());
    try {
      await navigator.clipboard.writeText(this.#clipboard);
    } catch {
      // Then it can at least be pasted here.
    }
  }

  async cutSelection(): Promise<void> {
    await this.copySelection();
    this.deleteSelection();
  }

  async paste(): Promise<void> {
    let text = this.#clipboard;
    try {
      text = (await navigator.clipboard.readText()) || text;
    } catch {
      // Not allowed: what was copied here is still known.
      if (text === '') this.#events.emit('refused', 'clipboard-unreadable');
    }
    this.#pasteText(text);
  }

  // ------------------------------------------------------------ things

  /** Opens the words of a text or note for typing; a pin is opened instead. */
  editText(id: string): void {
    const object = this.#document.get(id)?.object;
    if (object?.kind === 'pin') this.#events.emit('pinopen', { id, isNew: false });
    else this.#edit({ id });
  }

  /** Puts a picture at the middle of the view, locked below what is drawn; sizes in CSS pixels. */
  placeImage(
    ref: string,
    { w, h }: { readonly w: number; readonly h: number },
  ): string | undefined {
    const seen = seenBox(this.#viewport, this.#size);
    const room = 0.9 * Math.min(widthOf(seen) / w, heightOf(seen) / h);
    const scale = Math.min(UNITS_PER_PIXEL, Math.max(room, 1));
    const [width, height] = [
      Math.max(1, Math.round(w * scale)),
      Math.max(1, Math.round(h * scale)),
    ];
    const place = {
      x: Math.round((seen.left + seen.right - width) / 2),
      y: Math.round((seen.top + seen.bottom - height) / 2),
      w: width,
      h: height,
    };
    const picture = { kind: 'image' as const, ...place, ref, opacity: OPAQUE, locked: true };
    const [id] = this.#document.add([{ object: picture }], 'bottom');
    return id;
  }

  setLocked(id: string, isLocked: boolean): void {
    const object = this.#document.get(id)?.object;
    if (object?.kind !== 'image') return;
    this.#document.replace(new Map([[id, { ...object, locked: isLocked }]]));
    if (isLocked) this.select([...this.#selection].filter((one) => one !== id));
  }

  /** A note (or text, or pin) at the middle of the view, for those who use no pointer. */
  insert(kind: 'text' | 'note' | 'pin', text: string): string | undefined {
    const seen = seenBox(this.#viewport, this.#size);
    const [x, y] = [
      Math.round((seen.left + seen.right) / 2),
      Math.round((seen.top + seen.bottom) / 2),
    ];
    const { colour, size, opacity } = this.#style;
    const objects: Readonly<Record<typeof kind, Draft['object']>> = {
      text: { kind: 'text', x, y, colour, size, opacity },
      note: {
        kind: 'note',
        x: x - NOTE_SIDE / 2,
        y: y - NOTE_SIDE / 2,
        w: NOTE_SIDE,
        h: NOTE_SIDE,
        colour: NOTE_COLOUR,
      },
      pin: { kind: 'pin', x, y, colour, comment: '', done: false },
    };
    const [id] = this.#document.add([{ object: objects[kind], text }]);
    if (id !== undefined) this.select([id]);
    if (id !== undefined && kind === 'pin') this.#events.emit('pinopen', { id, isNew: true });
    return id;
  }

  // ------------------------------------------------------------ pointer

  #lastSample: Sample | undefined;

  #down(event: PointerEvent): void {
    this.focus();
    this.#isUntouched = false;
    this.#editor?.close();
    this.#moves = [];
    const sample = this.#sample(event);
    this.#lastSample = sample;
    this.#pressed = this.#tools[this.#tool];
    this.#pressed.down(sample);
    this.#point(sample);
    this.#request();
  }

  #move(events: readonly PointerEvent[]): void {
    for (const event of events) this.#moves.push(this.#sample(event));
    this.#request();
  }

  #up(event: PointerEvent): void {
    this.#deliverMoves();
    const sample = this.#sample(event);
    const tool = this.#pressed;
    this.#pressed = undefined;
    this.#lastSample = undefined;
    tool?.up(sample);
    if (this.#isDoubleTap(event, sample)) this.#tools[this.#tool].doubleTap?.(sample);
    this.#redraw();
  }

  #isDoubleTap({ timeStamp }: PointerEvent, { px, py }: Sample): boolean {
    const last = this.#lastTap;
    const isSecond =
      last !== undefined &&
      timeStamp - last.at < DOUBLE_TAP_MS &&
      Math.hypot(px - last.px, py - last.py) < DOUBLE_TAP_PIXELS;
    this.#lastTap = isSecond ? undefined : { at: timeStamp, px, py };
    return isSecond;
  }

  #cancelTool(): void {
    this.#moves = [];
    this.#pressed?.cancel();
    this.#pressed = undefined;
    this.#lastSample = undefined;
    this.#redraw();
  }

  #hover(event: PointerEvent): void {
    const sample = this.#sample(event);
    if (this.#input.isHandHeld) this.#setCursor('grab');
    else this.#tools[this.#tool].hover?.(sample);
    this.#point(sample);
  }

  /** All that the pointer told since the last frame. */
  #deliverMoves(): void {
    if (this.#moves.length === 0) return;
    const moves = this.#moves;
    this.#moves = [];
    const last = moves.at(-1);
    this.#lastSample = last;
    this.#pressed?.move(moves);
    if (last !== undefined) this.#point(last);
  }

  #sample(event: PointerEvent): Sample {
    const { pressure, pointerType, shiftKey } = event;
    const { x: px, y: py } = placeOn(this.#surface.element, event);
    const [x, y] = toUnits(this.#viewport, px, py);
    return {
      x,
      y,
      px,
      py,
      pressure: pointerType === 'pen' && pressure > 0 ? pressure : undefined,
      isExact: shiftKey,
      isTouch: pointerType === 'touch',
    };
  }

  /** Where others see one's cursor. */
  #point(place: { readonly x: number; readonly y: number } | null): void {
    this.#cursor = place === null ? null : { x: Math.round(place.x), y: Math.round(place.y) };
    this.#isPresenceDue = true;
    this.#request();
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? WHEEL_LINE : 1;
    const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
    if (event.ctrlKey || event.metaKey) {
      // A notch of a wheel counts 100 and more, a pinch on a touchpad a few at a time.
      const factor = Math.exp(-Math.max(-60, Math.min(60, dy)) / 180);
      const { x, y } = placeOn(this.#surface.element, event);
      this.#zoomAt(this.#viewport.zoom * factor, x, y);
      return;
    }
    const isSideways = event.shiftKey && dx === 0;
    this.#look(pannedBy(this.#viewport, isSideways ? dy : dx, isSideways ? 0 : dy));
  }

  // ------------------------------------------------------------ keyboard and clipboard

  #listen(host: HTMLElement): void {
    const { element } = this.#surface;
    const stop = new AbortController();
    const { signal } = stop;
    this.#stops.push(() => stop.abort());
    element.addEventListener('wheel', (event) => this.#wheel(event), { signal, passive: false });
    // Only Safari on a touchpad speaks of gestures.
    let scale = 1;
    element.addEventListener(
      'gesturestart',
      (event) => {
        event.preventDefault();
        scale = 1;
      },
      { signal, passive: false },
    );
    element.addEventListener(
      'gesturechange',
      (event) => {
        event.preventDefault();
        const gesture = event as MouseEvent & { readonly scale: number };
        const { x, y } = placeOn(element, gesture);
        this.#zoomAt((this.#viewport.zoom * gesture.scale) / scale, x, y);
        scale = gesture.scale;
      },
      { signal, passive: false },
    );
    element.addEventListener('keydown', (event) => this.#keyDown(event), { signal });
    element.addEventListener('keyup', (event) => this.#keyUp(event), { signal });
    element.addEventListener('blur', () => this.#releaseHand(), { signal });
    element.addEventListener('copy', (event) => this.#copied(event, false), { signal });
    element.addEventListener('cut', (event) => this.#copied(event, true), { signal });
    element.addEventListener('paste', (event) => this.#pasted(event), { signal });
    element.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
    const observer = new ResizeObserver(() => this.#resize());
    observer.observe(element);
    this.#stops.push(() => observer.disconnect());
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', () => this.#recolour(host), { signal });
    const themed = new MutationObserver(() => this.#recolour(host));
    themed.observe(document.documentElement, { attributes: true });
    this.#stops.push(
      () => themed.disconnect(),
      this.#document.on('change', (change) => this.#documentChanged(change)),
      this.#document.on('live', () => this.#redraw()),
      this.#document.on('history', () => this.#readOnlyChanged()),
    );
    if (this.#presence !== undefined) {
      this.#stops.push(
        this.#presence.subscribeMoves(() => {
          this.#followOn();
          this.#redraw();
        }),
      );
    }
    if (document.fonts.status !== 'loaded') {
      void document.fonts.ready.then(() => this.#isDestroyed || this.#document.remeasure());
    }
  }

  #keyDown(event: KeyboardEvent): void {
    if (event.target !== this.#surface.element || event.isComposing) return;
    if (event.key === ' ') {
      event.preventDefault();
      this.#input.isHandHeld = true;
      if (!this.#input.isBusy) this.#setCursor('grab');
      return;
    }
    if (pressKey(event, this.#keys)) event.preventDefault();
  }

  #keyUp({ key }: KeyboardEvent): void {
    if (key === ' ') this.#releaseHand();
  }

  #releaseHand(): void {
    if (!this.#input.isHandHeld) return;
    this.#input.isHandHeld = false;
    this.#setCursor(this.#tools[this.#tool].cursor);
  }

  readonly #keys: KeyActions = {
    deleteSelection: () => this.deleteSelection(),
    nudge: (dx, dy) => this.#nudge(dx, dy),
    selectAll: () => this.selectAll(),
    duplicateSelection: () => this.duplicateSelection(),
    undo: () => this.#document.undo(),
    redo: () => this.#document.redo(),
    bringToFront: () => this.bringToFront(),
    sendToBack: () => this.sendToBack(),
    escape: () => this.#escape(),
    enter: () => this.#enter(),
    setTool: (tool) => this.setTool(tool),
    zoomBy: (factor) => this.zoomBy(factor),
    zoomTo: (zoom) => this.zoomTo(zoom),
    fit: () => this.fit(),
  };

  /** Moves what is selected, or else the view. */
  #nudge(dx: number, dy: number): void {
    if (this.#selection.size > 0) this.#document.move(this.#selection, dx, dy);
    else this.#look(pannedBy(this.#viewport, 4 * dx, 4 * dy));
  }

  /** Takes back what is being done; then the selection; then the tool. */
  #escape(): void {
    if (this.#pressed !== undefined) this.#input.abandon();
    else if (this.#selection.size > 0) this.select([]);
    else if (this.#following !== undefined) this.follow(undefined);
    else this.setTool('select');
  }

  #enter(): boolean {
    const [id, another] = this.#selection;
    if (id === undefined || another !== undefined) return false;
    this.editText(id);
    return true;
  }

  #copied(event: ClipboardEvent, isCut: boolean): void {
    if (this.#selection.size === 0) return;
    this.#clipboard = toClipboardText(this.#chosen());
    event.clipboardData?.setData('text/plain', this.#clipboard);
    event.preventDefault();
    if (isCut) this.deleteSelection();
  }

  #pasted(event: ClipboardEvent): void {
    event.preventDefault();
    this.#pasteText(event.clipboardData?.getData('text/plain') ?? '');
  }

  /** Objects as objects; any other words as a text in the middle of the view. */
  #pasteText(text: string): void {
    const drafts = fromClipboardText(text);
    if (drafts !== undefined) {
      this.setTool('select');
      this.#addDrafts(drafts, PASTE_SHIFT);
      return;
    }
    const words = text.trim().replaceAll('\r\n', '\n');
    if (words === '') return;
    this.setTool('select');
    const { size } = this.#style;
    this.insert('text', wrap(words, NOTE_LINE * size * 0.6, size, this.#measure).join('\n'));
  }

  #chosen(): ReturnType<BoardDocument['items']> {
    return this.#document.items().filter(({ id }) => this.#selection.has(id));
  }

  #drafts(): readonly Draft[] {
    return this.#chosen().map(({ object, text }) => (text === '' ? { object } : { object, text }));
  }

  /** Beside where they came from, or in the middle of the view when that is not seen. */
  #addDrafts(drafts: readonly Draft[], shift: number): void {
    if (drafts.length === 0) return;
    const ids = this.#document.add(
      drafts.map(({ object, ...rest }) => ({
        ...rest,
        object: unpinned(moved({ ...object, z: '' }, shift, shift)),
      })),
    );
    if (ids.length === 0) return;
    this.select(ids);
    const box = this.#document.bounds(ids);
    const seen = seenBox(this.#viewport, this.#size);
    if (box !== undefined && !isTouching(box, seen)) this.fit(ids);
  }

  // ------------------------------------------------------------ words

  #edit(target: TextTarget): void {
    this.#editor?.close();
    if (this.#document.isReadOnly) return;
    const edited = this.#editedOf(target);
    if (edited === undefined) return;
    const editor = new TextEditor(
      this.#surface.element,
      {
        document: this.#document,
        label: (kind) => this.options.words.editor[kind],
        viewport: () => this.#viewport,
        saved: (id) => this.#events.emit('textedit', { isTyping: true, id }),
        closed: (id, isByKey) => {
          if (this.#editor === editor) this.#editor = undefined;
          this.#events.emit('textedit', { isTyping: false, id: undefined });
          if (this.#isDestroyed) return;
          if (id !== undefined) this.select([id]);
          this.#redraw();
          if (isByKey) this.focus();
        },
      },
      edited,
    );
    this.#editor = editor;
    this.#events.emit('textedit', { isTyping: true, id: edited.id });
    this.#redraw();
  }

  #editedOf(target: TextTarget): Edited | undefined {
    if ('id' in target) {
      const object = this.#document.get(target.id)?.object;
      return isEditable(object) ? { id: target.id, object } : undefined;
    }
    const { colour, size, opacity } = this.#style;
    const place = { x: Math.round(target.x), y: Math.round(target.y) };
    return { id: undefined, object: { kind: 'text', ...place, colour, size, opacity } };
  }

  // ------------------------------------------------------------ what others did

  #documentChanged(change: DocumentChange): void {
    this.#boxKnown = undefined;
    if (change.isReset) {
      // Another document takes its place; a stroke goes on when only a font came.
      if (this.#document.isReadOnly) this.#input.abandon();
      this.#scene.reset();
      this.#tiles.invalidateAll();
      this.select(this.#selection);
      this.#fitFirst();
    } else {
      const { boxes, onTop } = this.#scene.apply(change);
      for (const item of onTop) this.#tiles.paintOver(item);
      if (change.updated.length <= PAINTED_OVER) {
        for (const id of change.updated) this.#paintOver(id);
      }
      for (const box of boxes) this.#tiles.invalidate(box);
      if (change.removed.some((id) => this.#selection.has(id))) this.select(this.#selection);
      if (change.added.length > 0 && !change.isLocal) this.#fitFirst();
    }
    this.#editor?.place();
    this.#redrawBoard();
  }

  /** At once above everything; where exactly, the tile that is drawn next will tell. */
  #paintOver(id: string): void {
    const item = this.#document.get(id);
    if (item !== undefined) this.#tiles.paintOver(item);
  }

  #readOnlyChanged(): void {
    if (this.#document.isReadOnly && this.#pressed !== undefined) this.#input.abandon();
    this.#redraw();
  }

  #pictureChanged(ref: string): void {
    for (const { id, object } of this.#document.items()) {
      if (object.kind !== 'image' || object.ref !== ref) continue;
      const box = this.#scene.boxOf(id);
      if (box !== undefined) this.#tiles.invalidate(box);
    }
    this.#redrawBoard();
  }

  /** Whoever opens a board that is not empty sees it whole. */
  #fitFirst(): void {
    if (!this.#isUntouched || this.#view.width <= 1) return;
    const box = this.#document.bounds();
    if (box === undefined) return;
    this.#isUntouched = false;
    this.#change(fitted(box, this.#size));
  }

  #followOn(): void {
    if (this.#following === undefined) return;
    const peer = this.#presence?.peer(this.#following);
    if (peer === undefined) {
      this.follow(undefined);
      return;
    }
    if (peer.viewport === undefined) return;
    const { left, top, right, bottom } = peer.viewport;
    const { width, height } = this.#size;
    const zoom = clampZoom(
      Math.min(
        (width * UNITS_PER_PIXEL) / (right - left),
        (height * UNITS_PER_PIXEL) / (bottom - top),
      ),
    );
    this.#isUntouched = false;
    this.#change(centredOn((left + right) / 2, (top + bottom) / 2, zoom, this.#size));
  }

  // ------------------------------------------------------------ what tools see

  #toolHost(): ToolHost {
    const view = (): BoardView => this;
    return {
      document: this.#document,
      get style() {
        return view().#style;
      },
      get zoom() {
        return view().#viewport.zoom;
      },
      get selection() {
        return view().#selection;
      },
      get selectionBox() {
        return view().#selectionBox;
      },
      select: (ids) => this.select(ids),
      hit: (x, y, reach) => this.#scene.hit(x, y, reach),
      hits: (x, y, reach) => this.#scene.hits(x, y, reach),
      inside: (region) => this.#scene.inside(region),
      pan: (dx, dy) => this.#look(pannedBy(this.#viewport, dx, dy)),
      redraw: () => this.#redraw(),
      editText: (target) => this.#edit(target),
      openPin: (id, isNew) => this.#events.emit('pinopen', { id, isNew }),
      setTool: (tool) => this.setTool(tool),
      setCursor: (cursor) => this.#setCursor(cursor),
    };
  }

  get #selectionBox(): Box | undefined {
    if (this.#selection.size === 0) return undefined;
    if (this.#boxKnown?.of !== this.#selection) {
      this.#boxKnown = { of: this.#selection, box: this.#document.bounds(this.#selection) };
    }
    return this.#boxKnown.box;
  }

  #setCursor(cursor: string): void {
    this.#surface.element.style.cursor = cursor;
  }

  // ------------------------------------------------------------ the screen

  get #size(): Size {
    const { width, height, ratio } = this.#view;
    return { width: width / ratio, height: height / ratio };
  }

  /** The person looks elsewhere: nobody is followed any more. */
  #look(viewport: Viewport): void {
    this.#isUntouched = false;
    this.follow(undefined);
    this.#change(viewport);
  }

  #zoomAt(zoom: number, px: number, py: number): void {
    this.#look(zoomedAt(this.#viewport, zoom, px, py));
  }

  #change(viewport: Viewport): void {
    if (viewport.zoom !== this.#viewport.zoom) this.#zoomedAt = performance.now();
    this.#viewport = viewport;
    this.#scene.pinScale = Math.max(1, LEAST_PIN / ((PIN_SIZE / UNITS_PER_PIXEL) * viewport.zoom));
    this.#isPresenceDue = true;
    this.#editor?.place();
    this.#redrawBoard();
    this.#events.emit('viewportchange', viewport);
  }

  #resize(): void {
    const next = fitSurface(this.#surface, this.#view);
    if (next === undefined) return;
    this.#view = next;
    this.#isPresenceDue = true;
    this.#fitFirst();
    this.#redrawBoard();
    // A resized canvas is empty, and must not be seen so.
    this.#draw(performance.now());
  }

  #recolour(host: HTMLElement): void {
    this.#colours = paperColours(host);
    this.#redrawBoard();
  }

  #redraw(): void {
    this.#isOverlayDirty = true;
    this.#request();
  }

  #redrawBoard(): void {
    this.#isBoardDirty = true;
    this.#redraw();
  }

  #request(): void {
    if (this.#isDestroyed) return;
    this.#frame ??= requestAnimationFrame((nowMs) => {
      this.#frame = undefined;
      this.#draw(nowMs);
    });
  }

  #draw(nowMs: number): void {
    if (this.#isDestroyed) return;
    this.#deliverMoves();
    this.#pressed?.frame?.(nowMs);
    this.#tellOthers(nowMs);
    const preview = this.#pressed?.preview?.();
    this.#hide(preview);
    if (this.#isBoardDirty) this.#drawBoard();
    if (this.#isOverlayDirty) this.#drawOverlay(preview);
    // What the pointer told is sent on even when it rests.
    if (this.#pressed?.frame !== undefined || this.#isPresenceDue) this.#request();
  }

  #drawBoard(): void {
    const isZooming = performance.now() - this.#zoomedAt < ZOOM_REST_MS;
    const budget = this.#isFirstPicture
      ? FIRST_BUDGET
      : this.#pressed === undefined
        ? IDLE_BUDGET
        : BUSY_BUDGET;
    const isUnfinished = this.#tiles.render(this.#viewport, this.#view, budget, isZooming);
    const { board } = this.#surface;
    board.setTransform(1, 0, 0, 1, 0, 0);
    drawPaper(board, this.#viewport, this.#view, this.#colours, this.#hasGrid);
    this.#tiles.compose(board, this.#viewport, this.#view);
    this.#isBoardDirty = isUnfinished;
    if (isUnfinished) this.#request();
    else if (this.#document.count > 0) this.#isFirstPicture = false;
  }

  /** Objects that the overlay draws are not drawn below it. */
  #hide(preview: Preview | undefined): void {
    const hidden = new Set(preview?.drag?.ids);
    if (preview?.instead !== undefined) hidden.add(preview.instead.id);
    if (this.#editor?.id !== undefined) hidden.add(this.#editor.id);
    if (preview?.drag === undefined) this.#drag = undefined;
    if (this.#tiles.hide(hidden)) this.#isBoardDirty = true;
  }

  #drawOverlay(preview: Preview | undefined): void {
    this.#isOverlayDirty = false;
    const { overlay } = this.#surface;
    const { width, height, ratio } = this.#view;
    overlay.setTransform(1, 0, 0, 1, 0, 0);
    overlay.clearRect(0, 0, width, height);
    this.#drawPins(preview);
    this.#drawGrowing(preview);
    if (preview?.drag !== undefined) this.#drawDrag(preview.drag);
    overlay.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.#drawSelection(preview);
    if (preview?.marquee !== undefined) drawMarquee(overlay, this.#viewport, preview.marquee);
    for (const peer of this.#presence?.peers() ?? []) drawCursor(overlay, this.#viewport, peer);
    const followed =
      this.#following === undefined ? undefined : this.#presence?.peer(this.#following);
    if (followed !== undefined) {
      drawFollowing(overlay, width / ratio, height / ratio, followed.colour);
    }
  }

  /** Above everything, and never smaller than can be seen and pressed. */
  #drawPins(preview: Preview | undefined): void {
    const scale = scaleOf(this.#viewport, this.#view);
    const [originX, originY] = originOf(this.#viewport, scale);
    const { overlay } = this.#surface;
    const { pinScale } = this.#scene;
    const seen = widenedBy(seenBox(this.#viewport, this.#size), PIN_SIZE * pinScale);
    const { drag } = preview ?? {};
    for (const item of this.#scene.pins()) {
      const isDragged = drag?.ids.has(item.id) === true;
      const object = isDragged ? resized(item.object, drag.from, drag.to) : item.object;
      if (object.kind !== 'pin') continue;
      if (!isTouching(seen, spanOf(object.x, object.y, object.x, object.y))) continue;
      const size = scale * pinScale;
      const [left, top] = [object.x * scale - originX, object.y * scale - originY];
      overlay.setTransform(size, 0, 0, size, left - object.x * size, top - object.y * size);
      this.#painter.paint(overlay, { ...item, object });
    }
  }

  /** Strokes under pointers, one's own and others', and what a tool is about to make. */
  #drawGrowing(preview: Preview | undefined): void {
    const { overlay, glow } = this.#surface;
    const scale = scaleOf(this.#viewport, this.#view);
    const [originX, originY] = originOf(this.#viewport, scale);
    overlay.setTransform(scale, 0, 0, scale, -originX, -originY);
    const strokes = [...this.#document.liveStrokes().values(), preview?.stroke].filter(
      (stroke) => stroke !== undefined,
    );
    const hasGlow = strokes.some(({ tool }) => tool === 'marker');
    glow.canvas.style.display = hasGlow ? 'block' : 'none';
    if (hasGlow) {
      glow.setTransform(1, 0, 0, 1, 0, 0);
      glow.clearRect(0, 0, this.#view.width, this.#view.height);
      glow.setTransform(scale, 0, 0, scale, -originX, -originY);
    }
    for (const stroke of strokes) {
      drawGrowing(stroke.tool === 'marker' ? glow : overlay, this.#painter, stroke);
    }
    const object = preview?.object ?? preview?.instead?.object;
    if (object !== undefined) drawGrowing(overlay, this.#painter, object);
  }

  #drawDrag({ ids, from, to }: NonNullable<Preview['drag']>): void {
    if (this.#drag?.ids !== ids) {
      const items = [...ids].flatMap((id) => this.#document.get(id) ?? []);
      this.#drag = { ids, picture: new DragPicture(items, from) };
    }
    const { overlay } = this.#surface;
    this.#drag.picture.draw(overlay, this.#painter, this.#viewport, this.#view, to);
  }

  #drawSelection(preview: Preview | undefined): void {
    if (preview?.instead !== undefined || this.#editor !== undefined) return;
    const box = this.#selectionBox;
    if (box === undefined) return;
    const { overlay } = this.#surface;
    const { drag } = preview ?? {};
    if (this.#selection.size > 1 && this.#selection.size <= MEMBERS_SHOWN && drag === undefined) {
      const boxes = [...this.#selection].flatMap((id) => this.#document.boundsOf(id) ?? []);
      drawMembers(overlay, this.#viewport, boxes);
    }
    const objects = [...this.#selection].flatMap((id) => this.#document.get(id)?.object ?? []);
    const hasHandles =
      !this.#document.isReadOnly && drag === undefined && preview?.marquee === undefined;
    drawSelection(
      overlay,
      this.#viewport,
      drag?.to ?? box,
      hasHandles ? handlesOf(objects, box, UNITS_PER_PIXEL / this.#viewport.zoom) : [],
    );
  }

  /** One's own cursor and view, often enough to be followed. */
  #tellOthers(nowMs: number): void {
    if (!this.#isPresenceDue || nowMs - this.#presenceAt < PRESENCE_MS) return;
    this.#isPresenceDue = false;
    this.#presenceAt = nowMs;
    const { left, top, right, bottom } = seenBox(this.#viewport, this.#size);
    const viewport = {
      left: Math.round(left),
      top: Math.round(top),
      right: Math.round(right),
      bottom: Math.round(bottom),
    };
    this.#presence?.show({ cursor: this.#cursor, viewport });
  }
}

/** A copy of a pin has a conversation of its own. */
function unpinned(object: BoardObject): BoardObject {
  return object.kind === 'pin' ? { ...object, comment: '', done: false } : object;
}
