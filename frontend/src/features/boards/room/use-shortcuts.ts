import type { KeyboardEvent } from 'react';
import type { Room } from './room.js';
import { readerTools, tools } from './tools.js';

const typing = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

/**
 * What keys do anywhere on a board that nothing closer has taken; single letters only while one is not typing,
 * and only within the board. What the drawing itself understands it has taken already.
 */
export function pressedOnBoard(event: KeyboardEvent<HTMLElement>, room: Room): void {
  const { target, currentTarget } = event;
  if (event.defaultPrevented || event.altKey) return;
  if (!(target instanceof Element) || !currentTarget.contains(target)) return;
  if (target.closest(typing) !== null) return;
  const isDone = event.ctrlKey || event.metaKey ? command(event, room) : letter(event.key, room);
  if (isDone) event.preventDefault();
}

function command({ key, shiftKey }: KeyboardEvent, { document, view, canWrite }: Room): boolean {
  switch (key.toLowerCase()) {
    case 'z':
      if (!canWrite) return false;
      if (shiftKey) document.redo();
      else document.undo();
      return true;
    case 'y':
      if (!canWrite) return false;
      document.redo();
      return true;
    case 'd':
      if (!canWrite || view.selection.size === 0) return false;
      view.duplicateSelection();
      return true;
    case 'a':
      view.selectAll();
      return true;
    default:
      return false;
  }
}

function letter(key: string, room: Room): boolean {
  const { view, canWrite, panel, show, ask } = room;
  const tool = tools.find((each) => each.letter === key.toUpperCase());
  if (tool !== undefined) {
    if (!canWrite && !readerTools.includes(tool)) return false;
    view.setTool(tool.name);
    view.focus();
    return true;
  }
  switch (key.toLowerCase()) {
    case '+':
    case '=':
      view.zoomBy(1.25);
      return true;
    case '-':
      view.zoomBy(1 / 1.25);
      return true;
    case '0':
      view.zoomTo(1);
      return true;
    case '1':
      view.fit();
      return true;
    case 'g':
      view.setGrid(!view.isGridShown);
      return true;
    case 'i':
      if (!canWrite) return false;
      ask('pictures');
      return true;
    case 'k':
      show(panel === 'comments' ? undefined : 'comments');
      return true;
    case 'b':
      show(panel === 'objects' ? undefined : 'objects');
      return true;
    case '?':
      ask('shortcuts');
      return true;
    case 'escape':
      if (view.following === undefined) return false;
      view.follow(undefined);
      return true;
    default:
      return false;
  }
}
