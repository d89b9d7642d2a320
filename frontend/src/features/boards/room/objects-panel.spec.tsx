import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aDocument, renderInRoom } from '../../../testing/render-in-room.js';
import { ObjectsPanel } from './objects-panel.js';

afterEach(cleanup);

async function open(canWrite = true) {
  const document = aDocument();
  const [note = ''] = document.add([
    {
      object: { kind: 'note', x: 0, y: 0, w: 1800, h: 1800, colour: 0xfff0a3 },
      text: 'Falta un enchufe',
    },
  ]);
  document.add([
    {
      object: {
        kind: 'rectangle',
        x: 9_000,
        y: 9_000,
        w: 500,
        h: 500,
        colour: 0xd92d20,
        fill: null,
        width: 40,
        opacity: 255,
      },
    },
  ]);
  const shown = await renderInRoom(<ObjectsPanel />, { room: { document, canWrite } });
  return { ...shown, note };
}

const noteName = /^Nota, amarillo: «Falta un enchufe»/;

describe('the list of objects', () => {
  it('tells of each what it is, who made it and where, the topmost first', async () => {
    await open();

    const rows = screen.getAllByRole('listitem').map(({ textContent }) => textContent);

    expect(rows).toEqual([
      'Rectángulo, rojoAna Torres · abajo a la derecha',
      'Nota, amarillo: «Falta un enchufe»Ana Torres · arriba a la izquierda',
    ]);
  });

  it('moves, edits and deletes by keyboard alone, and says so', async () => {
    const { user, document, note, room } = await open();

    screen.getByRole('button', { name: noteName }).focus();
    await user.keyboard('{Enter}');
    expect(room.view.reveal).toHaveBeenCalledWith(note);
    const actions = await screen.findByRole('group', { name: /^Acciones: Nota/ });
    await user.click(within(actions).getByRole('button', { name: 'Mover a la derecha' }));

    expect(document.get(note)?.object).toMatchObject({ x: 100, y: 0 });
    expect(room.announce).toHaveBeenLastCalledWith('Movido a la derecha');

    await user.click(within(actions).getByRole('button', { name: 'Editar el texto' }));
    expect(room.view.editText).toHaveBeenCalledWith(note);

    await user.click(within(actions).getByRole('button', { name: 'Eliminar' }));
    expect(document.get(note)).toBeUndefined();
    expect(await screen.findByText('1 objeto, el de encima primero')).toBeDefined();
  });

  it('finds objects by their words, colours and authors', async () => {
    const { user } = await open();

    await user.type(screen.getByRole('searchbox'), 'enchufe ana');

    expect(await screen.findByText('1 objeto, el de encima primero')).toBeDefined();
    expect(screen.getByRole('button', { name: noteName })).toBeDefined();
  });

  it('offers readers nothing that changes the board', async () => {
    const { user } = await open(false);

    await user.click(screen.getByRole('button', { name: noteName }));

    expect(screen.queryByRole('button', { name: 'Eliminar' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Nota' })).toBeNull();
  });
});
