import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aCampus } from '../../../testing/a-campus.js';
import { type Answers, renderScreen } from '../../../testing/render-screen.js';
import { InvitationPage } from './invitation-page.js';

afterEach(cleanup);

const offer = {
  email: 'leo@limpieza.example',
  tipo: 'trabajador',
  especialidad: 'TI',
  invitado_por: 'Eva Soto',
};

const open = (answers: Answers = {}) =>
  renderScreen(<InvitationPage />, {
    at: '/invitacion?token=secret',
    answers: {
      'GET /config/publica': { body: aCampus },
      'POST /auth/invitacion': { body: offer },
      ...answers,
    },
  });

describe('the page of an invitation', () => {
  it('says who invites whom to be what, and opens the account', async () => {
    const { user, requests } = await open({ 'POST /auth/invitacion/aceptar': { body: {} } });

    await screen.findByText('leo@limpieza.example');
    expect(screen.getByText(/Eva Soto te invita/)).toBeTruthy();
    await user.type(screen.getByLabelText('Nombre y apellido'), 'Leo Paredes');
    await user.type(screen.getByLabelText('Contraseña'), 'una frase larga');
    await user.click(screen.getByRole('button', { name: 'Crear mi cuenta' }));

    expect(await screen.findByText('Tu cuenta está lista')).toBeTruthy();
    expect(requests.at(-1)?.body).toEqual({
      token: 'secret',
      nombre: 'Leo Paredes',
      password: 'una frase larga',
    });
  });

  it('says that the link does not work any more', async () => {
    const body = { type: 'about:blank', title: 'x', status: 400, code: 'link-invalid' };
    await open({ 'POST /auth/invitacion': { status: 400, body } });

    expect(await screen.findByRole('link', { name: /iniciar sesión/i })).toBeTruthy();
    expect(screen.queryByLabelText('Contraseña')).toBeNull();
  });
});
