import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Incident, User } from '../../../shared/api/models.js';
import { aUser } from '../../../testing/a-user.js';
import { anIncident } from '../../../testing/an-incident.js';
import { type Answers, renderScreen } from '../../../testing/render-screen.js';
import { MeToo } from './me-too.js';

afterEach(cleanup);

const luis = aUser({ email: 'luis@utec.edu.pe' });

/** Somebody else's, as the campus sees it. */
function othersIncident(overrides: Partial<Incident> = {}): Incident {
  const { creado_por: _email, creado_por_nombre: _name, ...seen } = anIncident(overrides);
  return seen;
}

function open(incident: Incident, viewer: User, followed: Incident[], answers: Answers = {}) {
  return renderScreen(<MeToo incident={incident} />, {
    viewer,
    answers: { 'GET /seguidos': { body: followed }, ...answers },
  });
}

describe('"me too" on an incident', () => {
  it('counts in who has the same trouble, and lets them take it back', async () => {
    const incident = othersIncident();
    const path = `/incidentes/${incident.id}/tambien`;
    let followed: Incident[] = [];
    const answer = (times: number, follows: boolean) => () => {
      const fresh = othersIncident({ veces_reportado: times, version: times });
      followed = follows ? [fresh] : [];
      return { body: fresh };
    };
    const { user, requests } = await open(incident, luis, followed, {
      'GET /seguidos': () => ({ body: followed }),
      [`POST ${path}`]: answer(2, true),
      [`DELETE ${path}`]: answer(3, false),
    });

    await user.click(await screen.findByRole('button', { name: 'A mí también' }));
    await user.click(await screen.findByRole('button', { name: 'Dejar de seguir' }));

    expect(await screen.findByRole('button', { name: 'A mí también' })).toBeTruthy();
    const calls = requests.map(({ call }) => call).filter((call) => call.endsWith('tambien'));
    expect(calls).toEqual([`POST ${path}`, `DELETE ${path}`]);
  });

  it('is not offered to the reporter, nor to those who look after the campus', async () => {
    const { requests, unmount } = await open(anIncident(), aUser(), []);
    expect(screen.queryByRole('button')).toBeNull();
    expect(requests).toEqual([]);
    unmount();

    await open(othersIncident(), aUser({ tipo: 'trabajador' }), []);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is over once the incident has ended, but for leaving', async () => {
    const ended = othersIncident({ estado: 'cerrado' });
    const shown = await open(ended, luis, [ended]);
    expect(await screen.findByRole('button', { name: 'Dejar de seguir' })).toBeTruthy();
    shown.unmount();

    const { requests } = await open(ended, luis, []);
    await expect.poll(() => requests.length).toBe(1);
    expect(screen.queryByRole('button')).toBeNull();
  });
});
