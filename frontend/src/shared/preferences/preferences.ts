import {
  type QueryClient,
  queryOptions,
  useMutation,
  useMutationState,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { api, unwrap } from '../api/client.js';
import type { Preferences } from '../api/models.js';
import { isProblem } from '../api/problem.js';
import { tellOtherTabs } from './tabs.js';

/** What somebody changes; what is absent stays, and of `temas` only those named change. */
export type PreferencesChange = Partial<
  Pick<Preferences, 'temas' | 'descanso' | 'resumen' | 'telefono'>
>;

/** An incident and whether to hear no more of it. */
export interface Mute {
  readonly incidentId: string;
  readonly isMuted: boolean;
}

const root = 'preferences';
const chooseKey = [root, 'choose'];
const muteKey = [root, 'mute'];
/** One after the other, so that each sees the version that the one before it left. */
const scope = { id: root };
const attempts = 3;

/** What the viewer chose about notices, as the server has it. */
export const preferencesQuery = queryOptions({
  queryKey: [root],
  queryFn: ({ signal }) => unwrap(api.GET('/preferencias', { signal })),
  staleTime: 60_000,
});

/** The incidents that the viewer muted, the one muted last first. */
export const mutedQuery = queryOptions({
  queryKey: [root, 'muted'],
  queryFn: ({ signal }) => unwrap(api.GET('/silenciados', { signal })),
});

/** The viewer's preferences with what is on its way to the server; undefined while they are not known. */
export function usePreferences(): Preferences | undefined {
  const { data } = useQuery(preferencesQuery);
  const changes = useMutationState({
    filters: { mutationKey: chooseKey, status: 'pending' },
    select: ({ state }) => state.variables as PreferencesChange,
  });
  const mutes = useMutationState({
    filters: { mutationKey: muteKey, status: 'pending' },
    select: ({ state }) => state.variables as Mute,
  });
  return data && mutes.reduce(withMute, changes.reduce(withChange, data));
}

/** Changes preferences at once; what another tab changed meanwhile stays. */
export function useChangePreferences() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: chooseKey,
    scope,
    mutationFn: (change: PreferencesChange) => send(client, change),
    onSuccess: (now) => {
      client.setQueryData(preferencesQuery.queryKey, now);
      spread(client);
    },
  });
}

/** Mutes an incident, or hears of it again. */
export function useMute() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: muteKey,
    scope,
    mutationFn: ({ incidentId, isMuted }: Mute) => {
      const params = { params: { path: { id: incidentId } } };
      return unwrap(
        isMuted
          ? api.PUT('/incidentes/{id}/silencio', params)
          : api.DELETE('/incidentes/{id}/silencio', params),
      );
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: preferencesQuery.queryKey });
      spread(client);
    },
  });
}

/** What was quiet may call for attention now, and the other way round. */
export function askAgain(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: preferencesQuery.queryKey });
  void client.invalidateQueries({ queryKey: ['inbox'] });
}

/** The inbox depends on what was chosen, here and in the other tabs. */
function spread(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ['inbox'] });
  tellOtherTabs();
}

/** Sends a change based on what is known; based on what is true, if that is something else. */
async function send(client: QueryClient, change: PreferencesChange): Promise<Preferences> {
  let known = await client.query({ ...preferencesQuery, staleTime: 'static' });
  for (let attempt = 1; ; attempt += 1) {
    const { temas, descanso, resumen, telefono } = withChange(known, change);
    const body = {
      temas: temas
        .filter(({ clave }) => change.temas?.some((topic) => topic.clave === clave))
        .map(({ clave, app, push, correo }) => ({ clave, app, push, correo })),
      descanso,
      resumen,
      telefono,
      version: known.version,
    };
    try {
      return await unwrap(api.PUT('/preferencias', { body }));
    } catch (error) {
      const current = isProblem(error, 'concurrent-change') ? error.body?.preferencias : undefined;
      if (current === undefined || attempt === attempts) throw error;
      known = current;
    }
  }
}

function withChange(preferences: Preferences, change: PreferencesChange): Preferences {
  const temas = preferences.temas.map(
    (topic) => change.temas?.find(({ clave }) => clave === topic.clave) ?? topic,
  );
  return { ...preferences, ...change, temas };
}

function withMute(preferences: Preferences, { incidentId, isMuted }: Mute): Preferences {
  const others = preferences.silenciados.filter((id) => id !== incidentId);
  return { ...preferences, silenciados: isMuted ? [...others, incidentId] : others };
}
