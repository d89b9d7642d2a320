import { isDeepStrictEqual } from 'node:util';
import { IncidentEventType } from '@vigia/domain/incident';
import { Role } from '@vigia/domain/shared';
import { messagesKey } from '../../frontend/src/features/conversation/api/messages.js';
import {
  incidentKeys,
  type IncidentPage,
} from '../../frontend/src/features/incidents/api/incident-queries.js';
import { noFilters, statesOf } from '../../frontend/src/features/incidents/filters.js';
import { inboxQuery } from '../../frontend/src/features/notifications/api/inbox-queries.js';
import { toastTitle } from '../../frontend/src/testing/headless-tab.js';
import type {
  Incident,
  IncidentMessage,
  NotificationPage,
} from '../../frontend/src/shared/api/models.js';
import { paths } from '../../frontend/src/shared/config/paths.js';
import { viewerOf } from './people.js';
import type { Tab } from './tab.js';
import type { World } from './world.js';

interface Pages {
  readonly pages: readonly IncidentPage[];
}

type Tell = (what: string, here: unknown, there: unknown) => void;

/** What is wrong once everything has come to rest: in words, empty when nothing is. */
export async function judge(world: World): Promise<readonly string[]> {
  const wrong: string[] = [...repeated(world)];
  for (const tab of world.tabs) {
    const tell: Tell = (what, here, there) => {
      if (isDeepStrictEqual(here, there)) return;
      wrong.push(`${tab.name}: ${what}\n  shows  ${words(here)}\n  server ${words(there)}`);
    };
    await judgeTab(world, tab, tell);
  }
  for (const surprise of world.surprises) wrong.push(`a surprise: ${String(surprise)}`);
  return wrong;
}

async function judgeTab(world: World, tab: Tab, tell: Tell): Promise<void> {
  const { app, place } = tab;
  const ask = (path: string) => world.truth(place, path);
  tell('how live it is', app.connection.getState(), 'live');

  const inbox = app.client.getQueryData(inboxQuery.queryKey);
  const told = (await ask('/notificaciones?limite=200')).body as NotificationPage;
  tell('inbox', inbox?.items, told.notificaciones);
  tell('unread', inbox?.unread, told.no_leidas);

  const states = statesOf(noFilters).join(',');
  const list = await ask(`/incidentes?estado=${states}&orden=recientes&limite=200`);
  tell('list', toldOf(tab, listed(tab)), toldOf(tab, list.body));
  tell('scandals', tab.scandals, []);
  const forgotten = told.notificaciones.filter(
    ({ id, leida }) => !leida && world.isRead(place, id),
  );
  tell('what was read and is unread again', forgotten, []);
  tell('shown in passing too often', shownTooOften(tab, told), []);
  for (const id of app.pages) await judgePage(tab, id, ask, tell);
}

async function judgePage(
  tab: Tab,
  id: string,
  ask: (path: string) => ReturnType<World['truth']>,
  tell: Tell,
): Promise<void> {
  const { client } = tab.app;
  const incident = await ask(`/incidentes/${id}`);
  if (!isParty(incident.body)) return;
  tell('page', toldOf(tab, client.getQueryData(incidentKeys.one(id))), toldOf(tab, incident.body));
  const activity = await ask(`/incidentes/${id}/actividad`);
  const shown = client.getQueryData(incidentKeys.activity(id));
  tell('timeline', toldOf(tab, shown), toldOf(tab, activity.body));
  const messages = await ask(`/incidentes/${id}/mensajes`);
  const { mensajes } = messages.body as { mensajes: readonly IncidentMessage[] };
  const heard = client.getQueryData<readonly IncidentMessage[]>([...messagesKey, id]);
  tell('conversation', byOthers(heard), byOthers(mensajes));
}

/** What was reported or said once is there once, however often it was sent. */
function repeated({ store }: World): readonly string[] {
  const said = [...store.incidents.values()].map(({ title }) => title);
  const words = [...said, ...store.messages.map(({ text }) => text)];
  return words.filter((one, at) => words.indexOf(one) !== at).map((one) => `twice: ${one}`);
}

/** [NOT-12] Everything that is not one's own doing shows up once at most; what is quiet, not at all. */
function shownTooOften(
  { place, toasts, hasLeft }: Tab,
  told: NotificationPage,
): readonly unknown[] {
  const reader = viewerOf(place.user);
  // Who follows no more has no longer in the inbox what was shown in passing then.
  if (hasLeft) return [];
  const left = told.notificaciones
    .filter(({ actor_nombre }) => actor_nombre !== place.user.name)
    .map((one) => keyOf(toastTitle(one, reader), one.titulo));
  return toasts.filter(({ title, body = '', to }) => {
    if (to === undefined || to === paths.inbox) return false;
    const at = left.indexOf(keyOf(title, body));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

function keyOf(...words: readonly string[]): string {
  return words.join('\n');
}

/** Its reporter, its worker and admins are told of what happens to an incident; whoever else looks at it is not. */
function isParty(incident: unknown): boolean {
  return (incident as Partial<Incident>).creado_por !== undefined;
}

/** Nobody is told of what they say themselves: another tab of theirs shows it when it asks the next time. */
function byOthers(messages: readonly IncidentMessage[] | undefined): unknown {
  return messages?.filter(({ autor }) => !autor.es_mio);
}

/** Ends and beginnings of "me too" are for admins; everybody else learns of them with the next event. */
function toldOf({ place }: Tab, shown: unknown): unknown {
  if (place.user.role === Role.Admin || shown === undefined) return shown;
  const without = ({ tipo, ...told }: Record<string, unknown>) => {
    const { version, veces_reportado, prioridad, ...rest } = told;
    return { tipo, ...rest };
  };
  if (!Array.isArray(shown)) return without(shown as Record<string, unknown>);
  return (shown as Record<string, unknown>[])
    .filter(({ tipo }) => tipo !== IncidentEventType.Joined && tipo !== IncidentEventType.Left)
    .map(without);
}

function listed({ app }: Tab): unknown {
  const list = app.client.getQueryData<Pages>(incidentKeys.list(noFilters));
  return list?.pages.flatMap(({ incidents }) => incidents);
}

function words(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
