import { ShapeTool, straightened } from './shape-tool.js';
import type { ToolHost } from './tool.js';

/** An arrow to where the pointer is lifted; with shift in one of eight directions. */
export class ArrowTool extends ShapeTool {
  constructor(host: ToolHost) {
    super(host, 'arrow', straightened, true);
  }
}
