import { useCallback, useMemo } from 'react';
import type { BoardDocument, BoardItem, BoardObject, DrawingStyle } from '../core/index.js';
import { noteYellow } from '../palette.js';
import { useRoom } from './room.js';
import { partsOfObjects, partsOfTool, type StylePart, styleWith } from './style-parts.js';
import { useRead } from './use-document.js';
import { useSelection, useStyle, useTool } from './use-view.js';

export interface StyleTarget {
  /** The selected objects that are still there. */
  readonly objects: readonly BoardItem[];
  readonly parts: readonly StylePart[];
  readonly style: DrawingStyle;
  readonly change: (part: StylePart, value: number | null) => void;
}

/** What the look on the tray is about: what is selected, else what the tool will make. */
export function useStyleTarget(): StyleTarget {
  const { document, view } = useRoom();
  const selection = useSelection();
  const style = useStyle();
  const tool = useTool();
  const read = useCallback(
    (from: BoardDocument) =>
      [...selection].flatMap((id) => {
        const item = from.get(id);
        return item === undefined ? [] : [item];
      }),
    [selection],
  );
  const objects = useRead(document, read);
  return useMemo(() => {
    const first = objects[0]?.object;
    if (first === undefined) {
      return {
        objects,
        parts: partsOfTool(tool),
        style: tool === 'note' ? { ...style, colour: style.fill ?? noteYellow } : style,
        change: (part, value) => {
          view.setStyle(styleWith(part, value));
        },
      };
    }
    return {
      objects,
      parts: partsOfObjects(objects.map(({ object }) => object)),
      style: { ...style, ...lookOf(first) },
      // Not by the view: what is chosen for this thing is not chosen for the next one.
      change: (part, value) => {
        const ids = objects.map(({ id }) => id);
        document.restyle(ids, { [part === 'paper' ? 'colour' : part]: value });
      },
    };
  }, [document, view, objects, style, tool]);
}

function lookOf(object: BoardObject): Partial<DrawingStyle> {
  const { colour, fill, width, size, opacity } = object as Partial<DrawingStyle>;
  return {
    ...(colour !== undefined && { colour }),
    ...(fill !== undefined && { fill }),
    ...(width !== undefined && { width }),
    ...(size !== undefined && { size }),
    ...(opacity !== undefined && { opacity }),
  };
}
