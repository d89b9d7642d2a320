import type { BoardTicket } from './board-ticket.js';

/** A stored version of the board. */
export interface BoardVersion {
  readonly version: number;
  readonly storedAt: string;
  readonly bytes: number;
}

/** What `instantanea` answers: under which client id to write, and the board unless it is known already. */
export interface Snapshot {
  readonly clientId: number;
  readonly who: string;
  readonly etag: string | undefined;
  readonly update: Uint8Array | undefined;
}

/** The service answered, but not with what was asked for. */
export class BoardHttpError extends Error {
  override readonly name = 'BoardHttpError';

  constructor(readonly status: number) {
    super(`The boards service answered ${String(status)}.`);
  }
}

const NO_CONTENT = 204;
const NOT_MODIFIED = 304;

/** What the boards service answers over HTTP; each call shows a ticket. */
export class BoardHttp {
  readonly #base: string;

  constructor(boardsUrl: string, boardId: string) {
    this.#base = `${boardsUrl}/tableros/${boardId}`;
  }

  async snapshot({ ticket }: BoardTicket, knownTag?: string): Promise<Snapshot> {
    const headers = knownTag === undefined ? {} : { 'If-None-Match': knownTag };
    const response = await this.#fetch('/instantanea', ticket, { headers }, [NOT_MODIFIED]);
    const clientId = Number(response.headers.get('X-Board-Client-Id'));
    const who = response.headers.get('X-Board-Who');
    if (!Number.isSafeInteger(clientId) || clientId <= 0 || who === null) {
      throw new BoardHttpError(response.status);
    }
    const hasBody = response.status !== NO_CONTENT && response.status !== NOT_MODIFIED;
    return {
      clientId,
      who,
      etag: response.headers.get('ETag') ?? undefined,
      update: hasBody ? new Uint8Array(await response.arrayBuffer()) : undefined,
    };
  }

  async versions({ ticket }: BoardTicket): Promise<readonly BoardVersion[]> {
    const response = await this.#fetch('/versiones', ticket);
    return (await response.json()) as readonly BoardVersion[];
  }

  async version({ ticket }: BoardTicket, version: number): Promise<Uint8Array> {
    const response = await this.#fetch(`/versiones/${String(version)}`, ticket);
    return new Uint8Array(await response.arrayBuffer());
  }

  async restore({ ticket }: BoardTicket, version: number): Promise<void> {
    await this.#fetch('/restaurar', ticket, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ version }),
    });
  }

  async #fetch(
    path: string,
    ticket: string,
    init: Omit<RequestInit, 'headers'> & { readonly headers?: Record<string, string> } = {},
    alsoFine: readonly number[] = [],
  ): Promise<Response> {
    const response = await fetch(this.#base + path, {
      ...init,
      // The answer to a conditional request is ours to read, not the browser's cache's to fill in.
      cache: 'no-store',
      headers: { ...init.headers, Authorization: `Ticket ${ticket}` },
    });
    if (!response.ok && !alsoFine.includes(response.status)) {
      throw new BoardHttpError(response.status);
    }
    return response;
  }
}
