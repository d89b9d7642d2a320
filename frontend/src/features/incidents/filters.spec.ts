import { describe, expect, it } from 'vitest';
import { anIncident } from '../../testing/an-incident.js';
import {
  belongs,
  filtersFromSearch,
  filtersToSearch,
  type IncidentFilters,
  noFilters,
} from './filters.js';

const narrowed: IncidentFilters = {
  states: ['pendiente', 'en_proceso'],
  risk: 'crítico',
  kind: 'Electricidad & gas',
  floor: '3',
  building: 'pabellon-a',
  trade: 'TI',
  assignee: 'luis@servicios.pe',
  text: 'fuga, agua',
  order: 'antiguos',
};

describe('filters in the address', () => {
  it('come back as they were written', () => {
    const written = filtersToSearch(narrowed).toString();

    expect(filtersFromSearch(new URLSearchParams(written))).toEqual(narrowed);
  });

  it('leave the address empty when nothing is narrowed', () => {
    expect(filtersToSearch(noFilters).toString()).toBe('');
    expect(filtersFromSearch(new URLSearchParams())).toEqual(noFilters);
  });

  it('ignore words that mean nothing', () => {
    const search = new URLSearchParams('estado=volando,asignado&riesgo=enorme&orden=azar');

    expect(filtersFromSearch(search)).toEqual({ ...noFilters, states: ['asignado'] });
  });

  it('understand a critical risk written without its accent', () => {
    expect(filtersFromSearch(new URLSearchParams('riesgo=critico')).risk).toBe('crítico');
  });
});

describe('belonging to a list', () => {
  it('without filters means being active', () => {
    expect(belongs(anIncident({ estado: 'resuelto' }), noFilters)).toBe('yes');
    expect(belongs(anIncident({ estado: 'cerrado' }), noFilters)).toBe('no');
  });

  it.each([
    [{ risk: 'alto' }, 'no'],
    [{ risk: 'medio' }, 'yes'],
    [{ kind: 'Otro' }, 'no'],
    [{ floor: '9' }, 'no'],
    [{ building: 'otro' }, 'no'],
    [{ trade: 'TI' }, 'no'],
    [{ assignee: 'otra@servicios.pe' }, 'no'],
    [{ states: ['rechazado'] }, 'no'],
    [{ text: 'agua' }, 'unsure'],
  ] as const)('under %j is %s', (filters, expected) => {
    const incident = anIncident({
      nivel_riesgo: 'medio',
      piso: '3',
      tipo: 'Fuga',
      asignado_a: null,
    });

    expect(belongs(incident, { ...noFilters, ...filters })).toBe(expected);
  });
});
