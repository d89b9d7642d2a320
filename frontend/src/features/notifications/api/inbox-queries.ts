import {
  mutationOptions,
  type QueryClient,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import i18next from 'i18next';
import { api, unwrap } from '../../../shared/api/client.js';
import type { Notification, User } from '../../../shared/api/models.js';
import { isWorthRetrying, Problem } from '../../../shared/api/problem.js';
import { viewerKey } from '../../../shared/api/viewer.js';
import { toast } from '../../../shared/ui/toast.js';
import {
  type Inbox,
  inboxOf,
  isBeyond,
  markAsRead,
  type Seen,
  takeOlder,
  takeOne,
} from '../inbox.js';
import { tellOtherTabs, whenReadElsewhere } from '../tabs.js';
import { keepMark, takeUnsentMarks } from '../unsent-marks.js';

const inboxKey = ['inbox'] as const;
const markingKey = ['inbox', 'read'] as const;
const pageSize = 50;
const pageSizeAtMost = 200;
/** Another device may have read something without our hearing of it. */
const everyFiveMinutes = 5 * 60_000;

/** The newest notifications; the live connection keeps it up to date. */
export const inboxQuery = queryOptions({
  queryKey: inboxKey,
  queryFn: async ({ client, signal }): Promise<Inbox> => {
    const shown = client.getQueryData<Inbox>(inboxKey)?.items.length ?? 0;
    const limite = Math.min(pageSizeAtMost, Math.max(pageSize, shown));
    const query = { limite };
    const page = await unwrap(api.GET('/notificaciones', { params: { query }, signal }));
    return unsentMarks(client).reduce(markAsRead, inboxOf(page));
  },
  staleTime: 60_000,
  refetchInterval: everyFiveMinutes,
});

/** Asks for the inbox as it is from now on, whatever is being asked already. */
export async function askInbox(client: QueryClient): Promise<Inbox> {
  await client.cancelQueries({ queryKey: inboxKey, exact: true });
  return client.query({ ...inboxQuery, staleTime: 0 });
}

/** Takes a live notification in. Before the first answer there is nothing to add it to, and that answer has it. */
export function receiveNotification(client: QueryClient, notification: Notification): void {
  const cursor = client.getQueryData(inboxQuery.queryKey)?.cursor ?? '';
  client.setQueryData(inboxQuery.queryKey, (inbox) => inbox && takeOne(inbox, notification));
  // Stored late: the last answer may have counted it without telling it.
  if (notification.id <= cursor) void recount(client);
}

/** [NOT-9] Takes in what was read in another tab or on another device. */
export function takeRead(client: QueryClient, seen: Seen): void {
  const inbox = client.getQueryData(inboxQuery.queryKey);
  if (inbox === undefined) return;
  client.setQueryData(inboxQuery.queryKey, markAsRead(inbox, seen));
  if (isBeyond(inbox, seen) || isBeingAsked(client)) void recount(client);
}

/** Reads along with the other tabs of this browser, until told to stop. */
export function followOtherTabs(client: QueryClient): () => void {
  return whenReadElsewhere((seen) => {
    takeRead(client, seen);
  });
}

/** Fetches a page from further back. */
export function useOlder() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (antes: string) =>
      unwrap(api.GET('/notificaciones', { params: { query: { antes, limite: pageSize } } })),
    onSuccess: (page) => {
      client.setQueryData(inboxQuery.queryKey, (inbox) => inbox && takeOlder(inbox, page));
      if (isBeingAsked(client)) void recount(client);
    },
  });
}

/** [NOT-10] Marks notifications as read here and in the other tabs at once, and on the server as soon as it can be. */
export function markingRead(client: QueryClient) {
  return mutationOptions({
    mutationKey: markingKey,
    mutationFn: ({ ids, hasta }: Seen) =>
      unwrap(
        api.PUT('/notificaciones/leidas', {
          body: { ids: [...ids], ...(hasta !== undefined && { hasta }) },
        }),
      ),
    retry: (_failures, error) => isWorthRetrying(error) || statusOf(error) === 429,
    retryDelay: (failures) => Math.min(longestRetryMs, firstRetryMs * 2 ** failures),
    onMutate: (seen) => {
      const person = client.getQueryData<User | null>(viewerKey)?.email;
      const forget = person === undefined ? () => undefined : keepMark(person, seen);
      client.setQueryData(inboxQuery.queryKey, (inbox) => inbox && markAsRead(inbox, seen));
      tellOtherTabs(seen);
      return { forget };
    },
    onSuccess: (_unread, seen, { forget }) => {
      forget();
      takeRead(client, seen);
      // What another tab asked for in between may not know of it yet.
      tellOtherTabs(seen);
    },
    onError: (error, _seen, kept) => {
      // Whoever logs in again goes on with it.
      if (statusOf(error) === 401) return;
      kept?.forget();
      toast({ title: i18next.t('inbox.notRead') });
      void recount(client);
    },
  });
}

const firstRetryMs = 1_000;
const longestRetryMs = 8_000;

export function useMarkRead() {
  return useMutation(markingRead(useQueryClient()));
}

/** [NOT-10] Sends what a page before this one could not. */
export function sendUnsentMarks(client: QueryClient, person: string): void {
  for (const seen of takeUnsentMarks(person)) {
    void client
      .getMutationCache()
      .build(client, markingRead(client))
      .execute(seen)
      .catch(() => undefined);
  }
}

function unsentMarks(client: QueryClient): readonly Seen[] {
  return client
    .getMutationCache()
    .findAll({ mutationKey: markingKey, status: 'pending' })
    .map(({ state }) => state.variables as Seen);
}

/** [NOT-11] */
async function recount(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: inboxKey, exact: true });
}

function isBeingAsked(client: QueryClient): boolean {
  return client.isFetching({ queryKey: inboxKey, exact: true }) > 0;
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Problem ? error.status : undefined;
}
