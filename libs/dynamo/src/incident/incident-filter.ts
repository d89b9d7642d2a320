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
    filter.building ?? null,
    filter.speciality ?? null,
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
  const named = (attribute: string): string => {
    names[`#${attribute}`] = attribute;
    return `#${attribute}`;
  };
  const valued = (placeholder: string, value: string): string => {
    values[`:${placeholder}`] = value;
    return `:${placeholder}`;
  };
  const isOneOf = (attribute: string, words: readonly string[] | undefined): void => {
    if (words === undefined) return;
    // Each once: an expression has at most 4 KB.
    const set = [...new Set(words)].map((word, index) => valued(`${attribute}${index}`, word));
    clauses.push(`${named(attribute)} IN (${set.join(', ')})`);
  };
  const is = (attribute: string, word: string | undefined): void => {
    if (word !== undefined) clauses.push(`${named(attribute)} = ${valued(attribute, word)}`);
  };

  isOneOf('estado', filter.statuses);
  isOneOf('Nivel_Riesgo', filter.risks);
  is('tipo', filter.category);
  is('piso', filter.floor);
  is('asignado_a', filter.assignee);
  is('tipo_trabajador_requerido', filter.speciality);
  if (filter.building !== undefined) {
    clauses.push(`${named('lugar')}.${named('edificio')} = ${valued('edificio', filter.building)}`);
  }
  searchWords(filter.text ?? '').forEach((word, index) => {
    clauses.push(`contains(${named('busqueda')}, ${valued(`palabra${index}`, word)})`);
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
    (filter.speciality === undefined || filter.speciality === incident.requiredSpeciality) &&
    (filter.building === undefined || filter.building === incident.location?.building) &&
    searchWords(filter.text ?? '').every((word) => text.includes(word))
  );
}
