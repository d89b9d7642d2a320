import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client.js';

const key = ['sessions'];

/** Where the viewer is logged in, the session used last first. */
export const sessionsQuery = queryOptions({
  queryKey: key,
  queryFn: async ({ signal }) => (await unwrap(api.GET('/me/sesiones', { signal }))).sesiones,
});

/** Ends one session; `onEnded` is called even when its row has left the screen by then. */
export function useEndSession(onEnded: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      unwrap(api.DELETE('/me/sesiones/{id}', { params: { path: { id } } })),
    onSuccess: onEnded,
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
}

/** Ends every session, this one included. */
export function useEndAllSessions(onEnded: () => void) {
  return useMutation({
    mutationFn: () => unwrap(api.DELETE('/me/sesiones')),
    onSuccess: onEnded,
  });
}
