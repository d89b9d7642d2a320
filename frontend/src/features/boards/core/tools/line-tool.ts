import { ShapeTool, straightened } from './shape-tool.js';
import type { ToolHost } from './tool.js';

/** A straight line; with shift in one of eight directions. */
export class LineTool extends ShapeTool {
  constructor(host: ToolHost) {
    super(host, 'line', straightened, true);
  }
}
