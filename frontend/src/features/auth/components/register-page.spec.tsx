import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aCampus } from '../../../testing/a-campus.js';
import { type Answers, renderScreen } from '../../../testing/render-screen.js';
import { RegisterPage } from './register-page.js';

afterEach(cleanup);

const campus: Answers = { 'GET /config/publica': { body: aCampus } };

const open = (answers: Answers = {}) =>
  renderScreen(<RegisterPage />, { answers: { ...campus, ...answers } });

function problem(status: number, code: string, more: object = {}) {
  return { status, body: { type: 'about:blank', title: code, status, code, ...more } };
}

describe('the registration form', () => {
  it('asks a foreign address for its trade, and tells that an admin decides', async () => {
    const { user } = await open();

    await user.type(screen.getByLabelText('Correo'), 'luis@servicios.pe');

    expect(await screen.findByText('Correo externo: cuenta de personal')).toBeTruthy();
    expect(screen.getByText('Especialidad')).toBeTruthy();
  });

  it('asks a student for no trade', async () => {
    const { user } = await open();

    await user.type(screen.getByLabelText('Correo'), 'ana@utec.edu.pe');

    expect(await screen.findByText('Cuenta de estudiante')).toBeTruthy();
    expect(screen.queryByText('Especialidad')).toBeNull();
  });

  it('sends nothing while a field is wrong', async () => {
    const { user, requests } = await open();

    await user.click(screen.getByRole('button', { name: 'Crear cuenta' }));

    expect(await screen.findByText('Escribe tu nombre')).toBeTruthy();
    expect(requests.map(({ call }) => call)).not.toContain('POST /auth/register');
  });

  it('puts what the server has against a field at that field', async () => {
    const errors = [{ pointer: '#/nombre', detail: 'no puede tener números' }];
    const { user } = await open({
      'POST /auth/register': problem(400, 'invalid-request', { errors }),
    });

    await fillAsStudent(user);

    const name = screen.getByLabelText('Nombre y apellido');
    await waitFor(() => {
      expect(name.getAttribute('aria-invalid')).toBe('true');
    });
    expect(screen.getByText('no puede tener números')).toBeTruthy();
  });

  it('says at the address that it has an account already', async () => {
    const { user } = await open({ 'POST /auth/register': problem(409, 'user-exists') });

    await fillAsStudent(user);

    expect(await screen.findByText(/Ese correo ya tiene cuenta/)).toBeTruthy();
  });

  it('keeps what was written when the server cannot be reached', async () => {
    const { user } = await open();

    await fillAsStudent(user);

    expect(await screen.findByText('No hay conexión con Vigía')).toBeTruthy();
    expect(screen.getByLabelText('Correo')).toHaveProperty('value', 'ana@utec.edu.pe');
  });
});

async function fillAsStudent(user: Awaited<ReturnType<typeof open>>['user']) {
  await user.type(screen.getByLabelText('Nombre y apellido'), 'Ana 4');
  await user.type(screen.getByLabelText('Correo'), 'ana@utec.edu.pe');
  await user.type(screen.getByLabelText('Contraseña'), 'una frase larga');
  await user.click(screen.getByRole('button', { name: 'Crear cuenta' }));
}
