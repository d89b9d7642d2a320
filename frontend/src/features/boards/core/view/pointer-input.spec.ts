import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PointerInput } from './pointer-input.js';

let surface: HTMLElement;
let told: string[];
let input: PointerInput;

function say(
  type: string,
  pointerType: 'mouse' | 'touch' | 'pen',
  pointerId: number,
  x: number,
  y = 0,
  button = 0,
): void {
  const event = new Event(`pointer${type}`);
  const more = { pointerId, pointerType, button, clientX: x, clientY: y };
  surface.dispatchEvent(Object.assign(event, more, { getCoalescedEvents: () => [] }));
}

beforeEach(() => {
  surface = document.createElement('div');
  told = [];
  input = new PointerInput(surface, {
    down: () => told.push('down'),
    move: (events) => told.push(`move ${String(events.length)}`),
    up: () => told.push('up'),
    cancel: () => told.push('cancel'),
    hover: () => told.push('hover'),
    leave: () => told.push('leave'),
    pan: (dx, dy) => told.push(`pan ${String(dx)} ${String(dy)}`),
    pinch: (factor) => told.push(`pinch ${factor.toFixed(1)}`),
  });
});
afterEach(() => input.close());

describe('Pointers on the surface', () => {
  it('draw with one finger', () => {
    say('down', 'touch', 1, 0);
    say('move', 'touch', 1, 5);
    say('up', 'touch', 1, 5);

    expect(told).toEqual(['down', 'move 1', 'up']);
  });

  it('take back what the first finger began when a second comes, and pinch', () => {
    say('down', 'touch', 1, 0);
    say('move', 'touch', 1, 5);
    say('down', 'touch', 2, 105);
    say('move', 'touch', 2, 205);
    say('up', 'touch', 2, 205);
    say('move', 'touch', 1, 15);
    say('up', 'touch', 1, 15);

    expect(told).toEqual(['down', 'move 1', 'cancel', 'pan -50 0', 'pinch 2.0', 'pan -10 0']);
  });

  it('draw again after a pinch', () => {
    say('down', 'touch', 1, 0);
    say('down', 'touch', 2, 100);
    say('up', 'touch', 1, 0);
    say('up', 'touch', 2, 100);
    told.length = 0;

    say('down', 'touch', 3, 0);

    expect(told).toEqual(['down']);
  });

  it('prefer the pen: a palm that lies there first leaves no mark', () => {
    say('down', 'touch', 1, 0);
    say('down', 'pen', 2, 50);
    say('down', 'touch', 3, 80);
    say('move', 'touch', 1, 9);
    say('move', 'pen', 2, 60);
    say('up', 'pen', 2, 60);

    expect(told).toEqual(['down', 'cancel', 'down', 'move 1', 'up']);
  });

  it('move the board with a finger once a pen was seen', () => {
    say('down', 'pen', 1, 0);
    say('up', 'pen', 1, 0);
    told.length = 0;

    say('down', 'touch', 2, 0);
    say('move', 'touch', 2, 10);
    say('up', 'touch', 2, 10);

    expect(told).toEqual(['pan -10 0']);
  });

  it('move the board with the middle button and with the held space bar', () => {
    say('down', 'mouse', 1, 0, 0, 1);
    say('move', 'mouse', 1, 3);
    say('up', 'mouse', 1, 3);
    input.isHandHeld = true;
    say('down', 'mouse', 1, 0);
    say('move', 'mouse', 1, 4);

    expect(told).toEqual(['pan -3 0', 'pan -4 0']);
  });

  it('take back what the system interrupts', () => {
    say('down', 'touch', 1, 0);
    say('cancel', 'touch', 1, 0);
    say('down', 'mouse', 2, 0);

    expect(told).toEqual(['down', 'cancel', 'down']);
  });

  it('leave other buttons to the browser', () => {
    say('down', 'mouse', 1, 0, 0, 2);

    expect(told).toEqual([]);
  });
});
