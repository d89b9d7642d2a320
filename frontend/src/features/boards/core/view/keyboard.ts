import type { ToolName } from '../tools/tool.js';

/** What keys can do. */
export interface KeyActions {
  deleteSelection(): void;
  nudge(dx: number, dy: number): void;
  selectAll(): void;
  duplicateSelection(): void;
  undo(): void;
  redo(): void;
  bringToFront(): void;
  sendToBack(): void;
  escape(): void;
  enter(): boolean;
  setTool(tool: ToolName): void;
  zoomBy(factor: number): void;
  zoomTo(zoom: number): void;
  fit(): void;
}

const ZOOM_STEP = 1.25;
/** Units: a pixel, and ten of them. */
const NUDGE = 10;
const LEAP = 100;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Letters are those of other drawing programs; they work while the surface has the focus. */
const TOOLS: Readonly<Record<string, ToolName>> = {
  v: 'select',
  h: 'hand',
  p: 'pencil',
  m: 'marker',
  l: 'line',
  a: 'arrow',
  r: 'rectangle',
  o: 'ellipse',
  t: 'text',
  n: 'note',
  e: 'eraser',
  c: 'pin',
};

/** Does what a key says; `false` when it says nothing here. Copy, cut and paste are the browser's own events. */
export function pressKey(event: KeyboardEvent, actions: KeyActions): boolean {
  const hasCommand = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return hasCommand ? command(key, event.shiftKey, actions) : plain(key, event, actions);
}

function command(key: string, isShifted: boolean, actions: KeyActions): boolean {
  switch (key) {
    case 'a':
      actions.selectAll();
      return true;
    case 'd':
      actions.duplicateSelection();
      return true;
    case 'z':
      if (isShifted) actions.redo();
      else actions.undo();
      return true;
    case 'y':
      actions.redo();
      return true;
    case '0':
      actions.zoomTo(1);
      return true;
    case '+':
    case '=':
      actions.zoomBy(ZOOM_STEP);
      return true;
    case '-':
      actions.zoomBy(1 / ZOOM_STEP);
      return true;
    default:
      return false;
  }
}

function plain(key: string, { shiftKey, altKey }: KeyboardEvent, actions: KeyActions): boolean {
  if (altKey) return false;
  const arrow = ARROWS[key];
  if (arrow !== undefined) {
    const step = shiftKey ? LEAP : NUDGE;
    actions.nudge(arrow[0] * step, arrow[1] * step);
    return true;
  }
  const tool = shiftKey ? undefined : TOOLS[key];
  if (tool !== undefined) {
    actions.setTool(tool);
    return true;
  }
  switch (key) {
    case 'Delete':
    case 'Backspace':
      actions.deleteSelection();
      return true;
    case 'Escape':
      actions.escape();
      return true;
    case 'Enter':
      return actions.enter();
    case ']':
      actions.bringToFront();
      return true;
    case '[':
      actions.sendToBack();
      return true;
    case '+':
      actions.zoomBy(ZOOM_STEP);
      return true;
    case '-':
      actions.zoomBy(1 / ZOOM_STEP);
      return true;
    case '!':
    case '1':
      actions.fit();
      return true;
    default:
      return false;
  }
}
