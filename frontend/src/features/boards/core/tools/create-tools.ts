import { ArrowTool } from './arrow-tool.js';
import { EllipseTool } from './ellipse-tool.js';
import { EraserTool } from './eraser-tool.js';
import { HandTool } from './hand-tool.js';
import { LineTool } from './line-tool.js';
import { MarkerTool } from './marker-tool.js';
import { NoteTool } from './note-tool.js';
import { PencilTool } from './pencil-tool.js';
import { PinTool } from './pin-tool.js';
import { RectangleTool } from './rectangle-tool.js';
import { SelectTool } from './select-tool.js';
import { TextTool } from './text-tool.js';
import type { Tool, ToolHost, ToolName } from './tool.js';

/** One of each. */
export function createTools(host: ToolHost): Readonly<Record<ToolName, Tool>> {
  return {
    select: new SelectTool(host),
    hand: new HandTool(host),
    pencil: new PencilTool(host),
    marker: new MarkerTool(host),
    line: new LineTool(host),
    arrow: new ArrowTool(host),
    rectangle: new RectangleTool(host),
    ellipse: new EllipseTool(host),
    text: new TextTool(host),
    note: new NoteTool(host),
    eraser: new EraserTool(host),
    pin: new PinTool(host),
  };
}
