import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aUser } from '../../../testing/a-user.js';
import { anIncident } from '../../../testing/an-incident.js';
import { renderScreen } from '../../../testing/render-screen.js';
import { SatisfactionCard } from './satisfaction-card.js';

afterEach(cleanup);

const done = anIncident({ estado: 'cerrado', acciones: ['reabrir', 'valorar'], version: 5 });
const path = `PUT /incidentes/${done.id}/satisfaccion`;

describe('the opinion of a reporter', () => {
  it('is one of five faces, with words if they like', async () => {
    const { user, requests } = await renderScreen(<SatisfactionCard incident={done} />, {
      viewer: aUser(),
      answers: { [path]: { body: { ...done, version: 6 } } },
    });
    expect(screen.getAllByRole('radio')).toHaveLength(5);
    expect(screen.queryByRole('textbox')).toBeNull();

    await user.click(screen.getByRole('radio', { name: 'Bien' }));
    await user.type(screen.getByRole('textbox'), ' Gracias. ');
    await user.click(screen.getByRole('button', { name: 'Enviar opinión' }));

    await waitFor(() => {
      expect(requests.map(({ call }) => call)).toEqual([path]);
    });
    expect(requests[0]?.body).toEqual({ puntos: 4, texto: 'Gracias.' });
    expect(requests[0]?.headers.get('If-Match')).toBe('"5"');
  });

  it('is shown once it was given, and asked for no more', async () => {
    const satisfaccion = { puntos: 2, texto: 'Tardó mucho.', fecha: '2025-11-03T14:00:00.000Z' };
    await renderScreen(<SatisfactionCard incident={{ ...done, satisfaccion }} />, {
      viewer: aUser(),
    });

    expect(screen.getByText('Te atendieron mal')).toBeTruthy();
    expect(screen.getByText('Tardó mucho.')).toBeTruthy();
    expect(screen.queryByRole('radio')).toBeNull();
  });

  it('is asked of nobody whom the server does not ask, nor before it is confirmed', async () => {
    await renderScreen(
      <>
        <SatisfactionCard incident={{ ...done, acciones: [] }} />
        <SatisfactionCard incident={{ ...done, estado: 'resuelto', acciones: ['valorar'] }} />
      </>,
      { viewer: aUser() },
    );

    expect(screen.queryByRole('radio')).toBeNull();
  });
});
