import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { aUser } from '../../../testing/a-user.js';
import { renderScreen } from '../../../testing/render-screen.js';
import { AutoAssignDialog } from './auto-assign-dialog.js';

afterEach(cleanup);

it('a switch that the server refuses goes back to what the server has now, and says why', async () => {
  let stored = { TI: false, Seguridad: false };
  const { user } = await renderScreen(<AutoAssignDialog onClose={() => undefined} />, {
    viewer: aUser({ tipo: 'admin' }),
    answers: {
      'GET /asignacion-automatica': () => ({ body: stored }),
      'PUT /asignacion-automatica': () => {
        stored = { TI: false, Seguridad: true };
        const problem = { code: 'concurrent-change', status: 409, detail: 'Otro cambió esto.' };
        return { status: 409, body: problem };
      },
      'GET /incidentes/resumen': { body: { por_especialidad_pendiente: [] } },
    },
  });

  await user.click(await screen.findByRole('switch', { name: /TI/ }));

  expect(await screen.findByText('Otro cambió esto.')).toBeTruthy();
  const isOn = (name: RegExp) => screen.getByRole<HTMLInputElement>('switch', { name }).checked;
  await waitFor(() => expect([isOn(/TI/), isOn(/Seguridad/)]).toEqual([false, true]));
});
