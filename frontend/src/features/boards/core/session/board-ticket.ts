export type BoardRole = 'read' | 'write';

/** A ticket of the api, and what it allows. */
export interface BoardTicket {
  readonly ticket: string;
  readonly role: BoardRole;
}

/** Whether the api says that this person may not in, rather than that something is in the way. */
export function isNoEntry(error: unknown): boolean {
  const status = (error as { readonly status?: unknown } | undefined)?.status;
  return status === 401 || status === 403 || status === 404;
}
