import { useSyncExternalStore } from 'react';

/** Whether a media query holds now; for what a stylesheet cannot do, such as not asking for what is not shown. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = matchMedia(query);
      list.addEventListener('change', listener);
      return () => {
        list.removeEventListener('change', listener);
      };
    },
    () => matchMedia(query).matches,
  );
}
