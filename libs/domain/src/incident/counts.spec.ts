import { describe, expect, it } from 'vitest';
import { anIncident } from '../../test/fixtures.js';
import { counterChanges, countersOf, countsFrom } from './counts.js';
import type { Merge } from './merge.js';

const merge = { into: 'i-2' } as Merge;

describe('counts of incidents', () => {
  it('[CNT-1] count an incident under its status, and under its trade while it waits', () => {
    expect(countersOf(anIncident())).toEqual(['pendiente', 'pendiente#TI']);
    expect(countersOf(anIncident({ requiredSpeciality: null }))).toEqual([
      'pendiente',
      'pendiente#',
    ]);
    expect(countersOf(anIncident({ status: 'resuelto' }))).toEqual(['resuelto']);
  });

  it('[CNT-1] count a merged duplicate as merged, and not as closed work', () => {
    expect(countersOf(anIncident({ status: 'cerrado', merge }))).toEqual(['unido']);
  });

  it('[CNT-2] change by what a change takes away and brings', () => {
    const pending = anIncident();
    const assigned = anIncident({ status: 'asignado' });

    expect([...counterChanges(undefined, pending)]).toEqual([
      ['pendiente', 1],
      ['pendiente#TI', 1],
    ]);
    expect([...counterChanges(pending, assigned)]).toEqual([
      ['pendiente', -1],
      ['pendiente#TI', -1],
      ['asignado', 1],
    ]);
    expect([...counterChanges(assigned, assigned)]).toEqual([]);
  });

  it('are told by status and trade', () => {
    const counts = countsFrom((counter) => counter.length);

    expect(counts.byStatus.asignado).toBe(8);
    expect(counts.merged).toBe(5);
    expect(counts.pendingBySpeciality).toMatchObject({ '': 10, TI: 12 });
  });
});
