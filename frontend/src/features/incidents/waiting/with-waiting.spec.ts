import { describe, expect, it } from 'vitest';
import type { Entry, WaitingMove } from '../../../shared/outbox/entry.js';
import { anIncident } from '../../../testing/an-incident.js';
import { withWaiting } from './with-waiting.js';

const incident = anIncident({
  estado: 'asignado',
  acciones: ['iniciar', 'declinar', 'resolver', 'marcar'],
  fotos_trabajo_restantes: { antes: 6, despues: 6 },
});

function waiting(...moves: readonly WaitingMove[]): Entry[] {
  return moves.map((move, index) => ({
    id: String(index),
    person: 'carla@servicios.pe',
    order: index,
    at: '2025-11-03T15:00:00.000Z',
    subject: incident.id,
    title: incident.titulo,
    act: { kind: 'move', move },
    photos: [],
    state: 'waiting',
  }));
}

describe('an incident with what waits laid over it', () => {
  it('[OFF-6] is as it will be: started, paused, resumed, ticked, resolved, in order', () => {
    const started = withWaiting(incident, waiting({ action: 'iniciar' }));
    expect(started).toMatchObject({ estado: 'en_proceso', version: incident.version });
    expect([...started.acciones].sort()).toEqual(['marcar', 'pausar', 'resolver']);

    const entries = waiting(
      { action: 'iniciar' },
      { action: 'pausar', reason: 'Falta una llave' },
      { action: 'marcar', point: 'a', isDone: true },
    );
    const paused = withWaiting(incident, entries);
    expect(paused.pausa?.motivo).toBe('Falta una llave');
    expect(paused.lista).toEqual(['a']);
    expect([...paused.acciones].sort()).toEqual(['marcar', 'reanudar', 'resolver']);

    const resolved = withWaiting(
      incident,
      waiting({ action: 'iniciar' }, { action: 'resolver', note: 'Listo' }),
    );
    expect(resolved).toMatchObject({ estado: 'resuelto', nota_resolucion: 'Listo', acciones: [] });
  });

  it('[OFF-6] offers nothing that a server could refuse for what it does not know yet', () => {
    const after = withWaiting(incident, waiting({ action: 'marcar', point: 'a', isDone: true }));

    expect(after.acciones).not.toContain('declinar');
  });

  it('[OFF-6] leaves no more room for photos than there will be', () => {
    const [entry] = waiting({ action: 'fotografiar', moment: 'antes' });
    const photo = { key: 'a', name: 'a.png', type: 'image/png' };
    if (!entry) throw new Error('There is one.');

    const after = withWaiting(incident, [{ ...entry, photos: [photo, { ...photo, key: 'b' }] }]);

    expect(after.fotos_trabajo_restantes).toEqual({ antes: 4, despues: 6 });
  });

  it('[OFF-4] shows what the server says of it from the first that needs a decision on', () => {
    const entries = waiting({ action: 'iniciar' }, { action: 'resolver', note: 'Listo' });
    const [first, second] = entries;
    if (!first || !second) throw new Error('There are two.');

    expect(withWaiting(incident, [{ ...first, state: 'conflict' }, second])).toEqual(incident);
    expect(withWaiting(incident, [first, { ...second, state: 'conflict' }]).estado).toBe(
      'en_proceso',
    );
  });

  it('is the incident itself where nothing waits, or only for another', () => {
    expect(withWaiting(incident, [])).toBe(incident);
    const others = waiting({ action: 'iniciar' }).map((entry) => ({ ...entry, subject: 'b' }));
    expect(withWaiting(incident, others)).toBe(incident);
  });
});
