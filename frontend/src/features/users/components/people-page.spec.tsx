import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aCampus } from '../../../testing/a-campus.js';
import { aUser } from '../../../testing/a-user.js';
import { type Answers, renderScreen } from '../../../testing/render-screen.js';
import { PeoplePage } from './people-page.js';

afterEach(cleanup);

const admin = aUser({ tipo: 'admin', email: 'jefa@admin.utec.edu.pe', nombre: 'Jefa' });
const ana = aUser();

const open = (answers: Answers = {}) =>
  renderScreen(<PeoplePage />, {
    viewer: admin,
    answers: {
      'GET /config/publica': { body: aCampus },
      'GET /users': (request) => ({
        body: new URL(request.url).searchParams.has('estado') ? [] : [admin, ana],
      }),
      ...answers,
    },
  });

const manage = async (user: Awaited<ReturnType<typeof open>>['user'], name: string) => {
  await user.click(await screen.findByRole('button', { name: `Gestionar a ${name}` }));
  return within(await screen.findByRole('dialog'));
};

describe('the page of people', () => {
  it('invites a worker with a trade', async () => {
    const { user, requests } = await open({
      'POST /users/invitaciones': { status: 201, body: {} },
    });

    await user.click(await screen.findByRole('button', { name: 'Invitar' }));
    await user.type(await screen.findByLabelText('Correo'), 'leo@limpieza.example');
    await user.click(screen.getByRole('button', { name: /Especialidad/ }));
    await user.click(await screen.findByRole('option', { name: 'TI' }));
    await user.click(screen.getByRole('button', { name: 'Enviar invitación' }));

    await expect
      .poll(() => requests.find(({ call }) => call === 'POST /users/invitaciones')?.body)
      .toEqual({ email: 'leo@limpieza.example', tipo: 'trabajador', especialidad: 'TI' });
  });

  it('gives somebody another role', async () => {
    const { user, requests } = await open({
      [`PUT /users/${encodeURIComponent(ana.email)}/rol`]: { body: ana },
    });

    const dialog = await manage(user, 'Ana Torres');
    await user.click(dialog.getByRole('button', { name: /Tipo de cuenta/ }));
    await user.click(await screen.findByRole('option', { name: /Administra/ }));
    await user.click(dialog.getByRole('button', { name: 'Cambiar tipo' }));

    await expect
      .poll(() => requests.find(({ call }) => call.endsWith('/rol'))?.body)
      .toEqual({
        tipo: 'admin',
      });
  });

  it('switches an account off', async () => {
    const { user, requests } = await open({
      [`PUT /users/${encodeURIComponent(ana.email)}/desactivar`]: { body: ana },
    });

    const dialog = await manage(user, 'Ana Torres');
    await user.click(dialog.getByRole('button', { name: 'Desactivar cuenta' }));

    await expect.poll(() => requests.some(({ call }) => call.endsWith('/desactivar'))).toBe(true);
  });

  it('offers nothing of that for one’s own account', async () => {
    const { user } = await open();

    const dialog = await manage(user, 'Jefa');

    expect(dialog.queryByRole('button', { name: 'Desactivar cuenta' })).toBeNull();
    expect(dialog.getByText(/Es tu propia cuenta/)).toBeTruthy();
  });
});
