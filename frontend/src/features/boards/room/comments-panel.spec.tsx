import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { BoardComment } from '../../../shared/api/models.js';
import { aBoard } from '../../../testing/a-board.js';
import { aDocument, renderInRoom, type RoomOptions } from '../../../testing/render-in-room.js';
import type { BoardDocument } from '../core/index.js';
import { CommentsPanel } from './comments-panel.js';

afterEach(cleanup);

const address = `/tableros/${aBoard().id}/comentarios`;

function aComment(overrides: Partial<BoardComment> = {}): BoardComment {
  return {
    id: '01A',
    pin: '7-0',
    autor: { nombre: 'Lucía Mendoza', email: null },
    texto: '¿Quién tiene la llave?',
    fecha: '2025-11-03T15:00:00.000Z',
    ...overrides,
  };
}

function putPin(document: BoardDocument, comment = '', text = ''): string {
  const pin = { kind: 'pin', x: 0, y: 0, colour: 0xd92d20, comment, done: false } as const;
  const [id = ''] = document.add([{ object: pin, text }]);
  return id;
}

function open(room: RoomOptions['room'], said: () => readonly BoardComment[], rest = {}) {
  return renderInRoom(<CommentsPanel />, {
    ...(room && { room }),
    answers: { [`GET ${address}`]: () => ({ body: { comentarios: said() } }), ...rest },
  });
}

describe('the comments of a board', () => {
  it('lists the open pins, and the settled ones apart', async () => {
    const document = aDocument();
    const first = putPin(document, '', 'Sale humo');
    const second = putPin(document, '', 'Ya está limpio');
    const { user } = await open({ document }, () => []);
    await screen.findByText('Sale humo');

    act(() => {
      const { object } = document.get(second)!;
      if (object.kind === 'pin') document.replace(new Map([[second, { ...object, done: true }]]));
    });

    await waitFor(() => {
      expect(screen.queryByText('Ya está limpio')).toBeNull();
    });
    await user.click(screen.getByRole('radio', { name: 'Resueltos' }));
    expect(await screen.findByText('Ya está limpio')).toBeDefined();
    expect(document.get(first)?.text).toBe('Sale humo');
  });

  it('keeps what is said before it tells the board, and says it once', async () => {
    const document = aDocument();
    const pin = putPin(document);
    const { user, requests } = await open({ document, pin }, () => [], {
      [`POST ${address}`]: { status: 201, body: aComment({ id: '01B', pin, texto: 'Hola' }) },
    });

    await user.type(await screen.findByLabelText('¿Qué pasa aquí?'), ' Hola ');
    await user.keyboard('{Control>}{Enter}{/Control}');

    await screen.findByText('Hola', { selector: 'p' });
    const post = requests.find(({ call }) => call === `POST ${address}`);
    expect(post?.body).toEqual({ pin, texto: 'Hola' });
    expect(post?.headers.get('Idempotency-Key')).not.toBeNull();
    expect(document.get(pin)).toMatchObject({ text: 'Hola', object: { comment: '01B' } });
  });

  it('keeps the words in the field, and the pin, when they could not be sent', async () => {
    const document = aDocument();
    const pin = putPin(document);
    const { user } = await open({ document, pin }, () => []);

    await user.type(await screen.findByLabelText('¿Qué pasa aquí?'), 'Hola');
    await user.click(screen.getByRole('button', { name: 'Comentar' }));

    await screen.findByText('No hay conexión con Vigía');
    expect(screen.getByLabelText('¿Qué pasa aquí?')).toHaveProperty('value', 'Hola');
    expect(document.get(pin)?.object).toMatchObject({ comment: '' });
  });

  it('asks again when a pin tells of words it has not read', async () => {
    const document = aDocument();
    const pin = putPin(document, '', 'Sale humo');
    let said: readonly BoardComment[] = [];
    await open({ document, pin }, () => said);
    await screen.findByRole('button', { name: 'Ver en la pizarra' });

    said = [aComment({ pin })];
    act(() => {
      const { object } = document.get(pin)!;
      if (object.kind === 'pin') document.replace(new Map([[pin, { ...object, comment: '01A' }]]));
    });

    expect(await screen.findByText('¿Quién tiene la llave?')).toBeDefined();
  });

  it('lets readers read only', async () => {
    const document = aDocument();
    const pin = putPin(document, '01A');
    await open({ document, pin, canWrite: false }, () => [aComment({ pin })]);

    await screen.findByText('¿Quién tiene la llave?');
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Resolver' })).toBeNull();
  });
});
