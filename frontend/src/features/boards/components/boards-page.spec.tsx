import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { Board } from '../../../shared/api/models.js';
import { aBoard } from '../../../testing/a-board.js';
import { aUser } from '../../../testing/a-user.js';
import { type Answers, renderScreen } from '../../../testing/render-screen.js';
import { BoardsUrlContext } from '../boards-url.js';
import { BoardsPage } from './boards-page.js';

afterEach(cleanup);

async function open(boards: readonly Board[], at = '/tableros', answers: Answers = {}) {
  const asked: URLSearchParams[] = [];
  const shown = await renderScreen(
    <BoardsUrlContext value="https://boards.test">
      <BoardsPage />
    </BoardsUrlContext>,
    {
      at,
      viewer: aUser({ tipo: 'admin', email: 'jefa@admin.utec.edu.pe' }),
      answers: {
        'GET /tableros': ({ url }) => {
          asked.push(new URL(url).searchParams);
          return { body: { tableros: boards } };
        },
        ...answers,
      },
    },
  );
  await screen.findByRole('heading', { level: 1, name: 'Pizarras' });
  return { ...shown, asked };
}

describe('the list of boards', () => {
  it('shows each board with its picture, its owner and the way in', async () => {
    const theirs = aBoard({
      id: 'b2',
      nombre: 'Turnos',
      propietario: { email: 'miguel@x.pe', nombre: 'Miguel Soto' },
      rol: 'lectura',
      acciones: [],
    });
    const { container } = await open([aBoard(), theirs]);

    const [mine, other] = await screen.findAllByRole('listitem');

    expect(within(mine!).getByRole('link', { name: 'Mudanza del laboratorio' })).toHaveProperty(
      'pathname',
      `/tableros/${aBoard().id}`,
    );
    expect(mine?.textContent).toContain('Tuya');
    expect(other?.textContent).toContain('Miguel Soto');
    expect(other?.textContent).toContain('Solo lectura');
    expect(within(other!).queryByRole('button')).toBeNull();
    expect(container.querySelector('img')?.src).toBe(`https://boards.test${aBoard().miniatura}`);
  });

  it('asks for the archived ones when its address says so', async () => {
    const { asked } = await open([], '/tableros?archivados=true');

    await screen.findByText('Nada archivado');
    expect(asked[0]?.get('archivados')).toBe('true');
  });

  it('makes a board once, and goes there', async () => {
    const made = aBoard({ id: 'new', nombre: 'Simulacro' });
    const { user, requests, router } = await open([], '/tableros', {
      'POST /tableros': { status: 201, body: made },
    });
    await screen.findByText('Todavía no tienes pizarras');

    await user.click(screen.getAllByRole('button', { name: 'Nueva pizarra' })[0]!);
    await user.type(await screen.findByLabelText('Nombre'), '  Simulacro {Enter}');

    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/tableros/new');
    });
    const [post] = requests.filter(({ call }) => call === 'POST /tableros');
    expect(post?.body).toEqual({ nombre: 'Simulacro' });
    expect(post?.headers.get('Idempotency-Key')).not.toBeNull();
  });

  it('refuses a board without a name before anybody is asked', async () => {
    const { user, requests } = await open([]);
    await screen.findByText('Todavía no tienes pizarras');

    await user.click(screen.getAllByRole('button', { name: 'Nueva pizarra' })[0]!);
    await user.click(await screen.findByRole('button', { name: 'Crear pizarra' }));

    await screen.findByText('Ponle un nombre');
    expect(requests.some(({ call }) => call === 'POST /tableros')).toBe(false);
  });

  it('archives the version that is on the screen', async () => {
    const { user, requests } = await open([aBoard()], '/tableros', {
      [`PATCH /tableros/${aBoard().id}`]: { body: aBoard({ archivado: true, version: 4 }) },
    });

    await user.click(
      await screen.findByRole('button', { name: 'Opciones de Mudanza del laboratorio' }),
    );
    await user.click(await screen.findByRole('menuitem', { name: 'Archivar' }));

    await waitFor(() => {
      const patch = requests.find(({ call }) => call.startsWith('PATCH'));
      expect(patch?.body).toEqual({ archivado: true });
      expect(patch?.headers.get('If-Match')).toBe('"3"');
    });
  });
});
