import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aBoard } from '../../../testing/a-board.js';
import { aUser } from '../../../testing/a-user.js';
import { renderInRoom, type RoomOptions } from '../../../testing/render-in-room.js';
import { Bars } from './bars.js';
import { trustOf } from './connection-pill.js';
import { wouldLose } from './use-leave-guard.js';

afterEach(cleanup);

const open = (state: RoomOptions['state'], room: RoomOptions['room'] = {}) =>
  renderInRoom(<Bars back={{ to: '/tableros' }} />, {
    room,
    ...(state && { state }),
    viewer: aUser(),
  });

describe('what one should know right now', () => {
  it('is nothing while all is well', async () => {
    const { container } = await open({});

    expect(container.textContent).toBe('');
  });

  it('is where the work is while the connection is lost, and how much of it', async () => {
    const { user, room } = await open({ connection: 'offline', unsaved: 2 });

    expect(
      screen.getByText('Sin conexión: se guarda en este equipo. 2 cambios por enviar.'),
    ).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Intentar ahora' }));
    expect(room.session.reconnect).toHaveBeenCalledOnce();
  });

  it('is not to close the page, when this device keeps nothing either', async () => {
    await open({ connection: 'offline', problem: 'not-kept' });

    expect(screen.getByText(/no cierres esta página/)).toBeDefined();
  });

  it('is that one may look only, once told', async () => {
    const { user } = await open({ role: 'read' });

    await screen.findByText(/^Solo puedes mirar/);
    await user.click(screen.getByRole('button', { name: 'Ocultar el aviso' }));
    expect(screen.queryByText(/^Solo puedes mirar/)).toBeNull();
  });

  it('is how an archived board comes back, to whom the server offers it', async () => {
    const board = aBoard({ archivado: true, acciones: ['desarchivar'] });
    await open({ role: 'read' }, { board });

    expect(screen.getByRole('button', { name: 'Recuperar' })).toBeDefined();
  });

  it.each([
    ['board-full', /llena/],
    ['too-fast', /Demasiado a la vez/],
    ['not-kept', /no guarda copias/],
  ] as const)('is what %s means', async (problem, words) => {
    await open({ problem });

    expect(screen.getByRole('alert').textContent).toMatch(words);
  });

  it('is the way out, when access has ended', async () => {
    await open({ connection: 'ended', problem: 'access-ended' });

    expect(screen.getByRole('link', { name: 'Salir' })).toHaveProperty('pathname', '/tableros');
  });

  it('is the way to work that was kept aside', async () => {
    const { user, room } = await open({ aside: 1, problem: 'kept-aside' });

    await user.click(screen.getByRole('button', { name: 'Ver qué hacer' }));

    expect(room.ask).toHaveBeenCalledWith('aside');
  });
});

describe('the state of a session', () => {
  const live = { connection: 'live', role: 'write', unsaved: 0, loaded: true, aside: 0 } as const;

  it('says saved only when nothing waits', () => {
    expect(trustOf(live)).toBe('live');
    expect(trustOf({ ...live, unsaved: 1 })).toBe('saving');
  });

  it('loses work on leaving only when neither the board nor this device has it', () => {
    expect(wouldLose({ ...live, connection: 'offline', unsaved: 3 })).toBe(false);
    expect(wouldLose({ ...live, problem: 'not-kept' })).toBe(false);
    expect(wouldLose({ ...live, unsaved: 1, problem: 'not-kept' })).toBe(true);
  });
});
