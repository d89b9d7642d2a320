import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { aUser } from '../../../testing/a-user.js';
import { anIncident } from '../../../testing/an-incident.js';
import { type Answers, renderScreen } from '../../../testing/render-screen.js';
import { MergeSection } from './merge-section.js';

afterEach(cleanup);

const one = anIncident({ id: 'a1', titulo: 'Humo en el pasillo', acciones: ['unir'] });
const other = anIncident({ id: 'b2', titulo: 'Sale humo', version: 5, acciones: ['unir'] });
const joined = { ...one, estado: 'cerrado', unido_a: 'b2', acciones: ['separar'], version: 2 };

const open = (incident: typeof one, answers: Answers = {}) =>
  renderScreen(<MergeSection incident={incident} />, {
    viewer: aUser({ tipo: 'admin', email: 'jefa@admin.utec.edu.pe' }),
    answers: {
      'GET /incidentes/a1/unidos': { body: [] },
      'POST /incidentes/parecidos': {
        body: {
          parecidos: [
            { incidente: one, puntos: 100, razones: [] },
            { incidente: other, puntos: 80, razones: [] },
          ],
        },
      },
      'POST /incidentes/a1/unir': { body: joined },
      'POST /incidentes/b2/unir': { body: { ...other, version: 6 } },
      ...answers,
    },
  });

describe('duplicates of an incident', () => {
  it('are joined after a look at both, based on the version of the one that closes', async () => {
    const { user, requests } = await open(one);

    await user.click(await screen.findByRole('button', { name: 'Es duplicado de…' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(await within(dialog).findByRole('button', { name: /Sale humo/ }));
    const table = screen.getByRole('table');
    expect(within(table).getByText('Humo en el pasillo')).toBeTruthy();
    expect(within(table).getByText('Sale humo')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Unir' }));

    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    const sent = requests.find(({ call }) => call === 'POST /incidentes/a1/unir');
    expect(sent?.body).toEqual({ en: 'b2' });
    expect(sent?.headers.get('If-Match')).toBe('"1"');
  });

  it('never offer the incident itself', async () => {
    const { user } = await open(one);

    await user.click(await screen.findByRole('button', { name: 'Es duplicado de…' }));
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByRole('button', { name: /Sale humo/ });

    expect(within(dialog).queryByRole('button', { name: /Humo en el pasillo/ })).toBeNull();
  });

  it('can be joined the other way round', async () => {
    const { user, requests } = await open(one);

    await user.click(await screen.findByRole('button', { name: 'Es duplicado de…' }));
    await user.click(await screen.findByRole('button', { name: /Sale humo/ }));
    await user.click(screen.getByRole('button', { name: 'Que siga el otro' }));
    await user.click(screen.getByRole('button', { name: 'Unir' }));

    await waitFor(() => {
      const sent = requests.find(({ call }) => call === 'POST /incidentes/b2/unir');
      expect(sent?.body).toEqual({ en: 'a1' });
      expect(sent?.headers.get('If-Match')).toBe('"5"');
    });
  });

  it('are parted from the one that stayed', async () => {
    const { user, requests } = await open(one, {
      'GET /incidentes/a1/unidos': { body: [{ ...other, estado: 'cerrado', unido_a: 'a1' }] },
      'POST /incidentes/b2/separar': { body: { ...other, version: 6 } },
    });

    await user.click(await screen.findByRole('button', { name: 'Separar: Sale humo' }));

    await waitFor(() => {
      const sent = requests.find(({ call }) => call === 'POST /incidentes/b2/separar');
      expect(sent?.headers.get('If-Match')).toBe('"5"');
    });
  });

  it('say of which one they are, and are parted from there as well', async () => {
    const { user, requests } = await open(joined as typeof one, {
      'GET /incidentes/b2': { body: other },
      'POST /incidentes/a1/separar': { body: { ...one, version: 3 } },
    });

    expect(await screen.findByRole('link', { name: 'Sale humo' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Separar: Humo en el pasillo' }));

    await waitFor(() => {
      expect(requests.map(({ call }) => call)).toContain('POST /incidentes/a1/separar');
    });
  });
});
