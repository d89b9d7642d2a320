import { describe, expect, it } from 'vitest';
import {
  AT,
  aWorker,
  admin,
  anIncident,
  assignedTo,
  by,
  otherWorker,
  student,
  worker,
} from '../../test/fixtures.js';
import { announce, recipientsOf } from './announce.js';
import {
  assignIncident,
  closeIncident,
  declineIncident,
  pauseIncident,
  resolveIncident,
  resumeIncident,
  tickPoint,
  type Decision,
} from './decide.js';
import type { Incident } from './incident.js';
import { loadChanges } from './load.js';

const LATER = '2026-03-03T10:00:00.000Z';
const working = anIncident({ status: 'en_proceso', startedAt: AT, ...assignedTo(worker) });
const resting: Incident = { ...working, pause: { reason: 'Falta un repuesto', since: AT } };

function refusal(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

/** What each capacity is told of a decision. */
function told({ event, incident }: Decision): Record<string, unknown> {
  const recipients = recipientsOf(event, incident, { campusFeed: true });
  const rows = announce({ event, incident }, recipients, () => 'id');
  return Object.fromEntries(
    rows.map(({ capacity, actor, reason }) => [capacity, { by: actor?.name ?? null, reason }]),
  );
}

describe('a pause', () => {
  it('[INC-20] says why and since when, and keeps the status', () => {
    const { incident, event } = pauseIncident(working, 'Falta un repuesto', by(worker, LATER));

    expect(incident).toMatchObject({
      status: 'en_proceso',
      pause: { reason: 'Falta un repuesto', since: LATER },
      version: 2,
    });
    expect(event).toMatchObject({
      type: 'pausado',
      from: 'en_proceso',
      to: 'en_proceso',
      reason: 'Falta un repuesto',
    });
  });

  it('[INC-20] is told to the reporter with its reason', () => {
    expect(told(pauseIncident(working, 'Falta un repuesto', by(worker)))).toMatchObject({
      reporter: { by: worker.name, reason: 'Falta un repuesto' },
      admins: { reason: 'Falta un repuesto' },
    });
  });

  it('[INC-20] ends when the worker goes on', () => {
    const { incident, event } = resumeIncident(resting, by(worker, LATER));

    expect(incident).toMatchObject({ status: 'en_proceso', pause: null });
    expect(event).toMatchObject({ type: 'reanudado', reason: null });
  });

  it.each([
    ['resolved', (): Decision => resolveIncident(resting, 'Listo', by(worker))],
    ['given to somebody', (): Decision => assignIncident(resting, aWorker, by(admin))],
    ['closed', (): Decision => closeIncident(resting, 'Duplicado', by(admin))],
    ['given back', (): Decision => declineIncident(resting, 'No es lo mío', by(worker))],
  ])('[INC-20] ends when it is %s', (_what, decide) => {
    expect(decide().incident.pause).toBeNull();
  });

  it('[INC-20] is the assigned worker’s, once at a time', () => {
    expect(refusal(() => pauseIncident(working, 'x', by(otherWorker)))).toBe('not-assigned-to-you');
    expect(refusal(() => pauseIncident(working, 'x', by(admin)))).toBe('only-workers-progress');
    expect(refusal(() => pauseIncident(resting, 'x', by(worker)))).toBe('move-not-allowed');
    expect(refusal(() => resumeIncident(working, by(worker)))).toBe('move-not-allowed');
  });
});

describe('declining', () => {
  const declined = declineIncident(resting, 'Se necesita una grúa', by(worker, LATER));

  it('[INC-21] puts it back into the queue, and takes it off the worker’s load', () => {
    expect(declined.incident).toMatchObject({
      status: 'pendiente',
      assignment: null,
      startedAt: null,
      declinedBy: [worker.email],
    });
    expect(declined.event).toMatchObject({
      type: 'declinado',
      from: 'en_proceso',
      to: 'pendiente',
      reason: 'Se necesita una grúa',
    });
    expect(loadChanges(resting, declined.incident)).toEqual([{ email: worker.email, by: -1 }]);
  });

  it('[INC-21] is told to admins, and to the reporter without name and reason', () => {
    expect(told(declined)).toEqual({
      reporter: { by: null, reason: null },
      admins: { by: worker.name, reason: 'Se necesita una grúa' },
    });
  });

  it('[INC-21] leaves no reason on the incident', () => {
    expect(JSON.stringify(declined.incident)).not.toContain('grúa');
  });

  it('[INC-21] remembers the last twenty who declined, each once', () => {
    const many = Array.from({ length: 20 }, (_, n) => `w${String(n)}@servicios.pe`);
    const again = declineIncident(
      { ...working, declinedBy: [worker.email, 'a@b.pe'] },
      'x',
      by(worker),
    );
    const late = declineIncident({ ...working, declinedBy: many }, 'x', by(worker));

    expect(again.incident.declinedBy).toEqual(['a@b.pe', worker.email]);
    expect(late.incident.declinedBy).toEqual([...many.slice(1), worker.email]);
  });
});

describe('the checklist', () => {
  it('[INC-22] is ticked off by the assigned worker, point by point, and told to nobody', () => {
    const first = tickPoint(working, 'cortar-agua', true, by(worker, LATER));
    const second = tickPoint(first!.incident, 'secar', true, by(worker));

    expect(second?.incident.checklist).toEqual([
      { id: 'cortar-agua', by: worker.email, at: LATER },
      { id: 'secar', by: worker.email, at: AT },
    ]);
    expect(first?.event).toMatchObject({ type: 'avanzado', changed: ['checklist'] });
    expect(told(first!)).toEqual({});
  });

  it('[INC-22] forgets a tick that is taken back', () => {
    const ticked = tickPoint(working, 'secar', true, by(worker))!.incident;

    expect(tickPoint(ticked, 'secar', false, by(worker))?.incident.checklist).toEqual([]);
  });

  it('[INC-22] that is as wanted is no change', () => {
    const ticked = tickPoint(working, 'secar', true, by(worker))!.incident;

    expect(tickPoint(ticked, 'secar', true, by(worker))).toBeUndefined();
    expect(tickPoint(working, 'secar', false, by(worker))).toBeUndefined();
  });

  it('[INC-22] is closed to everybody else', () => {
    for (const actor of [admin, student, otherWorker]) {
      expect(refusal(() => tickPoint(working, 'secar', true, by(actor)))).toBeDefined();
    }
  });
});
