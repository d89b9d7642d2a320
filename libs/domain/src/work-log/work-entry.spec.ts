import { describe, expect, it } from 'vitest';
import {
  AT,
  admin,
  anIncident,
  assignedTo,
  by,
  otherWorker,
  student,
  worker,
} from '../../test/fixtures.js';
import { INCIDENT_STATUSES } from '../incident/index.js';
import { logWork, totalMinutes } from './work-entry.js';

const spent = {
  id: 'w-1',
  minutes: 45,
  materials: [{ name: 'Cinta', quantity: 0.5, unit: 'm' }],
  note: 'Se cambió la junta',
};

describe('an entry of work', () => {
  it.each(INCIDENT_STATUSES)('[WRK-1] is logged by the staff of one in %s', (status) => {
    const incident = anIncident({ status, ...assignedTo(worker) });

    expect(logWork(incident, spent, by(worker))).toEqual({
      ...spent,
      incidentId: incident.id,
      by: { email: worker.email, name: worker.name },
      at: AT,
    });
    expect(logWork(incident, spent, by(admin)).by.email).toBe(admin.email);
  });

  it('[WRK-1] is nobody else’s', () => {
    const incident = anIncident(assignedTo(worker));

    for (const actor of [student, otherWorker]) {
      expect(() => logWork(incident, spent, by(actor))).toThrow(
        expect.objectContaining({ code: 'only-staff-logs-work' }),
      );
    }
  });

  it('[WRK-3] counts into the total', () => {
    const entry = logWork(anIncident(), spent, by(admin));

    expect(totalMinutes([])).toBe(0);
    expect(totalMinutes([entry, { ...entry, minutes: 15 }])).toBe(60);
  });
});
