/** What becomes of pointers on the surface; places are CSS pixels within it. */
export interface PointerHandler {
  /** One pointer draws (or whatever the tool does). */
  down(event: PointerEvent): void;
  move(events: readonly PointerEvent[]): void;
  up(event: PointerEvent): void;
  /** It was not meant: a second finger came, or the system took the pointer away. */
  cancel(): void;
  hover(event: PointerEvent): void;
  leave(): void;
  /** Two fingers, or a hand that moves the board. */
  pan(dx: number, dy: number): void;
  pinch(factor: number, px: number, py: number): void;
}

interface Finger {
  x: number;
  y: number;
}

const MIDDLE_BUTTON = 1;
const LEFT_BUTTON = 0;

type Mode = 'none' | 'tool' | 'pan' | 'pinch';

/**
 * Tells drawing from moving the board. A second finger takes back what the first began, and both pinch. A pen comes
 * before everything: from its first touch on fingers only move the board, so a palm leaves no marks.
 */
export class PointerInput {
  readonly #fingers = new Map<number, Finger>();
  readonly #stop = new AbortController();
  #mode: Mode = 'none';
  #active: number | undefined;
  #activeType = '';
  #last: Finger = { x: 0, y: 0 };
  #hasPen = false;
  /** While true a press moves the board, whatever the tool. */
  isHandHeld = false;

  constructor(
    private readonly surface: HTMLElement,
    private readonly handler: PointerHandler,
  ) {
    const listen = (type: string, act: (event: PointerEvent) => void): void =>
      surface.addEventListener(type, act as EventListener, { signal: this.#stop.signal });
    listen('pointerdown', (event) => this.#down(event));
    listen('pointermove', (event) => this.#move(event));
    listen('pointerup', (event) => this.#up(event));
    listen('pointercancel', (event) => this.#cancelled(event));
    listen('lostpointercapture', (event) => this.#lost(event));
    listen('pointerleave', (event) => {
      if (event.pointerId !== this.#active) handler.leave();
    });
  }

  get isBusy(): boolean {
    return this.#mode !== 'none';
  }

  close(): void {
    this.#stop.abort();
  }

  /** Ends whatever is going on, as if it had not been begun. */
  abandon(): void {
    if (this.#mode === 'tool') this.handler.cancel();
    this.#mode = 'none';
    this.#active = undefined;
    this.#fingers.clear();
  }

  #down(event: PointerEvent): void {
    const { pointerType, pointerId, button } = event;
    if (pointerType === 'touch') {
      this.#fingerDown(event);
      return;
    }
    if (pointerType === 'pen') {
      this.#hasPen = true;
      if (this.#mode !== 'none') this.abandon();
    }
    if (this.#mode !== 'none') return;
    if (button !== LEFT_BUTTON && button !== MIDDLE_BUTTON) return;
    this.#capture(pointerId);
    this.#begin(event, button === MIDDLE_BUTTON || this.isHandHeld ? 'pan' : 'tool');
  }

  #fingerDown(event: PointerEvent): void {
    const isPenDown = this.#activeType === 'pen' && this.#mode !== 'none';
    if (isPenDown) return;
    this.#capture(event.pointerId);
    this.#fingers.set(event.pointerId, this.#placeOf(event));
    if (this.#fingers.size === 1) {
      this.#begin(event, this.#hasPen || this.isHandHeld ? 'pan' : 'tool');
      return;
    }
    if (this.#mode === 'tool') this.handler.cancel();
    this.#active = undefined;
    this.#mode = 'pinch';
  }

  #begin(event: PointerEvent, mode: Mode): void {
    this.#active = event.pointerId;
    this.#activeType = event.pointerType;
    this.#mode = mode;
    this.#last = this.#placeOf(event);
    if (mode === 'tool') this.handler.down(event);
  }

  #move(event: PointerEvent): void {
    if (this.#mode === 'pinch' && this.#fingers.has(event.pointerId)) {
      this.#pinch(event);
      return;
    }
    if (this.#mode === 'none') {
      if (event.pointerType !== 'touch') this.handler.hover(event);
      return;
    }
    if (event.pointerId !== this.#active) return;
    const place = this.#placeOf(event);
    if (this.#fingers.has(event.pointerId)) this.#fingers.set(event.pointerId, place);
    if (this.#mode === 'pan') {
      this.handler.pan(this.#last.x - place.x, this.#last.y - place.y);
      this.#last = place;
      return;
    }
    const all = event.getCoalescedEvents();
    this.handler.move(all.length > 0 ? all : [event]);
  }

  #pinch(event: PointerEvent): void {
    const before = this.#span();
    this.#fingers.set(event.pointerId, this.#placeOf(event));
    const after = this.#span();
    this.handler.pan(before.x - after.x, before.y - after.y);
    if (before.distance > 0) this.handler.pinch(after.distance / before.distance, after.x, after.y);
  }

  /** The middle of the first two fingers, and how far they are apart. */
  #span(): { readonly x: number; readonly y: number; readonly distance: number } {
    const [a, b] = [...this.#fingers.values()];
    if (a === undefined || b === undefined) return { x: a?.x ?? 0, y: a?.y ?? 0, distance: 0 };
    return {
      x: (a.x + b.x) / 2,
      y: (a.y + b.y) / 2,
      distance: Math.hypot(a.x - b.x, a.y - b.y),
    };
  }

  #up(event: PointerEvent): void {
    const wasFinger = this.#fingers.delete(event.pointerId);
    if (this.#mode === 'pinch') {
      // The finger that stays goes on moving the board, and draws nothing.
      if (wasFinger && this.#fingers.size === 1) this.#goOnPanning();
      else if (this.#fingers.size === 0) this.#mode = 'none';
      return;
    }
    if (event.pointerId !== this.#active) return;
    const wasTool = this.#mode === 'tool';
    this.#mode = 'none';
    this.#active = undefined;
    if (wasTool) this.handler.up(event);
  }

  #goOnPanning(): void {
    const [rest] = this.#fingers;
    if (rest === undefined) return;
    [this.#active] = rest;
    this.#last = { ...rest[1] };
    this.#mode = 'pan';
  }

  #cancelled(event: PointerEvent): void {
    if (event.pointerId === this.#active && this.#mode === 'tool') this.handler.cancel();
    this.#forget(event.pointerId);
  }

  /** Normally follows `up`; alone it means that the element was taken out of the page. */
  #lost(event: PointerEvent): void {
    if (event.pointerId !== this.#active) return;
    if (this.#mode === 'tool') this.handler.cancel();
    this.#forget(event.pointerId);
  }

  #forget(id: number): void {
    this.#fingers.delete(id);
    if (id !== this.#active && this.#fingers.size > 0) return;
    this.#active = undefined;
    this.#mode = 'none';
  }

  #placeOf(event: PointerEvent): Finger {
    return { ...placeOn(this.surface, event) };
  }

  #capture(id: number): void {
    try {
      this.surface.setPointerCapture(id);
    } catch {
      // The pointer is gone already.
    }
  }
}

/** Where a pointer is on an element; `offsetX` of coalesced events is not the same in all browsers. */
export function placeOn(
  element: Element,
  { clientX, clientY }: MouseEvent,
): { readonly x: number; readonly y: number } {
  const { left, top } = element.getBoundingClientRect();
  return { x: clientX - left, y: clientY - top };
}
