/** The worker's own global, which the library of types calls a plain worker. */
export const scope = self as unknown as ServiceWorkerGlobalScope;
