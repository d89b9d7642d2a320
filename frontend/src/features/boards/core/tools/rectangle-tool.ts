import { ShapeTool, squared } from './shape-tool.js';
import type { ToolHost } from './tool.js';

/** A rectangle; with shift a square. */
export class RectangleTool extends ShapeTool {
  constructor(host: ToolHost) {
    super(host, 'rectangle', squared, false);
  }
}
