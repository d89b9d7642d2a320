import { describe, expect, it } from 'vitest';
import { aUser, aWorker, anIncident, assignedTo, worker } from '../../test/fixtures.js';
import { ANY_TIME, AccountStatus, type User } from '../user/index.js';
import { suggestWorkers } from './suggest.js';

const MONDAY_NOON = { at: '2026-03-02T17:00:00.000Z', day: 'lun', time: '12:00' } as const;
const here = anIncident({
  location: { building: 'central', floor: '1', room: null, point: null },
});

function named(name: string, change: Partial<User> = {}): User {
  return { ...aWorker, email: `${name}@servicios.pe`, name, ...change };
}

function namesFor(incident: typeof here, ...workers: readonly User[]): readonly string[] {
  return suggestWorkers(incident, workers, MONDAY_NOON).suggested.map(
    ({ worker: { name } }) => name,
  );
}

describe('[ASG-1] suggestions', () => {
  it('tell what every rule gave and looked at, and add up', () => {
    const ideal = named('Ida', {
      openLoad: 2,
      shift: { ...ANY_TIME, buildings: ['central'] },
    });

    const [suggestion] = suggestWorkers(here, [ideal], MONDAY_NOON).suggested;

    expect(suggestion).toMatchObject({
      worker: ideal,
      points: 94,
      isOnShift: true,
      reasons: [
        { rule: 'especialidad', points: 20, value: 'TI' },
        { rule: 'turno', points: 40, value: 'en_turno' },
        { rule: 'carga', points: 24, value: '2/10' },
        { rule: 'edificio', points: 10, value: 'central' },
      ],
    });
  });

  it('tell until when somebody is there, where their shift ends', () => {
    const day = named('Day', { shift: { ...ANY_TIME, from: '08:00', to: '18:00' } });

    const [suggestion] = suggestWorkers(here, [day], MONDAY_NOON).suggested;

    expect(suggestion?.reasons[1]?.value).toBe('en_turno/18:00');
  });

  it('put whoever is there before whoever is not, however free and near', () => {
    const busy = named('Busy', { openLoad: 49, shift: { ...ANY_TIME, maximum: 50 } });
    const away = named('Away', {
      shift: { ...ANY_TIME, days: ['dom'], to: '08:00', buildings: ['central'] },
    });

    expect(namesFor(here, away, busy)).toEqual(['Busy', 'Away']);
    const [, last] = suggestWorkers(here, [away, busy], MONDAY_NOON).suggested;
    expect(last?.reasons[1]).toEqual({ rule: 'turno', points: 0, value: 'fuera_de_turno' });
  });

  it('put less load first, and the building before a small difference of load', () => {
    const free = named('Free');
    const laden = named('Laden', { openLoad: 4 });
    const near = named('Near', { openLoad: 2, shift: { ...ANY_TIME, buildings: ['central'] } });

    expect(namesFor(here, laden, free, near)).toEqual(['Near', 'Free', 'Laden']);
    expect(namesFor(anIncident(), laden, free, near)).toEqual(['Free', 'Near', 'Laden']);
  });

  it('put among equals who waited longest first, then by address', () => {
    const early = named('Early', { lastAssignedAt: '2026-03-01T00:00:00.000Z' });
    const late = named('Late', { lastAssignedAt: '2026-03-02T00:00:00.000Z' });
    const never = named('Never');
    const alsoNever = named('Also');

    expect(namesFor(here, late, never, early, alsoNever)).toEqual([
      'Also',
      'Never',
      'Early',
      'Late',
    ]);
  });

  it('are active workers of the trade that is asked for, and of any when none is', () => {
    const guard = named('Guard', { speciality: 'Seguridad' });
    const others = [
      named('Off', { status: AccountStatus.Deactivated }),
      named('Waits', { status: AccountStatus.AwaitingApproval }),
      aUser({ name: 'Student' }),
    ];

    expect(namesFor(here, guard, named('Tec'), ...others)).toEqual(['Tec']);
    expect(
      namesFor(anIncident({ requiredSpeciality: null }), guard, named('Tec'), ...others),
    ).toEqual(['Guard', 'Tec']);
  });

  it('say nothing of a trade where a worker has none', () => {
    const [suggestion] = suggestWorkers(
      anIncident({ requiredSpeciality: null }),
      [named('Any', { speciality: null })],
      MONDAY_NOON,
    ).suggested;

    expect(suggestion?.reasons[0]).toEqual({ rule: 'especialidad', points: 0, value: '' });
  });

  it('leave out who has it already', () => {
    const assigned = { ...here, ...assignedTo(worker), status: 'asignado' } as const;
    const { suggested, passedOver } = suggestWorkers(assigned, [aWorker], MONDAY_NOON);

    expect([suggested, passedOver]).toEqual([[], []]);
  });
});

describe('[ASG-2] passed over', () => {
  it('is who declined it or is full, and it is told why', () => {
    const full = named('Full', { openLoad: 10 });
    const overfull = named('Overfull', { openLoad: 12 });
    const unwilling = named('Unwilling', { openLoad: 10 });
    const declined = { ...here, declinedBy: [unwilling.email] };

    const { suggested, passedOver } = suggestWorkers(
      declined,
      [overfull, full, unwilling, named('Tec')],
      MONDAY_NOON,
    );

    expect(suggested.map(({ worker: { name } }) => name)).toEqual(['Tec']);
    expect(passedOver.map(({ worker: { name }, reasons }) => [name, reasons])).toEqual([
      ['Full', [{ rule: 'carga', points: 0, value: '10/10' }]],
      ['Unwilling', [{ rule: 'rechazo', points: 0, value: '' }]],
      ['Overfull', [{ rule: 'carga', points: 0, value: '12/10' }]],
    ]);
  });
});
