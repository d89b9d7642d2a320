import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Preferences } from '../../../shared/api/models.js';
import { aUser } from '../../../testing/a-user.js';
import { type Answers, renderScreen } from '../../../testing/render-screen.js';
import { PreferencesPage } from './preferences-page.js';

afterEach(cleanup);

const messages = {
  clave: 'mensajes',
  app: true,
  push: true,
  correo: 'resumen',
  enviable: true,
} as const;
const campus = { clave: 'campus', app: false, push: false, correo: 'no', enviable: false } as const;
const chosen: Preferences = {
  temas: [messages, campus],
  descanso: null,
  resumen: '07:00',
  telefono: null,
  silenciados: [],
  version: 3,
};

const open = (answers: Answers = {}, tipo: 'estudiante' | 'admin' = 'estudiante') =>
  renderScreen(<PreferencesPage />, {
    viewer: aUser({ tipo }),
    answers: {
      'GET /preferencias': { body: chosen },
      'GET /silenciados': { body: [] },
      'PUT /preferencias': { body: { ...chosen, version: 4 } },
      ...answers,
    },
  });

const sent = ({ requests }: Awaited<ReturnType<typeof open>>) =>
  requests.filter(({ call }) => call === 'PUT /preferencias').map(({ body }) => body);

describe('the preferences', () => {
  it('[PRF-1] save each change by itself, naming only what changed', async () => {
    const view = await open();

    await view.user.click(await screen.findByRole('switch', { name: 'En la app: Todo el campus' }));
    expect(await screen.findByText('Guardado')).toBeTruthy();
    await view.user.click(
      within(screen.getByRole('radiogroup', { name: 'Correo: Mensajes' })).getByRole('radio', {
        name: 'Al momento',
      }),
    );
    await expect.poll(() => sent(view).length).toBe(2);

    const rest = { descanso: null, resumen: '07:00', telefono: null };
    expect(sent(view)).toEqual([
      {
        ...rest,
        temas: [{ clave: 'campus', app: true, push: false, correo: 'no' }],
        version: 3,
      },
      {
        ...rest,
        temas: [{ clave: 'mensajes', app: true, push: true, correo: 'al_momento' }],
        version: 4,
      },
    ]);
  });

  it('[API-4] lay a change over what another device chose meanwhile', async () => {
    const current = { ...chosen, resumen: '18:00', version: 9 };
    let tries = 0;
    const view = await open({
      'PUT /preferencias': () => {
        tries += 1;
        return tries === 1
          ? {
              status: 409,
              body: { status: 409, code: 'concurrent-change', preferencias: current },
            }
          : { body: { ...current, version: 10 } };
      },
    });

    await view.user.click(
      await screen.findByRole('switch', { name: 'No molestar todos los días' }),
    );
    await expect.poll(() => sent(view).length).toBe(2);

    expect(sent(view)[1]).toEqual({
      temas: [],
      descanso: { desde: '22:00', hasta: '07:00' },
      resumen: '18:00',
      telefono: null,
      version: 9,
    });
  });

  it('go back visibly when a change cannot be saved, and offer to send it again', async () => {
    let isDown = true;
    const view = await open({
      'PUT /preferencias': () =>
        isDown
          ? { status: 500, body: { status: 500, code: 'internal' } }
          : { body: { ...chosen, temas: [messages, { ...campus, app: true }], version: 4 } },
    });
    const toggle = await screen.findByRole<HTMLInputElement>('switch', {
      name: 'En la app: Todo el campus',
    });

    await view.user.click(toggle);
    const retry = await screen.findByRole('button', { name: 'Volver a intentar' });
    expect(toggle.checked).toBe(false);

    isDown = false;
    await view.user.click(retry);
    expect(await screen.findByText('Guardado')).toBeTruthy();
    expect(toggle.checked).toBe(true);
  });

  it('take the number of an admin however it is written, and no other', async () => {
    const view = await open({}, 'admin');
    const number = await screen.findByLabelText('Número con código de país');

    await view.user.type(number, '987 654 321');
    await view.user.click(screen.getByRole('button', { name: 'Guardar número' }));
    expect(await screen.findByText(/Escribe el número completo/)).toBeTruthy();
    expect(sent(view)).toEqual([]);

    await view.user.clear(number);
    await view.user.type(number, '+51 (987) 654-321');
    await view.user.click(screen.getByRole('button', { name: 'Guardar número' }));
    await expect.poll(() => sent(view)).toMatchObject([{ telefono: '+51987654321' }]);
  });

  it('have no telephone of others', async () => {
    await open();
    await screen.findByText('Resumen del día');

    expect(screen.queryByLabelText('Número con código de país')).toBeNull();
  });
});
