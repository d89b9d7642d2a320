import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aCampus } from '../../../testing/a-campus.js';
import { aUser } from '../../../testing/a-user.js';
import { type Answers, renderScreen } from '../../../testing/render-screen.js';
import { AccountPage } from './account-page.js';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

const ana = aUser();

const open = (answers: Answers = {}) =>
  renderScreen(<AccountPage onLogOut={vi.fn()} onLoggedOut={vi.fn()} />, {
    viewer: ana,
    answers: {
      'GET /config/publica': { body: aCampus },
      'GET /me/sesiones': { body: { sesiones: [] } },
      'PUT /me': { body: ana },
      ...answers,
    },
  });

describe('one’s own account', () => {
  it('[ACC-23] takes another name', async () => {
    const { user, requests } = await open();

    await user.click((await screen.findAllByRole('button', { name: 'Cambiar' }))[0]!);
    const name = await screen.findByLabelText('Nombre y apellido');
    await user.clear(name);
    await user.type(name, ' Ana Quispe ');
    await user.click(screen.getByRole('button', { name: 'Guardar' }));

    await expect
      .poll(() => requests.find(({ call }) => call === 'PUT /me')?.body)
      .toEqual({ nombre: 'Ana Quispe' });
  });

  it('[ACC-24] takes another password, pasted if one likes, and says when the old one is wrong', async () => {
    let tries = 0;
    const { user, requests } = await open({
      'POST /auth/password/change': () =>
        (tries += 1) === 1
          ? { status: 401, body: { status: 401, code: 'credentials-invalid' } }
          : { status: 200, body: {} },
    });

    await user.click((await screen.findAllByRole('button', { name: 'Cambiar' }))[1]!);
    await user.click(await screen.findByLabelText('Tu contraseña de ahora'));
    await user.paste('cuatro palabras al azar');
    await user.click(screen.getByLabelText('Contraseña nueva'));
    await user.paste('otras cuatro palabras');
    await user.click(screen.getByRole('button', { name: 'Cambiar contraseña' }));
    expect(await screen.findByText('No es tu contraseña de ahora')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Cambiar contraseña' }));

    await expect
      .poll(() => requests.findLast(({ call }) => call === 'POST /auth/password/change')?.body)
      .toEqual({ password: 'cuatro palabras al azar', nueva_password: 'otras cuatro palabras' });
  });

  it('[ACC-23] tells the account the language that was chosen here', async () => {
    const { user, requests } = await open();

    await user.click(await screen.findByRole('radio', { name: 'English' }));

    await expect
      .poll(() => requests.find(({ call }) => call === 'PUT /me')?.body)
      .toEqual({ idioma: 'en' });
    await user.click(await screen.findByRole('radio', { name: 'Español' }));
  });
});
