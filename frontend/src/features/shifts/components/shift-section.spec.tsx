import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { User } from '../../../shared/api/models.js';
import { aUser } from '../../../testing/a-user.js';
import { renderScreen } from '../../../testing/render-screen.js';
import { ShiftSection } from './shift-section.js';

afterEach(cleanup);

const email = 'rosa@servicios.pe';
const path = `/users/${encodeURIComponent(email)}/turno`;
const shift = {
  dias: ['lun', 'mar'],
  desde: '08:00',
  hasta: '17:00',
  edificios: ['central'],
  maximo: 10,
};
const campus = {
  version: '1',
  edificios: [
    { clave: 'central', nombre: { es: 'Edificio Central', en: 'Central' }, pisos: [] },
    { clave: 'labs', nombre: { es: 'Laboratorios', en: 'Labs' }, pisos: [] },
  ],
  tipos: [],
  riesgos: [],
};

async function open(viewer: User) {
  const shown = await renderScreen(<ShiftSection email={email} isDuty={false} />, {
    viewer,
    answers: {
      [`GET ${path}`]: { body: shift },
      [`PUT ${path}`]: { body: shift },
      'GET /campus': { body: campus },
    },
  });
  await screen.findByRole('button', { name: 'Edificio Central' });
  const sent = () => shown.requests.find(({ call }) => call === `PUT ${path}`)?.body;
  return { ...shown, sent };
}

describe('the shift of a worker', () => {
  it('is changed by an admin, with how much may be open at once', async () => {
    const { user, sent } = await open(aUser({ tipo: 'admin' }));

    await user.click(screen.getByRole('button', { name: 'Dom' }));
    await user.click(screen.getByRole('button', { name: 'Laboratorios' }));
    await user.clear(screen.getByLabelText(/Máximo/));
    await user.type(screen.getByLabelText(/Máximo/), '4');
    await user.click(screen.getByRole('button', { name: 'Guardar turno' }));

    await waitFor(() => {
      expect(sent()).toEqual({
        dias: ['lun', 'mar', 'dom'],
        desde: '08:00',
        hasta: '17:00',
        edificios: ['central', 'labs'],
        maximo: 4,
      });
    });
  });

  it('is changed by the worker, who does not say how much they may have', async () => {
    const { user, sent } = await open(aUser({ tipo: 'trabajador', email }));

    expect(screen.queryByLabelText(/Máximo/)).toBeNull();
    expect(screen.getByText(/Como máximo 10 incidentes abiertos/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Lun' }));
    await user.click(screen.getByRole('button', { name: 'Guardar turno' }));

    await waitFor(() => {
      expect(sent()).toEqual({
        dias: ['mar'],
        desde: '08:00',
        hasta: '17:00',
        edificios: ['central'],
      });
    });
  });

  it('is not sent with a number of incidents that nobody can have', async () => {
    const { user, sent } = await open(aUser({ tipo: 'admin' }));

    await user.clear(screen.getByLabelText(/Máximo/));
    await user.type(screen.getByLabelText(/Máximo/), '90');
    await user.click(screen.getByRole('button', { name: 'Guardar turno' }));

    expect(screen.getByText('Un número entre 1 y 50')).toBeTruthy();
    expect(sent()).toBeUndefined();
  });
});

describe('the duty of an admin', () => {
  it('is its hours alone', async () => {
    const { user, requests } = await renderScreen(<ShiftSection email={email} isDuty />, {
      viewer: aUser({ tipo: 'admin', email }),
      answers: {
        [`GET ${path}`]: { body: { ...shift, edificios: [] } },
        [`PUT ${path}`]: { body: shift },
        'GET /campus': { body: campus },
      },
    });
    await screen.findByRole('heading', { name: 'Tu guardia' });

    await user.click(await screen.findByRole('button', { name: 'Dom' }));
    await user.click(screen.getByRole('button', { name: 'Guardar turno' }));

    expect(screen.queryByLabelText(/Máximo/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Edificio Central' })).toBeNull();
    await waitFor(() => {
      expect(requests.find(({ call }) => call === `PUT ${path}`)?.body).toEqual({
        dias: ['lun', 'mar', 'dom'],
        desde: '08:00',
        hasta: '17:00',
        edificios: [],
      });
    });
  });
});
