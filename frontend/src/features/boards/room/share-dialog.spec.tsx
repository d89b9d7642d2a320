import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aBoard } from '../../../testing/a-board.js';
import { anIncident } from '../../../testing/an-incident.js';
import { renderInRoom } from '../../../testing/render-in-room.js';
import { ShareDialog } from './share-dialog.js';

afterEach(cleanup);

const id = aBoard().id;
const close = () => undefined;

describe('sharing a board', () => {
  it('invites by address, with a role', async () => {
    const { user, requests } = await renderInRoom(<ShareDialog onClose={close} />, {
      answers: { [`PUT /tableros/${id}/invitados/rosa%40campus.pe`]: { body: aBoard() } },
    });

    await user.type(await screen.findByLabelText('Correo'), ' Rosa@campus.pe ');
    await user.click(screen.getByRole('button', { name: 'Invitar' }));

    await waitFor(() => {
      const put = requests.find(({ call }) => call.startsWith('PUT'));
      expect(put?.body).toEqual({ rol: 'escritura' });
    });
  });

  it('says at the field that nobody has such an account', async () => {
    const { user } = await renderInRoom(<ShareDialog onClose={close} />, {
      answers: {
        [`PUT /tableros/${id}/invitados/rosa%40campus.pe`]: {
          status: 404,
          body: { type: 'x', title: 'No', status: 404, code: 'user-not-found', error: 'No' },
        },
      },
    });

    await user.type(await screen.findByLabelText('Correo'), 'rosa@campus.pe{Enter}');

    expect(await screen.findByText('Nadie tiene una cuenta con ese correo')).toBeDefined();
  });

  it('takes an invitation back', async () => {
    const guest = { email: 'rosa@campus.pe', nombre: 'Rosa Huamán', rol: 'lectura' } as const;
    const { user, requests } = await renderInRoom(<ShareDialog onClose={close} />, {
      room: { board: aBoard({ invitados: [guest] }) },
      answers: { [`DELETE /tableros/${id}/invitados/rosa%40campus.pe`]: { body: aBoard() } },
    });

    await user.click(await screen.findByRole('button', { name: 'Quitar a Rosa Huamán' }));

    await waitFor(() => {
      expect(requests.map(({ call }) => call)).toContain(
        `DELETE /tableros/${id}/invitados/rosa%40campus.pe`,
      );
    });
  });

  it('invites whoever reported the incident of a board, and nobody else', async () => {
    const incident = anIncident();
    const board = aBoard({ id: `inc-${incident.id}`, incidente_id: incident.id });
    const call = `PUT /tableros/${board.id}/invitados/${encodeURIComponent('ana@utec.edu.pe')}`;
    const { user, requests } = await renderInRoom(<ShareDialog onClose={close} />, {
      room: { board },
      answers: { [`GET /incidentes/${incident.id}`]: { body: incident }, [call]: { body: board } },
    });

    await user.click(await screen.findByRole('button', { name: 'Invitar a quien lo reportó' }));

    await waitFor(() => {
      expect(requests.find((each) => each.call === call)?.body).toEqual({ rol: 'escritura' });
    });
    expect(screen.queryByLabelText('Correo')).toBeNull();
  });
});
