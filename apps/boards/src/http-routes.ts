import { BOARD_ROOTS } from '@vigia/domain/board';
import type { BoardTicketClaims, Clock } from '@vigia/platform';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import * as Y from 'yjs';
import type { Admissions } from './sessions/admissions.js';
import type { Engine } from './engine.js';
import type { Keeper } from './storage/keeper.js';
import { FULL, THUMBNAIL, drawBoard, type PictureOptions } from './content/picture.js';
import type { OpenBoard } from './storage/open-board.js';
import type { Readiness } from './readiness.js';
import { restoreInto } from './content/restore.js';
import { Shares, type Take } from './sessions/shares.js';
import { unpackSnapshot, type Snapshots } from './storage/snapshots.js';

/** What the routes work with. */
export interface RouteParts {
  readonly engine: Engine;
  readonly keeper: Keeper;
  readonly admissions: Admissions;
  readonly snapshots: Snapshots;
  readonly readiness: Readiness;
  readonly webOrigins: readonly string[];
  readonly taskId: string;
  readonly clock: Clock;
  readonly log: Logger;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

interface Request {
  readonly boardId: string;
  readonly ticket: BoardTicketClaims;
  readonly incoming: IncomingMessage;
  readonly rest: string;
}

type Route = (request: Request) => Promise<Answer>;

/** Names the task that answered: with it one finds its lines in the log and its metrics. */
export const TASK_HEADER = 'X-Board-Task';

const BOARD_PATH = /^\/tableros\/([A-Za-z0-9-]{1,64})\/([a-z.]+)(?:\/(\d{1,9}))?$/;
const BODY_BYTES = 1_024;
const NOT_FOUND = problem(404, 'route-not-found', 'Not found');
const RETRY_SECONDS = 5;
const ORIGIN = { source: 'local' } as const;

/** Everything this service answers over HTTP. */
export class HttpRoutes {
  readonly #routes: ReadonlyMap<string, Route>;
  readonly #shares: Shares;

  constructor(private readonly parts: RouteParts) {
    this.#shares = new Shares(parts.clock);
    this.#routes = new Map<string, Route>([
      ['GET instantanea', (request) => this.#snapshot(request)],
      [
        'GET miniatura.svg',
        (request) => this.#inTurn(request, (take) => this.#picture(request, THUMBNAIL, take)),
      ],
      [
        'GET exportar.svg',
        (request) => this.#inTurn(request, (take) => this.#picture(request, FULL, take)),
      ],
      ['GET versiones', (request) => this.#versions(request)],
      [
        'POST restaurar',
        (request) => this.#inTurn(request, (take) => this.#restore(request, take)),
      ],
    ]);
  }

  /** Answers one request; what fails unexpectedly is a bare 500. */
  async handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const shared = { [TASK_HEADER]: this.parts.taskId, ...this.#cors(incoming) };
    try {
      const { status, headers, body } = await this.#answer(incoming);
      response.writeHead(status, { ...shared, ...headers });
      response.end(body);
    } catch (error) {
      this.parts.log.error({ err: error, path: pathOf(incoming) }, 'request failed');
      const { status, headers, body } = problem(500, 'internal', 'Internal server error');
      if (!response.headersSent) response.writeHead(status, { ...shared, ...headers });
      response.end(body);
    }
  }

  async #answer(incoming: IncomingMessage): Promise<Answer> {
    const path = pathOf(incoming);
    if (incoming.method === 'OPTIONS') return { status: 204 };
    if (path === '/health/live') return json({ status: 'ok' });
    if (path === '/health/ready') return this.#ready();
    const [, boardId, action = '', rest = ''] = BOARD_PATH.exec(path) ?? [];
    const route = this.#routes.get(`${incoming.method ?? ''} ${action}`);
    if (boardId === undefined || route === undefined) return NOT_FOUND;
    const ticket = await this.parts.admissions.ticket(boardId, tokenOf(incoming));
    if (ticket === undefined) {
      const refusal = problem(401, 'not-authenticated', 'Not authenticated');
      return { ...refusal, headers: { ...refusal.headers, 'WWW-Authenticate': 'Ticket' } };
    }
    return route({ boardId, ticket, incoming, rest });
  }

  async #ready(): Promise<Answer> {
    const lacking = await this.parts.readiness.lacking();
    return lacking.length === 0
      ? json({ status: 'ok' })
      : { ...json({ status: 'unavailable', lacking }), status: 503 };
  }

  /** The join: the packed snapshot as it lies in storage, so it costs this task next to nothing. */
  async #snapshot({ boardId, ticket, incoming }: Request): Promise<Answer> {
    const who = this.parts.admissions.who(ticket.actor.email);
    const identity = {
      'X-Board-Client-Id': String(this.parts.admissions.clientId(boardId, who)),
      'X-Board-Who': who,
    };
    const open = this.parts.engine.boards.get(boardId);
    const found =
      open?.packed === undefined
        ? await this.parts.snapshots.newerThan(boardId, 0)
        : { packed: open.packed, pointer: { version: open.merged } };
    if (found === undefined) return { status: 204, headers: identity };
    return packed(found.packed, found.pointer.version, incoming, identity);
  }

  async #versions({ boardId, incoming, rest }: Request): Promise<Answer> {
    if (rest === '') return json(await this.parts.snapshots.versions(boardId));
    const version = Number(rest);
    const bytes = await this.parts.snapshots.version(boardId, version);
    return bytes === undefined ? NOT_FOUND : packed(bytes, version, incoming, {});
  }

  /** [BRD-24] */
  #inTurn({ ticket }: Request, work: (take: Take) => Promise<Answer>): Promise<Answer> {
    return this.#shares.inTurn(ticket.actor.email, work);
  }

  async #picture(
    { boardId, incoming }: Request,
    options: PictureOptions,
    take: Take,
  ): Promise<Answer> {
    const { engine, snapshots } = this.parts;
    const open = engine.boards.get(boardId);
    const stored = open === undefined ? await snapshots.newerThan(boardId, 0) : undefined;
    const tag =
      open === undefined ? `"${String(stored?.pointer.version ?? 0)}"` : this.#stateOf(open);
    if (incoming.headers['if-none-match'] === tag) return { status: 304, headers: { ETag: tag } };
    const update = stored === undefined ? undefined : await unpackSnapshot(stored.packed);
    if (!take(update?.length ?? open?.settle().bytes ?? 0)) return tooMany();
    const doc = open?.doc ?? new Y.Doc();
    if (update !== undefined) Y.applyUpdate(doc, update);
    return {
      status: 200,
      headers: {
        'Content-Type': 'image/svg+xml; charset=utf-8',
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, no-cache',
        ETag: tag,
      },
      body: drawBoard(doc, options),
    };
  }

  /** Changes with all that any task drew; what is in memory is this task's own mixture. */
  #stateOf({ merged, readTo, ledger }: OpenBoard): string {
    return `"${this.parts.taskId}-${String(merged)}-${readTo}-${String(ledger.changed)}"`;
  }

  /** [BRD-35] */
  async #restore({ boardId, ticket, incoming }: Request, take: Take): Promise<Answer> {
    const { admissions, engine, keeper, snapshots } = this.parts;
    if (ticket.boardRole !== 'write') return problem(403, 'not-allowed', 'Not allowed');
    const version = await versionIn(incoming);
    if (version === undefined) return problem(400, 'invalid-request', 'Invalid request');
    const stored = await snapshots.version(boardId, version);
    if (stored === undefined) return problem(404, 'version-not-found', 'Version not found');
    const update = await unpackSnapshot(stored);
    if (!take(update.length)) return tooMany();
    if (!(await admissions.claim(ticket))) {
      return problem(401, 'not-authenticated', 'Not authenticated');
    }
    const who = admissions.who(ticket.actor.email);
    await engine.withBoard(boardId, async (board) => {
      const before = board.doc.clientID;
      board.doc.clientID = admissions.clientId(boardId, who);
      try {
        board.doc.transact(() => {
          const key = board.doc.clientID.toString(36);
          board.doc.getMap(BOARD_ROOTS.people).set(key, { who, name: ticket.actor.name });
          restoreInto(board.doc, update, ORIGIN);
        }, ORIGIN);
      } finally {
        board.doc.clientID = before;
      }
      if (!(await keeper.storeNow(board))) throw new Error('The restored board was not stored.');
    });
    return json({ version });
  }

  #cors(incoming: IncomingMessage): Record<string, string> {
    const { origin } = incoming.headers;
    if (origin === undefined || !this.parts.webOrigins.includes(origin)) return {};
    return {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Headers': 'authorization, content-type, if-none-match',
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Expose-Headers': 'etag, x-board-client-id, x-board-who',
      Vary: 'Origin',
    };
  }
}

function packed(
  bytes: Uint8Array,
  version: number,
  incoming: IncomingMessage,
  extra: Readonly<Record<string, string>>,
): Answer {
  const tag = `"${String(version)}"`;
  const headers = { ...extra, ETag: tag, 'Cache-Control': 'private, no-cache' };
  if (incoming.headers['if-none-match'] === tag) return { status: 304, headers };
  return {
    status: 200,
    headers: {
      ...headers,
      'Content-Type': 'application/octet-stream',
      'Content-Encoding': 'br',
      'Content-Length': String(bytes.length),
    },
    body: bytes,
  };
}

function pathOf(incoming: IncomingMessage): string {
  return (incoming.url ?? '/').split('?', 1)[0] ?? '/';
}

function tokenOf(incoming: IncomingMessage): string {
  const [scheme, token = ''] = (incoming.headers.authorization ?? '').split(' ');
  if (scheme === 'Ticket') return token;
  return new URLSearchParams((incoming.url ?? '').split('?')[1]).get('ticket') ?? '';
}

async function versionIn(incoming: IncomingMessage): Promise<number | undefined> {
  let text = '';
  for await (const part of incoming) {
    text += String(part);
    if (text.length > BODY_BYTES) return undefined;
  }
  try {
    const body = JSON.parse(text) as unknown;
    const version = typeof body === 'object' && body !== null && 'version' in body && body.version;
    return typeof version === 'number' && Number.isSafeInteger(version) && version > 0
      ? version
      : undefined;
  } catch {
    return undefined;
  }
}

function json(value: unknown): Answer {
  return {
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(value),
  };
}

function tooMany(): Answer {
  const refusal = problem(429, 'rate-limited', 'Too many requests');
  return { ...refusal, headers: { ...refusal.headers, 'Retry-After': String(RETRY_SECONDS) } };
}

function problem(status: number, code: string, title: string): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
    body: JSON.stringify({ type: 'about:blank', title, status, code }),
  };
}
