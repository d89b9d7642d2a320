/** What a page asks of the service worker. */
export type WorkerWish =
  /** Take the place of the version that runs. */
  | { readonly wish: 'take-over' }
  /** Take away what is shown outside of the app. */
  | { readonly wish: 'clear-notices' };

/** What the service worker asks of a page: to show a screen. */
export interface PageWish {
  readonly wish: 'open';
  readonly path: string;
}

/** A message of the service worker, if it is one. */
export function isPageWish(data: unknown): data is PageWish {
  const { wish, path } = (data ?? {}) as Partial<Record<keyof PageWish, unknown>>;
  return wish === 'open' && typeof path === 'string';
}
