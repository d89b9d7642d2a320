import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { allPages } from '../../../shared/api/all-pages.js';
import { api, unwrap, unwrapWithResponse } from '../../../shared/api/client.js';
import { nextCursor } from '../../../shared/api/link-header.js';
import type { Board, BoardComment, Incident } from '../../../shared/api/models.js';
import { openIncidentBoard } from './board-changes.js';

export interface BoardPart {
  readonly boards: readonly Board[];
  readonly next: string | undefined;
  /** When it was fetched: the tickets of the thumbnails are good for a minute from then. */
  readonly at: number;
}

export const boardKeys = {
  all: ['boards'] as const,
  lists: ['boards', 'list'] as const,
  list: (archived: boolean) => ['boards', 'list', archived] as const,
  one: (id: string) => ['boards', 'one', id] as const,
  peek: (id: string) => ['boards', 'peek', id] as const,
  comments: (id: string) => ['boards', 'comments', id] as const,
  incident: (id: string) => ['boards', 'incident', id] as const,
};

const pageSize = 24;

/** The boards that belong to no incident, page by page, the newest change first. */
export function boardListQuery(archived: boolean) {
  return infiniteQueryOptions({
    queryKey: boardKeys.list(archived),
    initialPageParam: '',
    // Thumbnails come with tickets of a minute: whoever looks, looks anew.
    staleTime: 0,
    queryFn: async ({ pageParam, signal }): Promise<BoardPart> => {
      const query = {
        archivados: archived ? ('true' as const) : ('false' as const),
        limite: pageSize,
        ...(pageParam !== '' && { cursor: pageParam }),
      };
      const { data, response } = await unwrapWithResponse(
        api.GET('/tableros', { params: { query }, signal }),
      );
      return { boards: data.tableros, next: nextCursor(response), at: Date.now() };
    },
    getNextPageParam: ({ next }) => next,
  });
}

/** The board of an incident has an id that tells so. */
export const incidentBoardId = (incidentId: string): string => `${incidentPrefix}${incidentId}`;
const incidentPrefix = 'inc-';

/** A board that is about to be shown; one of an incident is made now, if nobody has opened it before. */
export function boardQuery(id: string) {
  return queryOptions({
    queryKey: boardKeys.one(id),
    queryFn: ({ signal }): Promise<Board> =>
      id.startsWith(incidentPrefix)
        ? openIncidentBoard(id.slice(incidentPrefix.length))
        : unwrap(api.GET('/tableros/{id}', { params: { path: { id } }, signal })),
  });
}

/** Whether an incident has a board yet, without making one. */
export function boardPeekQuery(incidentId: string) {
  const id = incidentBoardId(incidentId);
  return queryOptions({
    queryKey: boardKeys.peek(id),
    staleTime: 0,
    queryFn: async ({ signal }): Promise<PeekedBoard> => {
      const query = { incidente_id: incidentId };
      const { tableros } = await unwrap(api.GET('/tableros', { params: { query }, signal }));
      return { board: tableros[0] ?? null, at: Date.now() };
    },
  });
}

export interface PeekedBoard {
  readonly board: Board | null;
  readonly at: number;
}

/** Everything that was said at the pins of a board. */
export function commentsQuery(id: string) {
  return queryOptions({
    queryKey: boardKeys.comments(id),
    queryFn: ({ signal }): Promise<readonly BoardComment[]> =>
      allPages(async (cursor) => {
        const query = cursor === undefined ? {} : { cursor };
        const { data, response } = await unwrapWithResponse(
          api.GET('/tableros/{id}/comentarios', { params: { path: { id }, query }, signal }),
        );
        return { data: data.comentarios, response };
      }),
  });
}

/** The incident a board belongs to: its photos and its place are what one draws on. */
export function boardIncidentQuery(id: string) {
  return queryOptions({
    queryKey: boardKeys.incident(id),
    queryFn: ({ signal }): Promise<Incident> =>
      unwrap(api.GET('/incidentes/{id}', { params: { path: { id } }, signal })),
  });
}
