import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aCampus } from '../../../testing/a-campus.js';
import { type Answers, renderScreen } from '../../../testing/render-screen.js';
import { ForgotPage } from './forgot-page.js';
import { ResetPage } from './reset-page.js';
import { VerifyPage } from './verify-page.js';

afterEach(cleanup);

const user = {
  user_id: '6a0f6d0e-1c1f-4d6f-9a51-0f2f6a3a1a11',
  email: 'ana@utec.edu.pe',
  nombre: 'Ana',
  tipo: 'estudiante',
  created_at: '2026-03-02T10:00:00.000Z',
  estado: 'activo',
};
const campus: Answers = { 'GET /config/publica': { body: aCampus } };
const refusal = (status: number, code: string) => ({
  status,
  body: { type: 'about:blank', title: code, status, code },
});

describe('the page of the verification link', () => {
  const open = (answer: Answers[string], at = '/verificar?token=t') =>
    renderScreen(<VerifyPage />, { at, answers: { ...campus, 'POST /auth/verify': answer } });

  it('sends nothing by being opened, and then the password of the registration', async () => {
    const { user: person, requests } = await open({ body: { message: 'ok', user } });
    expect(requests.map(({ call }) => call)).not.toContain('POST /auth/verify');

    await person.type(screen.getByLabelText('Contraseña'), 'una frase larga');
    await person.click(screen.getByRole('button', { name: 'Confirmar mi correo' }));

    expect(await screen.findByText('Correo confirmado')).toBeTruthy();
    expect(requests.find(({ call }) => call === 'POST /auth/verify')?.body).toEqual({
      token: 't',
      password: 'una frase larga',
    });
  });

  it('says at the field that it is another password, and lets the owner choose a new one', async () => {
    const { user: person, requests } = await open((request) =>
      requests.filter(({ call }) => call === 'POST /auth/verify').length > 1
        ? { body: { message: request.method, user } }
        : refusal(403, 'link-password-wrong'),
    );
    await person.type(screen.getByLabelText('Contraseña'), 'la de siempre');
    await person.click(screen.getByRole('button', { name: 'Confirmar mi correo' }));
    expect(await screen.findByText(/No es la contraseña con la que se creó/)).toBeTruthy();

    await person.click(screen.getByRole('button', { name: 'No la recuerdo o no fui yo' }));
    await person.type(screen.getByLabelText('Nombre y apellido (opcional)'), 'Ana Dueña');
    await person.type(screen.getByLabelText('Contraseña nueva'), 'mi propia frase larga');
    await person.click(screen.getByRole('button', { name: 'Confirmar mi correo' }));

    expect(await screen.findByText('Correo confirmado')).toBeTruthy();
    expect(requests.findLast(({ call }) => call === 'POST /auth/verify')?.body).toEqual({
      token: 't',
      nueva_password: 'mi propia frase larga',
      nombre: 'Ana Dueña',
    });
  });

  it('says that a spent link is spent', async () => {
    const { user: person } = await open(refusal(400, 'link-invalid'));

    await person.type(screen.getByLabelText('Contraseña'), 'una frase larga');
    await person.click(screen.getByRole('button', { name: 'Confirmar mi correo' }));

    expect(await screen.findByText('Este enlace ya no sirve')).toBeTruthy();
  });
});

describe('a forgotten password', () => {
  it('says the same whether or not there is an account', async () => {
    const { user: person } = await renderScreen(<ForgotPage />, {
      answers: { ...campus, 'POST /auth/password/forgot': { status: 202, body: { message: 'x' } } },
    });

    await person.type(screen.getByLabelText('Correo'), 'ana@utec.edu.pe');
    await person.click(screen.getByRole('button', { name: 'Enviar enlace' }));

    expect(await screen.findByText(/Si ana@utec.edu.pe tiene una cuenta/)).toBeTruthy();
  });

  it('is replaced by one that is long enough', async () => {
    const { user: person, requests } = await renderScreen(<ResetPage />, {
      at: '/restablecer?token=t',
      answers: { ...campus, 'POST /auth/password/reset': { body: { message: 'x' } } },
    });

    await person.type(screen.getByLabelText('Contraseña nueva'), 'corta');
    await person.click(screen.getByRole('button', { name: 'Cambiar contraseña' }));
    expect(requests.map(({ call }) => call)).not.toContain('POST /auth/password/reset');
    await person.type(screen.getByLabelText('Contraseña nueva'), ' y ahora larga');
    await person.click(screen.getByRole('button', { name: 'Cambiar contraseña' }));

    expect(await screen.findByText('Contraseña cambiada')).toBeTruthy();
  });
});
