import { createContext, useContext } from 'react';
import type { User } from './models.js';

/** Where the answer of who is logged in is kept. */
export const viewerKey = ['me'] as const;

export const ViewerContext = createContext<User | null>(null);

/** The person who is logged in; only for what is shown behind the login. */
export function useViewer(): User {
  const viewer = useContext(ViewerContext);
  if (viewer === null) throw new Error('Nobody is logged in here.');
  return viewer;
}
