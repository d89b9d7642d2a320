import type { Incident, IncidentOrder, IncidentQuery } from '@vigia/domain/incident';
import type { List } from '../cursor.js';
import { priorityRank } from '@vigia/domain/incident';
import { priorityOrder, reportOrder } from '../keys.js';
import type { Direction } from '../merged-page.js';
import { canonicalFilter } from './incident-filter.js';

const REPORT_ORDER = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z#.{1,100}$/u;
const PRIORITY_ORDER = /^\d{15}#.{1,100}$/u;
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** A list of incidents: all, or those of one reporter or assignee. */
export function incidentList(
  name: 'all' | 'reporter' | 'assignee',
  email: string,
  query: IncidentQuery<IncidentOrder>,
): List {
  return {
    name: `incidents-${name}`,
    about: [email, query.order, canonicalFilter(query.filter)],
    position: query.order === 'priority' ? PRIORITY_ORDER : REPORT_ORDER,
  };
}

/** The history of one incident. */
export function activityList(incidentId: string): List {
  return { name: 'activity', about: [incidentId], position: ULID };
}

/** The way through its sort key that an order asks for. */
export function directionOf(order: IncidentOrder): Direction {
  return order === 'oldest' ? 'ascending' : 'descending';
}

/** Where an incident stands in an order; unique. */
export function positionIn(order: IncidentOrder, incident: Incident): string {
  return order === 'priority'
    ? priorityOrder(priorityRank(incident), incident.id)
    : reportOrder(incident.reportedAt, incident.id);
}

const FOLLOWED_ORDER = /^sigue#\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z#.{1,100}$/u;

/** What one person follows, by its beginning. */
export function followedList(email: string): List {
  return { name: 'followed', about: [email], position: FOLLOWED_ORDER };
}
