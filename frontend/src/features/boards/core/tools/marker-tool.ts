import { BOARD_LIMITS } from '@vigia/domain/board';
import { StrokeTool } from './stroke-tool.js';
import type { ToolHost } from './tool.js';

const BROADER = 5;
const FAINTER = 0.4;

/** A marker: broad and translucent, and what lies below can be read through it. */
export class MarkerTool extends StrokeTool {
  constructor(host: ToolHost) {
    super(host, () => ({
      tool: 'marker',
      width: Math.min(BOARD_LIMITS.width, host.style.width * BROADER),
      opacity: Math.max(1, Math.round(host.style.opacity * FAINTER)),
    }));
  }
}
