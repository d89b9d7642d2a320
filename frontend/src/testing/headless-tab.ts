import {
  environmentManager,
  InfiniteQueryObserver,
  MutationObserver,
  type QueryClient,
  QueryObserver,
} from '@tanstack/react-query';
import i18next from 'i18next';
import { liveHandlers } from '../app/members/live-handlers.js';
import { createQueryClient } from '../app/query-client.js';
import { messagesQuery, takeMessage } from '../features/conversation/api/messages.js';
import { converses } from '../features/conversation/converses.js';
import {
  activityQuery,
  incidentKeys,
  incidentListQuery,
  incidentQuery,
} from '../features/incidents/api/incident-queries.js';
import { makeMove, type Move } from '../features/incidents/api/moves.js';
import { noFilters } from '../features/incidents/filters.js';
import { followedQuery } from '../features/incidents/following/followed-query.js';
import { dropIncident, findListed, takeIncident } from '../features/incidents/incident-cache.js';
import {
  followOtherTabs,
  inboxQuery,
  markingRead,
  sendUnsentMarks,
} from '../features/notifications/api/inbox-queries.js';
import type { Inbox, Seen } from '../features/notifications/inbox.js';
import { notificationText } from '../features/notifications/notification-text.js';
import { api, unwrap } from '../shared/api/client.js';
import { joinIncident, leaveIncident } from '../shared/api/join-incident.js';
import type { Incident, Notification, Report, User } from '../shared/api/models.js';
import { Problem, Unreachable } from '../shared/api/problem.js';
import { viewerKey } from '../shared/api/viewer.js';
import { askAgain, preferencesQuery } from '../shared/preferences/preferences.js';
import { tellOtherTabs, whenChosenElsewhere } from '../shared/preferences/tabs.js';
import type { Socket } from '../shared/realtime/line.js';
import { LiveConnection } from '../shared/realtime/live-connection.js';

/** How long somebody waits before they press the button again. */
const PATIENCE_MS = 3_000;
const TRIES = 4;

/** Outside of a browser: queries age and are forgotten as in one. */
export function behaveLikeBrowser(): void {
  environmentManager.setIsServer(() => false);
}

/** What says in passing that something happened. */
export function toastTitle(notification: Notification, viewer: User): string {
  return notificationText(notification, viewer, i18next.t);
}

/** A tab of the web app without its pixels: the same stores, queries and connection, and what a person does with them. */
export class HeadlessTab {
  readonly client: QueryClient = createQueryClient();
  readonly connection: LiveConnection;
  readonly #open: (() => void)[] = [];
  #isVisible = true;
  readonly #pages = new Map<string, (() => void)[]>();

  constructor(
    private readonly viewer: User,
    openSocket: (ticket: string) => Socket,
    private readonly onInbox: (inbox: Inbox) => void,
  ) {
    this.connection = new LiveConnection({
      ...liveHandlers(this.client, viewer),
      getTicket: async (signal) => (await unwrap(api.POST('/auth/ws-ticket', { signal }))).ticket,
      open: openSocket,
      isVisible: () => this.#isVisible,
      random: Math.random,
    });
  }

  start(): void {
    const { client, viewer } = this;
    client.mount();
    client.setQueryData(viewerKey, viewer);
    this.#open.push(
      new QueryObserver(client, inboxQuery).subscribe(({ data }) => {
        if (data) this.onInbox(data);
      }),
      new QueryObserver(client, preferencesQuery).subscribe(() => undefined),
      new InfiniteQueryObserver(client, incidentListQuery(noFilters)).subscribe(() => undefined),
      followOtherTabs(client),
      whenChosenElsewhere(() => {
        askAgain(client);
      }),
    );
    if (viewer.tipo === 'estudiante') {
      this.#open.push(new InfiniteQueryObserver(client, followedQuery).subscribe(() => undefined));
    }
    this.connection.start();
    sendUnsentMarks(client, viewer.email);
  }

  /** Somebody looks, or looks away. */
  look(isVisible: boolean): void {
    this.#isVisible = isVisible;
    if (isVisible) this.connection.wake();
    else this.connection.rest();
  }

  /** The device says whether it has a network. */
  setOnline(isOnline: boolean): void {
    if (isOnline) this.connection.wake();
    else this.connection.cut();
  }

  stop(): void {
    this.connection.stop();
    for (const id of this.#pages.keys()) this.leave(id);
    for (const end of this.#open) end();
    this.client.unmount();
    this.client.clear();
  }

  /** The pages of incidents that are open. */
  get pages(): readonly string[] {
    return [...this.#pages.keys()];
  }

  /** Opens the page of an incident: itself, its timeline, and its conversation for who is part of it. */
  visit(id: string): void {
    if (this.#pages.has(id)) return;
    const { client, viewer } = this;
    const ends: (() => void)[] = [];
    this.#pages.set(id, ends);
    let isHeard = false;
    const hear = ({ data }: { data: Incident | undefined }) => {
      if (isHeard || data === undefined || !converses(data, viewer)) return;
      isHeard = true;
      ends.push(new QueryObserver(client, messagesQuery(id)).subscribe(() => undefined));
    };
    const incident = new QueryObserver(client, incidentQuery(id));
    ends.push(incident.subscribe(hear));
    hear(incident.getCurrentResult());
    ends.push(new QueryObserver(client, activityQuery(id)).subscribe(() => undefined));
  }

  leave(id: string): void {
    for (const end of this.#pages.get(id) ?? []) end();
    this.#pages.delete(id);
  }

  /** An incident as a list shows it. */
  listed(id: string): Incident | undefined {
    return findListed(this.client, id);
  }

  async report(report: Report): Promise<void> {
    const header = { 'Idempotency-Key': crypto.randomUUID() };
    const incident = await persist(() =>
      unwrap(api.POST('/incidentes', { params: { header }, body: report })),
    );
    this.client.setQueryData(incidentKeys.one(incident.id), incident);
    takeIncident(this.client, incident, this.viewer);
  }

  async say(id: string, texto: string, interno: boolean): Promise<void> {
    const params = { path: { id }, header: { 'Idempotency-Key': crypto.randomUUID() } };
    const body = { texto, interno, menciones: [] };
    const message = await persist(() =>
      unwrap(api.POST('/incidentes/{id}/mensajes', { params, body })),
    );
    takeMessage(this.client, id, message);
  }

  /** Whatever the server says of the incident, the screen shows it afterwards. */
  async move({ id, version }: Incident, move: Move): Promise<void> {
    const { client, viewer } = this;
    const terms = { version, key: crypto.randomUUID() };
    try {
      const fresh = await persist(() => makeMove(id, move, terms));
      if (move.action === 'declinar') dropIncident(client, id);
      else takeIncident(client, fresh, viewer);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const current = (error.body as { incidente?: Incident } | undefined)?.incidente;
      if (current) takeIncident(client, current, viewer);
      else await client.invalidateQueries({ queryKey: incidentKeys.one(id) });
    }
  }

  /** Says that they have the same trouble, or takes it back. */
  async join(id: string, joins: boolean): Promise<void> {
    const fresh = await persist(() => (joins ? joinIncident(id) : leaveIncident(id)));
    takeIncident(this.client, fresh, this.viewer);
    void this.client.invalidateQueries({ queryKey: inboxQuery.queryKey });
    await this.client.invalidateQueries({ queryKey: incidentKeys.followed });
  }

  /** Wants to hear no more of an incident, or wants to again. */
  async mute(id: string, isMuted: boolean): Promise<void> {
    const path = { params: { path: { id } } };
    await persist(() =>
      unwrap(
        isMuted
          ? api.PUT('/incidentes/{id}/silencio', path)
          : api.DELETE('/incidentes/{id}/silencio', path),
      ),
    );
    askAgain(this.client);
    tellOtherTabs();
  }

  async markRead(seen: Seen): Promise<void> {
    await new MutationObserver(this.client, markingRead(this.client)).mutate(seen);
  }
}

/** Tries again as a person does who got no answer. */
async function persist<T>(act: () => Promise<T>): Promise<T> {
  for (let left = TRIES; ; left -= 1) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Unreachable) || left === 1) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  }
}
