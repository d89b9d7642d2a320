import { StrokeTool } from './stroke-tool.js';
import type { ToolHost } from './tool.js';

/** A pencil: as wide and as solid as the style says, thinner where a pen is pressed less. */
export class PencilTool extends StrokeTool {
  constructor(host: ToolHost) {
    super(host, () => ({
      tool: 'pencil',
      width: host.style.width,
      opacity: host.style.opacity,
    }));
  }
}
