import type { Incident, IncidentFilter } from '@vigia/domain/incident';
import type { RowFilter } from '../query-track.js';
import { searchText, searchWords } from './search-text.js';

/** The filter as data that is equal for equal filters. */
export function canonicalFilter(filter: IncidentFilter): readonly unknown[] {
  return [
    filter.statuses === undefined ? null : [...new Set(filter.statuses)].sort(),
    filter.risks === undefined ? null : [...new Set(filter.risks)].sort(),
    filter.category ?? null,
    filter.floor ?? null,
    filter.assignee ?? null,
    filter.text === undefined ? [] : [...searchWords(filter.text)].sort(),
  ];
}

/** Whether no incident can pass: an empty set of statuses or risks was asked for. */
export function isImpossible(filter: IncidentFilter): boolean {
  return filter.statuses?.length === 0 || filter.risks?.length === 0;
}

/** The filter as a condition of a Query; `undefined` when everything passes. */
export function rowFilter(filter: IncidentFilter): RowFilter | undefined {
  const clauses: string[] = [];
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const oneOfThese = (attribute: string, wanted: readonly string[] | undefined): void => {
    if (wanted === undefined) return;
    const placeholders = wanted.map((word, index) => {
      values[`:${attribute}${index}`] = word;
      return `:${attribute}${index}`;
    });
    names[`#${attribute}`] = attribute;
    clauses.push(`#${attribute} IN (${placeholders.join(', ')})`);
  };
  const only = (word: string | undefined): readonly string[] | undefined =>
    word === undefined ? undefined : [word];

  oneOfThese('estado', filter.statuses);
  oneOfThese('Nivel_Riesgo', filter.risks);
  oneOfThese('tipo', only(filter.category));
  oneOfThese('piso', only(filter.floor));
  oneOfThese('asignado_a', only(filter.assignee));
  searchWords(filter.text ?? '').forEach((word, index) => {
    names['#busqueda'] = 'busqueda';
    values[`:palabra${index}`] = word;
    clauses.push(`contains(#busqueda, :palabra${index})`);
  });
  return clauses.length === 0 ? undefined : { expression: clauses.join(' AND '), names, values };
}

/** Whether an incident passes the filter. */
export function passes(filter: IncidentFilter, incident: Incident): boolean {
  const text = searchText(incident);
  return (
    (filter.statuses?.includes(incident.status) ?? true) &&
    (filter.risks?.includes(incident.risk) ?? true) &&
    (filter.category === undefined || filter.category === incident.category) &&
    (filter.floor === undefined || filter.floor === incident.floor) &&
    (filter.assignee === undefined || filter.assignee === incident.assignment?.workerEmail) &&
    searchWords(filter.text ?? '').every((word) => text.includes(word))
  );
}
