import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { MessageView } from '@vigia/wire';
import { type ChangeTerms, changeHeaders } from '../../../shared/api/change-headers.js';
import { api, unwrap } from '../../../shared/api/client.js';
import type { IncidentMessage } from '../../../shared/api/models.js';

/** What the keys of all conversations begin with. */
export const messagesKey = ['messages'] as const;

/** What was said about an incident, oldest first; live news come in by `takeMessage`. */
export function messagesQuery(incidentId: string) {
  return queryOptions({
    queryKey: [...messagesKey, incidentId] as const,
    queryFn: async ({ signal }): Promise<readonly IncidentMessage[]> => {
      const path = { id: incidentId };
      return (await unwrap(api.GET('/incidentes/{id}/mensajes', { params: { path }, signal })))
        .mensajes;
    },
  });
}

/** Whom the staff may call upon. */
export function mentionableQuery(incidentId: string) {
  return queryOptions({
    queryKey: ['mentionable', incidentId],
    queryFn: ({ signal }) =>
      unwrap(
        api.GET('/incidentes/{id}/mencionables', { params: { path: { id: incidentId } }, signal }),
      ),
  });
}

/** Something to say. */
export interface Words {
  readonly texto: string;
  readonly interno: boolean;
  readonly menciones: string[];
}

/** Says it; sent again with the same key it is said once. */
export async function say(
  incidentId: string,
  words: Words,
  terms: ChangeTerms,
): Promise<IncidentMessage> {
  return unwrap(
    api.POST('/incidentes/{id}/mensajes', {
      params: { path: { id: incidentId }, header: changeHeaders(terms) },
      body: words,
    }),
  );
}

/** Takes a message in, once, if the conversation is loaded. */
export function takeMessage(
  client: QueryClient,
  incidentId: string,
  message: IncidentMessage,
): void {
  client.setQueryData(messagesQuery(incidentId).queryKey, (known) =>
    known === undefined || known.some(({ id }) => id === message.id)
      ? known
      : [...known, message].sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
}

/** Something may have been said that did not come in live. */
export async function askForMessages(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: messagesKey });
}

/** A message of the socket as the api tells it. */
export function fromSocket(view: MessageView, isOwn: boolean): IncidentMessage {
  return { ...view, menciones: [...view.menciones], autor: { ...view.autor, es_mio: isOwn } };
}
