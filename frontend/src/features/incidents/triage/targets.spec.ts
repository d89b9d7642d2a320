import { describe, expect, it } from 'vitest';
import { anIncident } from '../../../testing/an-incident.js';
import { bulkTargetsOf, targetsOf } from './targets.js';

describe('the states an incident can be taken to', () => {
  it('are those of the moves the server offers, and none else', () => {
    const incident = anIncident({ acciones: ['editar', 'asignar', 'cerrar', 'rechazar'] });

    expect([...targetsOf(incident)]).toEqual([
      ['asignado', 'asignar'],
      ['cerrado', 'cerrar'],
      ['rechazado', 'rechazar'],
    ]);
  });

  it('leave out the state it is in: handing it to somebody else moves no card', () => {
    const incident = anIncident({ estado: 'asignado', acciones: ['asignar', 'cerrar'] });

    expect([...targetsOf(incident).keys()]).toEqual(['cerrado']);
  });

  it('lead a reopened incident back to its worker, or to the queue when it has none', () => {
    const ended = { estado: 'resuelto', acciones: ['reabrir'] } as const;

    expect([...targetsOf(anIncident({ ...ended, acciones: ['reabrir'] })).keys()]).toEqual([
      'pendiente',
    ]);
    expect([
      ...targetsOf(
        anIncident({ ...ended, acciones: ['reabrir'], asignado_a: 'rosa@servicios.pe' }),
      ).keys(),
    ]).toEqual(['asignado']);
  });
});

describe('the states several incidents can be taken to together', () => {
  it('are those that all of them can be taken to', () => {
    const open = anIncident({ acciones: ['asignar', 'cerrar', 'rechazar'] });
    const inHand = anIncident({ estado: 'en_proceso', acciones: ['asignar', 'cerrar'] });

    expect([...bulkTargetsOf([open, inHand]).keys()]).toEqual(['asignado', 'cerrado']);
  });

  it('are none by a move that is made one by one', () => {
    const ended = anIncident({ estado: 'resuelto', acciones: ['reabrir'] });

    expect(bulkTargetsOf([ended, ended]).size).toBe(0);
  });
});
