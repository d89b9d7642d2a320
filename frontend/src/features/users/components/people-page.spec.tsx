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
  renderScreen(<PeoplePage shift={() => null} />, {
    viewer: admin,
    answers: {
      'GET /config/publica': { body: aCampus },
      'GET /invitaciones': { body: [] },
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
      'POST /invitaciones': { status: 201, body: {} },
    });

    await user.click(await screen.findByRole('button', { name: 'Invitar' }));
    await user.type(await screen.findByLabelText('Correo'), 'leo@limpieza.example');
    await user.click(screen.getByRole('button', { name: /Especialidad/ }));
    await user.click(await screen.findByRole('option', { name: 'TI' }));
    await user.click(screen.getByRole('button', { name: 'Enviar invitación' }));

    await expect
      .poll(() => requests.find(({ call }) => call === 'POST /invitaciones')?.body)
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

  it('takes the second factor of somebody who lost it away, after a proof', async () => {
    const ben = aUser({ email: 'ben@utec.edu.pe', nombre: 'Ben', segundo_paso: true });
    let isProved = false;
    const { user, requests } = await open({
      'GET /users': { body: [admin, ben] },
      [`DELETE /users/${encodeURIComponent(ben.email)}/segundo-paso`]: () =>
        isProved ? { body: ben } : { status: 403, body: { status: 403, code: 'step-up-required' } },
      'POST /auth/confirmar': () => {
        isProved = true;
        return { status: 204 };
      },
    });

    const dialog = await manage(user, 'Ben');
    await user.click(dialog.getByRole('button', { name: 'Quitar el segundo paso' }));
    await user.type(await dialog.findByLabelText('Tu contraseña'), 'cuatro palabras');
    await user.click(dialog.getByRole('button', { name: 'Continuar' }));

    await expect
      .poll(() => requests.filter(({ call }) => call.endsWith('/segundo-paso')).length)
      .toBe(2);
  });

  it('shows open invitations, sends one again and takes one back', async () => {
    const open_ = {
      email: 'leo@limpieza.example',
      tipo: 'trabajador',
      especialidad: 'TI',
      vence: '2026-12-01T12:00:00.000Z',
      invitado_por: 'Jefa',
    };
    const address = encodeURIComponent(open_.email);
    const { user, requests } = await open({
      'GET /invitaciones': { body: [open_] },
      'POST /invitaciones': { status: 201, body: open_ },
      [`DELETE /invitaciones/${address}`]: { status: 204 },
    });

    expect(await screen.findByRole('heading', { name: '1 invitación abierta' })).toBeTruthy();
    expect(screen.getByText(/TI · invita Jefa · vence/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Reenviar la invitación a leo/ }));
    await user.click(screen.getByRole('button', { name: /^Retirar la invitación a leo/ }));

    await expect
      .poll(() => requests.map(({ call }) => call))
      .toContain(`DELETE /invitaciones/${address}`);
    expect(requests.find(({ call }) => call === 'POST /invitaciones')?.body).toEqual({
      email: open_.email,
      tipo: 'trabajador',
      especialidad: 'TI',
    });
  });

  it('offers nothing of that for one’s own account', async () => {
    const { user } = await open();

    const dialog = await manage(user, 'Jefa');

    expect(dialog.queryByRole('button', { name: 'Desactivar cuenta' })).toBeNull();
    expect(dialog.getByText(/Es tu propia cuenta/)).toBeTruthy();
  });
});
