import { createContext, useContext } from 'react';
import type { LiveState } from './live-connection.js';

/** How live the screen is; set by the app around every page of a logged-in person. */
export const LiveStateContext = createContext<LiveState>('connecting');

export function useLiveState(): LiveState {
  return useContext(LiveStateContext);
}
