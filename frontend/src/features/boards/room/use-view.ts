import { useCallback, useSyncExternalStore } from 'react';
import type { BoardView, DrawingStyle, ToolName, ViewEvents } from '../core/index.js';
import { useRoom } from './room.js';

function useOf<T>(event: keyof ViewEvents, read: (view: BoardView) => T): T {
  const { view } = useRoom();
  const subscribe = useCallback((listener: () => void) => view.on(event, listener), [view, event]);
  return useSyncExternalStore(subscribe, () => read(view));
}

export const useTool = (): ToolName => useOf('toolchange', ({ tool }) => tool);
export const useStyle = (): DrawingStyle => useOf('stylechange', ({ style }) => style);
export const useZoom = (): number => useOf('viewportchange', ({ viewport }) => viewport.zoom);
export const useSelection = (): ReadonlySet<string> =>
  useOf('selectionchange', ({ selection }) => selection);
export const useFollowing = (): number | undefined =>
  useOf('followchange', ({ following }) => following);
