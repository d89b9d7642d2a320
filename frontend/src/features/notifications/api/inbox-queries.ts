import {
  mutationOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api, unwrap } from '../../../shared/api/client.js';
import type { Notification } from '../../../shared/api/models.js';
import {
  emptyInbox,
  type Inbox,
  markAsRead,
  takeNewest,
  takeNews,
  takeOlder,
  takeOne,
} from '../inbox.js';
import { tellOtherTabs } from '../tabs.js';

const pageSize = 50;
const pagesAtMost = 10;

/** The newest notifications; the live connection keeps it up to date. */
export const inboxQuery = queryOptions({
  queryKey: ['inbox'],
  queryFn: async ({ client, signal }): Promise<Inbox> => {
    const page = await unwrap(
      api.GET('/notificaciones', { params: { query: { limite: pageSize } }, signal }),
    );
    return takeNewest(client.getQueryData<Inbox>(['inbox']), page);
  },
  staleTime: 60_000,
});

/** Where the inbox has heard up to; "" when it has not heard yet. */
export function inboxCursor(client: QueryClient): string {
  return client.getQueryData(inboxQuery.queryKey)?.cursor ?? '';
}

/** Takes a live notification in. Before the first answer there is nothing to add it to, and that answer has it. */
export function receiveNotification(client: QueryClient, notification: Notification): void {
  client.setQueryData(inboxQuery.queryKey, (inbox) => inbox && takeOne(inbox, notification));
}

/** Fetches what came after the cursor and hands it back, oldest first, what is known already included. */
export async function fetchMissed(client: QueryClient): Promise<readonly Notification[]> {
  const before = client.getQueryData(inboxQuery.queryKey);
  if (before === undefined) {
    await client.query(inboxQuery);
    return [];
  }
  const missed: Notification[] = [];
  let desde = before.cursor;
  for (let page = 0; page < pagesAtMost; page += 1) {
    const answer = await unwrap(
      api.GET('/notificaciones', { params: { query: { desde, limite: pageSize } } }),
    );
    client.setQueryData(inboxQuery.queryKey, (inbox) => takeNews(inbox ?? emptyInbox, answer));
    missed.push(...answer.notificaciones);
    if (!answer.hay_mas || answer.cursor <= desde) break;
    desde = answer.cursor;
  }
  return missed.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Fetches a page from further back. */
export function useOlder() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (antes: string) =>
      unwrap(api.GET('/notificaciones', { params: { query: { antes, limite: pageSize } } })),
    onSuccess: (page) => {
      client.setQueryData(inboxQuery.queryKey, (inbox) => inbox && takeOlder(inbox, page));
    },
  });
}

/** What a reader has seen: single ones, and with `hasta` everything up to it. */
export interface Seen {
  readonly ids: readonly string[];
  readonly hasta?: string;
}

/** Marks notifications as read here at once and on the server; other tabs of this browser follow. */
export function markingRead(client: QueryClient) {
  return mutationOptions({
    mutationFn: (seen: Seen) =>
      unwrap(
        api.PUT('/notificaciones/leidas', {
          body: { ids: [...seen.ids], ...(seen.hasta !== undefined && { hasta: seen.hasta }) },
        }),
      ),
    onMutate: ({ ids, hasta }) => {
      client.setQueryData(
        inboxQuery.queryKey,
        (inbox) =>
          inbox &&
          markAsRead(inbox, ({ id }) => ids.includes(id) || (hasta !== undefined && id <= hasta)),
      );
    },
    onSuccess: ({ no_leidas }) => {
      client.setQueryData(inboxQuery.queryKey, (inbox) => inbox && { ...inbox, unread: no_leidas });
      tellOtherTabs();
    },
    onError: () => client.invalidateQueries({ queryKey: inboxQuery.queryKey }),
  });
}

export function useMarkRead() {
  return useMutation(markingRead(useQueryClient()));
}
