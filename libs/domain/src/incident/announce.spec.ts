import { describe, expect, it } from 'vitest';
import { admin, anIncident, by, student } from '../../test/fixtures.js';
import { announce, recipientsOf } from './announce.js';
import { editIncident, reopenIncident, reportIncident, type Decision } from './decide.js';
import { IncidentStatus, RiskLevel } from './status.js';

const LATER = '2026-03-02T11:00:00.000Z';

/** Whether those who are told of a decision are told that something dangerous begins. */
function isUrgent(decision: Decision | undefined): boolean {
  if (decision === undefined) throw new Error('Nothing was decided.');
  const { event, incident } = decision;
  const rows = announce(decision, recipientsOf(event, incident, { campusFeed: true }), () => 'id');
  const [urgent, ...others] = new Set(rows.map((row) => row.isUrgent));
  expect(others).toEqual([]);
  return urgent === true;
}

function reported(risk: RiskLevel): Decision {
  return reportIncident({ ...anIncident({ risk }) }, 'i-1', by(student));
}

describe('[NOT-14] something dangerous begins', () => {
  const critical = anIncident({ risk: RiskLevel.Critical });

  it('when it is reported as critical, and with no other risk', () => {
    expect(isUrgent(reported(RiskLevel.Critical))).toBe(true);
    expect(isUrgent(reported(RiskLevel.High))).toBe(false);
  });

  it('when it is found to be critical, and with no other change of it', () => {
    const mild = anIncident({ risk: RiskLevel.Low });
    const raise = { risk: RiskLevel.Critical };

    expect(isUrgent(editIncident(mild, raise, by(admin, LATER)))).toBe(true);
    expect(isUrgent(editIncident(critical, { title: 'Otra' }, by(admin, LATER)))).toBe(false);
    expect(isUrgent(editIncident(mild, { risk: RiskLevel.High }, by(admin, LATER)))).toBe(false);
  });

  it('when it is critical and comes back', () => {
    const closed = { ...critical, status: IncidentStatus.Closed };

    expect(isUrgent(reopenIncident(closed, 'Sigue', by(admin, LATER)))).toBe(true);
  });
});
