import type { View } from './tile-layer.js';

/** The element that is drawn on, takes the focus and the pointer. */
export interface Surface {
  readonly element: HTMLDivElement;
  /** Finished objects on their paper. */
  readonly board: CanvasRenderingContext2D;
  /** Markers that are being drawn: what is below shines through. */
  readonly glow: CanvasRenderingContext2D;
  /** Everything else that moves. */
  readonly overlay: CanvasRenderingContext2D;
}

/** More pixels than this nobody sees, and phones run out of memory for canvases. */
const LARGEST_RATIO = 2;

/** Puts the canvases into the host. */
export function createSurface(host: HTMLElement, label: string): Surface {
  const element = document.createElement('div');
  element.tabIndex = 0;
  element.setAttribute('role', 'application');
  element.setAttribute('aria-label', label);
  Object.assign(element.style, {
    position: 'absolute',
    inset: '0',
    overflow: 'hidden',
    touchAction: 'none',
    userSelect: 'none',
    outlineOffset: '-2px',
    isolation: 'isolate',
  });
  element.style.setProperty('-webkit-user-select', 'none');
  element.style.setProperty('-webkit-touch-callout', 'none');
  const board = addCanvas(element, { alpha: false });
  const glow = addCanvas(element, {});
  glow.canvas.style.mixBlendMode = 'multiply';
  glow.canvas.style.display = 'none';
  const overlay = addCanvas(element, {});
  host.append(element);
  return { element, board, glow, overlay };
}

/** Makes the canvases as large as the element in device pixels; `undefined` when nothing changed. */
export function fitSurface(
  { element, board, glow, overlay }: Surface,
  before: View,
): View | undefined {
  const ratio = Math.min(LARGEST_RATIO, Math.max(1, globalThis.devicePixelRatio || 1));
  const width = Math.max(1, Math.round(element.clientWidth * ratio));
  const height = Math.max(1, Math.round(element.clientHeight * ratio));
  if (width === before.width && height === before.height && ratio === before.ratio)
    return undefined;
  for (const { canvas } of [board, glow, overlay]) {
    canvas.width = width;
    canvas.height = height;
  }
  return { width, height, ratio };
}

function addCanvas(
  parent: HTMLElement,
  settings: CanvasRenderingContext2DSettings,
): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  Object.assign(canvas.style, {
    position: 'absolute',
    inset: '0',
    width: '100%',
    height: '100%',
    pointerEvents: 'none',
  });
  parent.append(canvas);
  const context = canvas.getContext('2d', settings);
  if (context === null) throw new Error('This browser gives no canvas.');
  return context;
}
