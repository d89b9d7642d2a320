import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { User } from '../../../shared/api/models.js';
import { renderScreen } from '../../../testing/render-screen.js';
import { Devices } from './devices.js';

afterEach(cleanup);

const viewer: User = {
  user_id: '6a0f6d0e-1c1f-4d6f-9a51-0f2f6a3a1a00',
  email: 'ana@utec.edu.pe',
  nombre: 'Ana',
  tipo: 'estudiante',
  created_at: '2026-03-01T10:00:00.000Z',
  estado: 'activo',
};

const laptop = {
  id: '6a0f6d0e-1c1f-4d6f-9a51-0f2f6a3a1a11',
  fecha_creacion: '2026-03-01T10:00:00.000Z',
  ultimo_uso: '2026-03-02T10:00:00.000Z',
  agente: 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
  actual: true,
};
const phone = { ...laptop, id: '7b0f6d0e-1c1f-4d6f-9a51-0f2f6a3a1a22', agente: '', actual: false };

function open(onEnded = vi.fn()) {
  const left = [laptop, phone];
  return renderScreen(<Devices onEnded={onEnded} />, {
    viewer,
    answers: {
      'GET /me/sesiones': () => ({ body: { sesiones: left } }),
      [`DELETE /me/sesiones/${phone.id}`]: () => {
        left.splice(1, 1);
        return { status: 200, body: {} };
      },
      'DELETE /me/sesiones': { status: 200, body: {} },
    },
  });
}

describe('the devices of an account', () => {
  it('name this one, and offer to end each of the others', async () => {
    const { user } = await open();
    expect(await screen.findByText('Firefox · Linux')).toBeTruthy();
    expect(screen.getByText('Este dispositivo')).toBeTruthy();

    await user.click(
      screen.getByRole('button', { name: 'Cerrar la sesión de Dispositivo sin identificar' }),
    );

    await waitFor(() => {
      expect(screen.queryByText('Dispositivo sin identificar')).toBeNull();
    });
    expect(screen.getByText('Firefox · Linux')).toBeTruthy();
  });

  it('are all ended only after a second thought', async () => {
    const onEnded = vi.fn();
    const { user, requests } = await open(onEnded);

    await user.click(await screen.findByRole('button', { name: 'Cerrar todas las sesiones' }));
    expect(requests.map(({ call }) => call)).not.toContain('DELETE /me/sesiones');
    await user.click(screen.getByRole('button', { name: 'Sí, cerrar todas' }));

    await waitFor(() => {
      expect(onEnded).toHaveBeenCalledOnce();
    });
  });
});
