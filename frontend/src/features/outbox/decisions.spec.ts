import { describe, expect, it } from 'vitest';
import type { Entry, WaitingMove } from '../../shared/outbox/entry.js';
import { anIncident } from '../../testing/an-incident.js';
import { givenUpWith, isStillPossible } from './decisions.js';

const photo = { key: 'a', name: 'a.png', type: 'image/png' };

function anEntry(move: WaitingMove, overrides: Partial<Entry> = {}): Entry {
  return {
    id: move.action,
    person: 'carla@servicios.pe',
    order: 1,
    at: '2025-11-03T15:00:00.000Z',
    subject: 'i1',
    title: 'Fuga',
    act: { kind: 'move', move },
    photos: [],
    state: 'conflict',
    ...overrides,
  };
}

const meeting = (theirs: ReturnType<typeof anIncident> | null) => ({
  refusal: { status: 409, code: 'concurrent-change', theirs },
});

describe('deciding about what the server did not take', () => {
  it.each([
    ['the move is still offered', anIncident({ acciones: ['iniciar'] }), true],
    ['it is offered no more', anIncident({ acciones: ['reabrir'] }), false],
    ['the incident is not to be seen any more', null, false],
  ])('[OFF-4] offers to do it all the same only while %s', (_, theirs, isPossible) => {
    expect(isStillPossible(anEntry({ action: 'iniciar' }, meeting(theirs)))).toBe(isPossible);
  });

  it('[OFF-4] offers to add photos only while there is room for all of them', () => {
    const theirs = anIncident({ fotos_trabajo_restantes: { antes: 1, despues: 6 } });
    const add = (photos: Entry['photos']) =>
      anEntry({ action: 'fotografiar', moment: 'antes' }, { ...meeting(theirs), photos });

    expect(isStillPossible(add([photo]))).toBe(true);
    expect(isStillPossible(add([photo, { ...photo, key: 'b' }]))).toBe(false);
  });

  it('[OFF-4] gives up with a step those on top of it, and neither photos, ticks nor words', () => {
    const start = anEntry({ action: 'iniciar' });
    const resolve = anEntry({ action: 'resolver', note: 'Listo' }, { order: 4, state: 'waiting' });
    const entries = [
      start,
      anEntry({ action: 'fotografiar', moment: 'antes' }, { order: 2 }),
      anEntry({ action: 'marcar', point: 'a', isDone: true }, { order: 3 }),
      resolve,
      anEntry({ action: 'iniciar' }, { id: 'other', order: 5, subject: 'i2' }),
    ];

    expect(givenUpWith(start, entries)).toEqual([resolve]);
    expect(givenUpWith(resolve, entries)).toEqual([]);
  });
});
