import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { User } from '../../../shared/api/models.js';
import { aBoard } from '../../../testing/a-board.js';
import { aUser } from '../../../testing/a-user.js';
import { anIncident } from '../../../testing/an-incident.js';
import { type Answer, renderScreen } from '../../../testing/render-screen.js';
import { IncidentBoardSection } from './incident-board-section.js';

afterEach(cleanup);

const incident = anIncident();
const none: Answer = { body: { tableros: [] } };

async function open(tipo: User['tipo'], answer: Answer) {
  const shown = await renderScreen(<IncidentBoardSection incident={incident} />, {
    at: `/incidentes/${incident.id}?estado=asignado`,
    viewer: aUser({ tipo }),
    answers: {
      'GET /tableros': ({ url }) => {
        expect(new URL(url).searchParams.get('incidente_id')).toBe(incident.id);
        return answer;
      },
    },
  });
  await waitFor(() => {
    expect(shown.client.isFetching()).toBe(0);
  });
  return shown;
}

describe('the board on the page of an incident', () => {
  it('is offered to who looks after the campus before there is one, without making it', async () => {
    const { requests } = await open('trabajador', none);

    const start = await screen.findByRole('link', { name: 'Empezar' });

    expect(start).toHaveProperty('pathname', `/incidentes/${incident.id}/pizarra`);
    expect(start).toHaveProperty('search', '?estado=asignado');
    expect(requests.map(({ call }) => call)).toEqual(['GET /tableros']);
  });

  it('is nothing to who reported it until there is one', async () => {
    const { container } = await open('estudiante', none);

    expect(container.textContent).toBe('');
  });

  it('opens for everybody who sees the incident', async () => {
    await open('estudiante', {
      body: { tableros: [aBoard({ incidente_id: incident.id, rol: 'lectura' })] },
    });

    expect(await screen.findByRole('link', { name: 'Abrir' })).toBeDefined();
  });
});
