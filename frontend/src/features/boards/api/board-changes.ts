import { changeHeaders } from '../../../shared/api/change-headers.js';
import { api, unwrap } from '../../../shared/api/client.js';
import type { Board, BoardComment, BoardRole } from '../../../shared/api/models.js';

export function createBoard(name: string, key: string): Promise<Board> {
  return unwrap(
    api.POST('/tableros', { params: { header: changeHeaders({ key }) }, body: { nombre: name } }),
  );
}

/** The incident's board; made now, if nobody has opened it before. */
export function openIncidentBoard(incidentId: string): Promise<Board> {
  return unwrap(api.POST('/incidentes/{id}/tablero', { params: { path: { id: incidentId } } }));
}

export interface BoardChanges {
  readonly nombre?: string;
  readonly archivado?: boolean;
}

/** Changes a board, based on the version the person was looking at. */
export function changeBoard({ id, version }: Board, changes: BoardChanges): Promise<Board> {
  const header = { 'If-Match': `"${String(version)}"` };
  return unwrap(api.PATCH('/tableros/{id}', { params: { path: { id }, header }, body: changes }));
}

export function invite(id: string, email: string, role: BoardRole): Promise<Board> {
  return unwrap(
    api.PUT('/tableros/{id}/invitados/{email}', {
      params: { path: { id, email } },
      body: { rol: role },
    }),
  );
}

export function uninvite(id: string, email: string): Promise<Board> {
  return unwrap(
    api.DELETE('/tableros/{id}/invitados/{email}', { params: { path: { id, email } } }),
  );
}

export interface CommentDraft {
  readonly pin: string;
  readonly texto: string;
}

export function postComment(id: string, draft: CommentDraft, key: string): Promise<BoardComment> {
  return unwrap(
    api.POST('/tableros/{id}/comentarios', {
      params: { path: { id }, header: changeHeaders({ key }) },
      body: { ...draft },
    }),
  );
}

/** A ticket for the boards service, and what it allows. */
export function boardTicket(id: string) {
  return unwrap(api.POST('/tableros/{id}/ticket', { params: { path: { id } } }));
}
