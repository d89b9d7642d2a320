import { DomainError } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { PROBLEMS, isProblemCode } from '@vigia/platform';
import { ProblemException, RequestValidationPipe } from '@vigia/platform/nest';
import { ConversationController } from '../../apps/api/src/modules/conversation/conversation.controller.js';
import { WriteMessageDto } from '../../apps/api/src/modules/conversation/dto/write-message.dto.js';
import { ListIncidentsQuery } from '../../apps/api/src/modules/incidents/dto/list-incidents.query.js';
import { ReportIncidentDto } from '../../apps/api/src/modules/incidents/dto/report-incident.dto.js';
import { FollowedController } from '../../apps/api/src/modules/incidents/followers/followed.controller.js';
import { FollowersController } from '../../apps/api/src/modules/incidents/followers/followers.controller.js';
import { ListFollowedQuery } from '../../apps/api/src/modules/incidents/followers/list-followed.query.js';
import { IncidentMovesController } from '../../apps/api/src/modules/incidents/incident-moves.controller.js';
import type { MoveRequest } from '../../apps/api/src/modules/incidents/incident-moves.service.js';
import { IncidentViews } from '../../apps/api/src/modules/incidents/incident-views.js';
import { IncidentWorkController } from '../../apps/api/src/modules/incidents/incident-work.controller.js';
import { IncidentsController } from '../../apps/api/src/modules/incidents/incidents.controller.js';
import { StaleChangeError } from '../../apps/api/src/modules/incidents/stale-change.error.js';
import { ListNotificationsQuery } from '../../apps/api/src/modules/notifications/dto/list-notifications.query.js';
import { MarkReadDto } from '../../apps/api/src/modules/notifications/dto/mark-read.dto.js';
import { NotificationsController } from '../../apps/api/src/modules/notifications/notifications.controller.js';
import { MutesController } from '../../apps/api/src/modules/preferences/mutes.controller.js';
import { PreferencesController } from '../../apps/api/src/modules/preferences/preferences.controller.js';
import { versionsOf } from '../../apps/api/src/requests/if-match.js';
import type { Container } from './container.js';
import { PlainResponse, type PlainRequest } from './plain-http.js';

type Response = Parameters<IncidentsController['list']>[2];

/** A request as a controller takes it apart. */
interface Call {
  readonly parts: Container;
  readonly actor: Actor;
  readonly params: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  readonly body: never;
  readonly headers: Headers;
  readonly response: Response;
}

type Route = (call: Call) => Promise<unknown>;

const ID = '([0-9a-f-]{36})';

/** The controllers behind their routes, for those that the screens of a run use. */
const ROUTES: readonly (readonly [method: string, path: RegExp, route: Route])[] = [
  ['GET', path('notificaciones'), inbox],
  ['PUT', path('notificaciones/leidas'), markRead],
  ['GET', path('incidentes'), listIncidents],
  ['POST', path('incidentes'), report],
  ['GET', path(`incidentes/${ID}`), (call) => incidents(call).get(call.actor, id(call))],
  ['GET', path(`incidentes/${ID}/actividad`), history],
  ['GET', path(`incidentes/${ID}/mensajes`), listMessages],
  ['POST', path(`incidentes/${ID}/mensajes`), say],
  ['POST', path(`incidentes/${ID}/tambien`), (call) => followers(call).join(call.actor, id(call))],
  [
    'DELETE',
    path(`incidentes/${ID}/tambien`),
    (call) => followers(call).leave(call.actor, id(call)),
  ],
  ['GET', path('seguidos'), listFollowed],
  ['GET', path('preferencias'), (call) => call.parts.get(PreferencesController).find(call.actor)],
  ['PUT', path(`incidentes/${ID}/silencio`), (call) => mutes(call).mute(call.actor, id(call))],
  ['DELETE', path(`incidentes/${ID}/silencio`), (call) => mutes(call).unmute(call.actor, id(call))],
  ['PUT', path(`incidentes/${ID}`), (call) => moves(call).edit(move(call), call.body)],
  ['PUT', path(`incidentes/${ID}/asignar`), (call) => moves(call).assign(move(call), call.body)],
  ['PUT', path(`incidentes/${ID}/estado`), (call) => moves(call).progress(move(call), call.body)],
  ['PUT', path(`incidentes/${ID}/cerrar`), (call) => moves(call).close(move(call), call.body)],
  ['PUT', path(`incidentes/${ID}/rechazar`), (call) => moves(call).reject(move(call), call.body)],
  ['PUT', path(`incidentes/${ID}/reabrir`), (call) => moves(call).reopen(move(call), call.body)],
  ['PUT', path(`incidentes/${ID}/confirmar`), (call) => moves(call).confirm(move(call), call.body)],
  ['PUT', path(`incidentes/${ID}/pausar`), (call) => work(call).pause(move(call), call.body)],
  ['PUT', path(`incidentes/${ID}/reanudar`), (call) => work(call).resume(move(call))],
  ['PUT', path(`incidentes/${ID}/declinar`), (call) => work(call).decline(move(call), call.body)],
];

/** Answers a request with the real controllers; a refusal has the status and code that the api gives it. */
export async function answer(
  parts: Container,
  request: PlainRequest,
  actor: Actor,
): Promise<PlainResponse> {
  const url = new URL(request.url);
  for (const [method, pattern, route] of ROUTES) {
    const found = method === request.method ? pattern.exec(url.pathname) : null;
    if (found === null) continue;
    const headers: Record<string, string> = {};
    const call: Call = {
      parts,
      actor,
      params: found.slice(1),
      query: Object.fromEntries(url.searchParams),
      body: (request.json() ?? {}) as never,
      headers: request.headers,
      response: headersInto(headers),
    };
    try {
      return respond(200, await route(call), headers);
    } catch (error) {
      return refuse(error, call);
    }
  }
  throw new Error(`No screen of a run asks for ${request.method} ${url.pathname}.`);
}

function path(words: string): RegExp {
  return new RegExp(`^/${words}$`);
}

function id({ params }: Call): string {
  return params[0] ?? '';
}

function key({ headers }: Call): string | undefined {
  return headers.get('Idempotency-Key') ?? undefined;
}

function move(call: Call): MoveRequest {
  const request = { get: (name: string) => call.headers.get(name) ?? undefined };
  const versions = versionsOf(request as Parameters<typeof versionsOf>[0]);
  return { actor: call.actor, incidentId: id(call), versions, key: key(call) };
}

const pipe = new RequestValidationPipe();

/** What was sent, as the pipe of the api reads and checks it. */
function read<T>(type: 'query' | 'body', metatype: new () => T, sent: unknown): Promise<T> {
  return pipe.transform(sent, { type, metatype }) as Promise<T>;
}

const incidents = ({ parts }: Call) => parts.get(IncidentsController);
const moves = ({ parts }: Call) => parts.get(IncidentMovesController);
const work = ({ parts }: Call) => parts.get(IncidentWorkController);
const mutes = ({ parts }: Call) => parts.get(MutesController);
const followers = ({ parts }: Call) => parts.get(FollowersController);

async function inbox({ parts, actor, query }: Call): Promise<unknown> {
  const asked = await read('query', ListNotificationsQuery, query);
  return parts.get(NotificationsController).list(actor, asked);
}

async function markRead({ parts, actor, body }: Call): Promise<unknown> {
  const seen = await read('body', MarkReadDto, body);
  return parts.get(NotificationsController).markRead(actor, seen);
}

async function listIncidents(call: Call): Promise<unknown> {
  const asked = await read('query', ListIncidentsQuery, call.query);
  return incidents(call).list(call.actor, asked, call.response);
}

async function report(call: Call): Promise<unknown> {
  const body = await read('body', ReportIncidentDto, call.body);
  return incidents(call).report(call.actor, body, key(call), call.response);
}

function history(call: Call): Promise<unknown> {
  return incidents(call).history(call.actor, id(call), {}, call.response);
}

function listMessages(call: Call): Promise<unknown> {
  return call.parts.get(ConversationController).list(call.actor, id(call), {}, call.response);
}

async function say(call: Call): Promise<unknown> {
  const body = await read('body', WriteMessageDto, call.body);
  return call.parts.get(ConversationController).write(call.actor, id(call), body, key(call));
}

async function listFollowed({ parts, actor, query, response }: Call): Promise<unknown> {
  const asked = await read('query', ListFollowedQuery, query);
  return parts.get(FollowedController).list(actor, asked, response);
}

/** What controllers use of an answer. */
function headersInto(headers: Record<string, string>): Response {
  const set = (name: string, value: string): void => void (headers[name] = value);
  return { setHeader: set, append: set } as unknown as Response;
}

function respond(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): PlainResponse {
  const response = new PlainResponse(status, body === undefined ? '' : JSON.stringify(body));
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

function refuse(error: unknown, { parts, actor }: Call): PlainResponse {
  const code =
    error instanceof ProblemException || error instanceof DomainError ? error.code : undefined;
  if (code === undefined || !isProblemCode(code)) throw error;
  const members =
    error instanceof StaleChangeError
      ? { incidente: parts.get(IncidentViews).of(error.current, actor) }
      : {};
  const { status } = PROBLEMS[code];
  return respond(status, { status, code, title: code, ...members });
}
