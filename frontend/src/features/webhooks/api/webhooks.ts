import {
  infiniteQueryOptions,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { api, unwrap, unwrapWithResponse } from '../../../shared/api/client.js';
import { nextCursor } from '../../../shared/api/link-header.js';
import type { Webhook, WebhookDelivery, WebhookDraft } from '../../../shared/api/models.js';

const keys = {
  all: ['webhooks'],
  deliveries: (id: string) => ['webhook-deliveries', id],
} as const;

/** Every system that is told what happens. */
export const webhooksQuery = queryOptions({
  queryKey: keys.all,
  queryFn: async ({ signal }) => (await unwrap(api.GET('/webhooks', { signal }))).webhooks,
});

/** What was or is on its way to one of them, newest first, a page at a time; "" is everything. */
export function deliveriesQuery(id: string, estado: WebhookDelivery['estado'] | '') {
  return infiniteQueryOptions({
    queryKey: [...keys.deliveries(id), estado],
    staleTime: 0,
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const query = {
        limite: 20,
        ...(estado !== '' && { estado }),
        ...(pageParam !== '' && { cursor: pageParam }),
      };
      const { data, response } = await unwrapWithResponse(
        api.GET('/webhooks/{id}/entregas', { params: { path: { id }, query }, signal }),
      );
      return { deliveries: data.entregas, next: nextCursor(response) };
    },
    getNextPageParam: ({ next }) => next,
  });
}

/** Adds a webhook, or changes one; only a new one comes with a secret. */
export async function saveWebhook(
  draft: WebhookDraft,
  id: string | undefined,
): Promise<Webhook & { readonly secreto?: string }> {
  return id === undefined
    ? unwrap(api.POST('/webhooks', { body: draft }))
    : unwrap(api.PATCH('/webhooks/{id}', { params: { path: { id } }, body: draft }));
}

/** What an admin does with one webhook besides editing it. */
export type WebhookAction =
  { readonly do: 'switch'; readonly isActive: boolean } | { readonly do: 'rotate' | 'remove' };

/** Does it, and answers the new secret where there is one. */
export function useWebhookAction(id: string) {
  const client = useQueryClient();
  const params = { path: { id } };
  return useMutation({
    mutationFn: async (action: WebhookAction): Promise<string | undefined> => {
      switch (action.do) {
        case 'switch': {
          const body = { activo: action.isActive };
          await unwrap(api.PATCH('/webhooks/{id}', { params, body }));
          return undefined;
        }
        case 'rotate':
          return (await unwrap(api.POST('/webhooks/{id}/secreto', { params }))).secreto;
        case 'remove':
          await unwrap(api.DELETE('/webhooks/{id}', { params }));
          return undefined;
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.all }),
  });
}

/** Posts a trial to a webhook at once. */
export function useProbe(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => unwrap(api.POST('/webhooks/{id}/prueba', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: keys.deliveries(id) }),
  });
}

/** Sends a delivery again. */
export function useResend(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (evento: string) =>
      unwrap(
        api.POST('/webhooks/{id}/entregas/{evento}/reenviar', { params: { path: { id, evento } } }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: keys.deliveries(id) }),
  });
}
