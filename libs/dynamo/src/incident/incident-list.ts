import type { IncidentQuery } from '@vigia/domain/incident';
import type { List } from '../cursor.js';
import type { Direction } from '../merged-page.js';
import { canonicalFilter } from './incident-filter.js';

const REPORT_ORDER = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z#.{1,100}$/u;
const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** A list of incidents: all, or those of one reporter or assignee. */
export function incidentList(
  name: 'all' | 'reporter' | 'assignee',
  email: string,
  query: IncidentQuery,
): List {
  return {
    name: `incidents-${name}`,
    about: [email, query.order, canonicalFilter(query.filter)],
    position: REPORT_ORDER,
  };
}

/** The history of one incident. */
export function activityList(incidentId: string): List {
  return { name: 'activity', about: [incidentId], position: ULID };
}

/** The way through the report dates that an order asks for. */
export function directionOf(order: IncidentQuery['order']): Direction {
  return order === 'newest' ? 'descending' : 'ascending';
}
