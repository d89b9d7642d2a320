import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aUser } from '../../../testing/a-user.js';
import { anIncident } from '../../../testing/an-incident.js';
import { renderScreen } from '../../../testing/render-screen.js';
import { OwnListPage } from './own-list-page.js';

const ana = aUser({ email: 'ana@utec.edu.pe' });
const solved = anIncident({ id: 'a', titulo: 'Fuga de agua', estado: 'resuelto' });
const resting = anIncident({
  id: 'b',
  titulo: 'Puerta rota',
  estado: 'en_proceso',
  pausa: { desde: '2025-11-03T14:00:00.000Z', motivo: 'Falta un repuesto' },
});
const {
  creado_por: _email,
  creado_por_nombre: _name,
  ...others
} = anIncident({
  id: 'c',
  titulo: 'Ascensor detenido',
  estado: 'resuelto',
});

afterEach(cleanup);

const open = (at = '/') =>
  renderScreen(<OwnListPage />, {
    viewer: ana,
    at,
    answers: {
      'GET /incidentes': { body: [solved, resting] },
      'GET /seguidos': { body: [others] },
    },
  });

describe('what a student reported or follows', () => {
  it('begins with what waits for their word, and says what stands still and why', async () => {
    await open();

    const waiting = await screen.findByRole('region', { name: 'Esperan tu respuesta' });
    expect(within(waiting).getByRole('link', { name: 'Fuga de agua' })).toBeTruthy();
    const underWay = screen.getByRole('region', { name: 'En camino' });
    expect(within(underWay).getByText('En espera: Falta un repuesto')).toBeTruthy();
    expect(screen.queryByText('Ascensor detenido')).toBeNull();
  });

  it('keeps what they follow beside it, where nobody waits for their word', async () => {
    const { user, router } = await open();
    await user.click(screen.getByRole('radio', { name: 'Sigo' }));

    const underWay = await screen.findByRole('region', { name: 'En camino' });
    expect(within(underWay).getByText('Dicen que está resuelto.')).toBeTruthy();
    expect(router.state.location.search).toBe('?ver=sigo');
    const link = screen.getByRole('link', { name: 'Ascensor detenido' });
    expect(link.getAttribute('href')).toBe('/incidentes/c?ver=sigo');
  });
});
