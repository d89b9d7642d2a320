import { createContext, useContext } from 'react';

/** Where the boards service is, without a slash at the end; set once at boot. */
export const BoardsUrlContext = createContext('');

export function useBoardsUrl(): string {
  return useContext(BoardsUrlContext);
}
