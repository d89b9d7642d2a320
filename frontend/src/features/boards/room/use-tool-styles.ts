import { useEffect } from 'react';
import type { BoardView, DrawingStyle, ToolName } from '../core/index.js';
import { firstStyles } from './style-parts.js';

/** Every tool keeps the look that was chosen for it, however often one changes tools. */
export function useToolStyles(view: BoardView | undefined): void {
  useEffect(() => {
    if (view === undefined) return undefined;
    const known = new Map(Object.entries(firstStyles));
    const take = (tool: ToolName): void => {
      const style = known.get(tool);
      if (style !== undefined) view.setStyle(style);
    };
    const keep = (style: DrawingStyle): void => {
      const before = known.get(view.tool);
      if (before === undefined) return;
      const names = Object.keys(before) as (keyof DrawingStyle)[];
      known.set(view.tool, Object.fromEntries(names.map((name) => [name, style[name]])));
    };
    take(view.tool);
    const stops = [view.on('toolchange', take), view.on('stylechange', keep)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [view]);
}
