import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Incident, User } from '../../shared/api/models.js';
import { incidentKeys, type IncidentPage } from './api/incident-queries.js';
import { belongs, type IncidentFilters } from './filters.js';
import { priorityRank } from './priority-rank.js';

type CachedList = InfiniteData<IncidentPage, string>;

/**
 * Brings newer news of an incident into everything already loaded: its page, its timeline and every list.
 * Older news, and a view that shows less than the one at hand, change nothing.
 */
export function takeIncident(client: QueryClient, incident: Incident, viewer: User): void {
  void client.invalidateQueries({ queryKey: incidentKeys.summary });
  const known = client.getQueryData<Incident>(incidentKeys.one(incident.id));
  if (known === undefined || isNews(incident, known)) {
    if (known !== undefined) client.setQueryData(incidentKeys.one(incident.id), incident);
    void client.invalidateQueries({ queryKey: incidentKeys.activity(incident.id) });
  }
  client.setQueryData<CachedList>(
    incidentKeys.followed,
    (list) => list && withNews(list, incident),
  );
  for (const [key, list] of client.getQueriesData<CachedList>({ queryKey: incidentKeys.lists })) {
    const filters = key[2] as IncidentFilters;
    if (list === undefined) continue;
    const change = changeList(list, incident, filters, viewer);
    if (change === 'ask') void client.invalidateQueries({ queryKey: key, exact: true });
    else if (change !== list) client.setQueryData<CachedList>(key, change);
  }
}

/** An incident as some loaded list has it, to show at once while its page is fetched. */
export function findListed(client: QueryClient, id: string): Incident | undefined {
  for (const [, list] of client.getQueriesData<CachedList>({ queryKey: incidentKeys.lists })) {
    const found = list?.pages.flatMap((page) => page.incidents).find((each) => each.id === id);
    if (found) return found;
  }
  return undefined;
}

/** The viewer may see an incident no longer, or less of it: it leaves the lists, and its page is asked for anew. */
export function dropIncident(client: QueryClient, id: string): void {
  void client.invalidateQueries({ queryKey: incidentKeys.one(id) });
  void client.invalidateQueries({ queryKey: incidentKeys.activity(id) });
  for (const [key, list] of client.getQueriesData<CachedList>({ queryKey: incidentKeys.lists })) {
    if (list) client.setQueryData<CachedList>(key, without(list, id));
  }
}

/** The list with what it holds of the incident brought up to date. */
function withNews(list: CachedList, incident: Incident): CachedList {
  const known = list.pages
    .flatMap(({ incidents }) => incidents)
    .find(({ id }) => id === incident.id);
  return known && isNews(incident, known) ? withReplaced(list, incident) : list;
}

function isNews(incident: Incident, known: Incident): boolean {
  if (known.creado_por !== undefined && incident.creado_por === undefined) return false;
  return incident.version > known.version;
}

/** The list with the news in it; `ask` where only the server knows whether and where it belongs. */
function changeList(
  list: CachedList,
  incident: Incident,
  filters: IncidentFilters,
  viewer: User,
): CachedList | 'ask' {
  const known = list.pages.flatMap((page) => page.incidents).find(({ id }) => id === incident.id);
  if (known && !isNews(incident, known)) return list;
  const place = isOnViewersList(incident, viewer) ? belongs(incident, filters) : 'no';
  if (place === 'no') return known ? without(list, incident.id) : list;
  const { order } = filters;
  // Its priority may have changed, the moment of its report never does.
  if (known && order !== 'prioridad') return withReplaced(list, incident);
  if (order === 'antiguos' || (place === 'unsure' && !known)) return 'ask';
  return withPlaced(known ? without(list, incident.id) : list, incident, order);
}

/** Lists hold what is one's own business: an admin's all, a student's own reports, a worker's assignments. */
function isOnViewersList(incident: Incident, viewer: User): boolean {
  switch (viewer.tipo) {
    case 'admin':
      return true;
    case 'estudiante':
      return incident.creado_por === viewer.email;
    case 'trabajador':
      return incident.asignado_a === viewer.email;
  }
}

function mapPages(
  list: CachedList,
  change: (incidents: readonly Incident[], index: number) => readonly Incident[],
): CachedList {
  return {
    ...list,
    pages: list.pages.map((page, index) => ({ ...page, incidents: change(page.incidents, index) })),
  };
}

const without = (list: CachedList, id: string) =>
  mapPages(list, (incidents) => incidents.filter((each) => each.id !== id));

const withReplaced = (list: CachedList, incident: Incident) =>
  mapPages(list, (incidents) =>
    incidents.map((each) => (each.id === incident.id ? incident : each)),
  );

/** Where its order puts it; what belongs after the last loaded page comes with the next one. */
function withPlaced(
  list: CachedList,
  incident: Incident,
  order: 'recientes' | 'prioridad',
): CachedList {
  const isBehind = (other: Incident) => standsBehind(other, incident, order);
  const page = list.pages.findIndex(({ incidents }) => incidents.some(isBehind));
  const last = list.pages.length - 1;
  if (page === -1 && list.pages[last]?.next !== undefined) return list;
  return mapPages(list, (incidents, index) => {
    if (index !== (page === -1 ? last : page)) return incidents;
    const at = incidents.findIndex(isBehind);
    return incidents.toSpliced(at === -1 ? incidents.length : at, 0, incident);
  });
}

/** As the server sorts: what is alike by their ids. */
function standsBehind(other: Incident, one: Incident, order: 'recientes' | 'prioridad'): boolean {
  const rank = order === 'prioridad' ? priorityRank : reportedMs;
  const ahead = rank(one) - rank(other);
  return ahead === 0 ? other.id < one.id : ahead > 0;
}

function reportedMs({ fecha_creacion }: Incident): number {
  return Date.parse(fecha_creacion);
}
