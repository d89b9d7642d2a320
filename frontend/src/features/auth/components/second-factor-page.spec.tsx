import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aUser } from '../../../testing/a-user.js';
import { type Answers, renderScreen } from '../../../testing/render-screen.js';
import { SecondFactorPage } from './second-factor-page.js';

afterEach(cleanup);

const codigos = Array.from({ length: 10 }, (_, n) => `aaaa-bbbb-cccc-ddd${String(n)}`);
const setUp = { secreto: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Vig%C3%ADa:ana?secret=JBSWY3DP' };

function problem(status: number, code: string) {
  return { status, body: { type: 'about:blank', title: code, status, code } };
}

const open = (me = aUser(), answers: Answers = {}) =>
  renderScreen(<SecondFactorPage />, {
    answers: {
      'GET /me': { body: me },
      'POST /me/segundo-paso': { status: 201, body: setUp },
      ...answers,
    },
  });

describe('the page of the second factor', () => {
  it('shows a QR code and the key, and hands the recovery codes out once', async () => {
    const { user, requests } = await open(aUser(), {
      'POST /me/segundo-paso/confirmar': { body: { codigos } },
    });

    await user.click(await screen.findByRole('button', { name: 'Empezar' }));
    expect(await screen.findByRole('img', { name: /Código QR/ })).toBeTruthy();
    expect(screen.getByText(setUp.secreto)).toBeTruthy();
    await user.type(screen.getByLabelText('Código de la aplicación'), '123 456');
    await user.click(screen.getByRole('button', { name: 'Activar' }));

    expect(await screen.findAllByRole('listitem')).toHaveLength(10);
    expect(requests.at(-1)?.body).toEqual({ codigo: '123456' });
  });

  it('says that a code does not work, and keeps the QR code', async () => {
    const { user } = await open(aUser(), {
      'POST /me/segundo-paso/confirmar': problem(401, 'code-invalid'),
    });

    await user.click(await screen.findByRole('button', { name: 'Empezar' }));
    await user.type(await screen.findByLabelText('Código de la aplicación'), '000000');
    await user.click(screen.getByRole('button', { name: 'Activar' }));

    expect(await screen.findByText(/El código no sirve/)).toBeTruthy();
    expect(screen.getByRole('img', { name: /Código QR/ })).toBeTruthy();
  });

  it('asks for the password before it takes it away, and then does', async () => {
    let isProved = false;
    const { user, requests } = await open(aUser({ segundo_paso: true }), {
      'POST /auth/confirmar': () => {
        isProved = true;
        return { body: {} };
      },
      'DELETE /me/segundo-paso': () => (isProved ? { body: {} } : problem(403, 'step-up-required')),
    });

    await user.click(await screen.findByRole('button', { name: 'Quitar el segundo paso' }));
    await user.type(await screen.findByLabelText('Tu contraseña'), 'una frase larga');
    await user.click(screen.getByRole('button', { name: 'Continuar' }));

    await expect
      .poll(() => requests.filter(({ call }) => call === 'DELETE /me/segundo-paso').length)
      .toBe(2);
  });

  it('tells an admin who must have one why', async () => {
    await open(aUser({ tipo: 'admin', estado: 'sin_segundo_paso' }));

    expect(await screen.findByText(/Quien administra necesita/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: /Volver/ })).toBeNull();
  });
});
