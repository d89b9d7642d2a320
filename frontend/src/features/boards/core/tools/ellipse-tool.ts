import { ShapeTool, squared } from './shape-tool.js';
import type { ToolHost } from './tool.js';

/** An ellipse; with shift a circle. */
export class EllipseTool extends ShapeTool {
  constructor(host: ToolHost) {
    super(host, 'ellipse', squared, false);
  }
}
