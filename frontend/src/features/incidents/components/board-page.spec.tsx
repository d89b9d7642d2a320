import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aCampus } from '../../../testing/a-campus.js';
import { aUser } from '../../../testing/a-user.js';
import { anIncident } from '../../../testing/an-incident.js';
import { renderScreen } from '../../../testing/render-screen.js';
import { BoardPage } from './board-page.js';

afterEach(cleanup);

async function open(at: string) {
  const asked: URLSearchParams[] = [];
  const shown = await renderScreen(<BoardPage />, {
    at,
    viewer: aUser({ tipo: 'admin' }),
    answers: {
      'GET /config/publica': { body: aCampus },
      'GET /users': { body: [] },
      'GET /filtros': { body: [] },
      'GET /campus': { body: { version: '1', edificios: [], tipos: [], riesgos: [] } },
      'GET /incidentes': ({ url }) => {
        asked.push(new URL(url).searchParams);
        return { body: [anIncident({ titulo: 'Fuga de agua' })] };
      },
    },
  });
  await screen.findByText('Fuga de agua');
  return { ...shown, asked };
}

describe('the board', () => {
  it('asks for the active incidents when its address says nothing else', async () => {
    const { asked } = await open('/incidentes');

    expect(asked[0]?.get('estado')).toBe('pendiente,asignado,en_proceso,resuelto');
    expect(asked[0]?.get('nivel_riesgo')).toBeNull();
  });

  it('asks for what its address narrows it to', async () => {
    const { asked } = await open('/incidentes?estado=asignado&riesgo=alto&piso=3&q=agua');

    expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({
      estado: 'asignado',
      nivel_riesgo: 'alto',
      piso: '3',
      q: 'agua',
    });
  });

  it('keeps what is typed into the search in its address', async () => {
    const { user, router, asked } = await open('/incidentes?piso=3');

    await user.type(screen.getByRole('searchbox', { name: 'Buscar incidentes' }), 'gas');

    await waitFor(() => {
      expect(router.state.location.search).toBe('?piso=3&q=gas');
    });
    await waitFor(() => {
      expect(asked.at(-1)?.get('q')).toBe('gas');
    });
  });

  it('shows ended incidents on request', async () => {
    const { user, router } = await open('/incidentes');

    await user.click(screen.getByRole('radio', { name: 'Terminados' }));

    await waitFor(() => {
      expect(router.state.location.search).toBe('?estado=cerrado%2Crechazado');
    });
  });
});
