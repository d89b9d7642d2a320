import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderScreen } from '../../../testing/render-screen.js';
import { type IncidentFilters, noFilters } from '../filters.js';
import { fromWire, toWire } from './saved-filters-api.js';
import { SavedFilters } from './saved-filters.js';

afterEach(cleanup);

const critical = { ...noFilters, risk: 'crítico' } as const;
const kept = { id: 'f1', nombre: 'Lo peor', filtro: { riesgo: 'crítico' } };

async function open(filters: IncidentFilters, saved: readonly unknown[] = [kept]) {
  const onApply = vi.fn();
  const shown = await renderScreen(<SavedFilters filters={filters} onApply={onApply} />, {
    answers: {
      'GET /filtros': { body: saved },
      'POST /filtros': { status: 201, body: kept },
      'PUT /filtros/f1': { body: kept },
      'DELETE /filtros/f1': { status: 200, body: {} },
    },
  });
  const sent = (call: string) => shown.requests.find((request) => request.call === call)?.body;
  return { ...shown, onApply, sent };
}

describe('saved filters', () => {
  it('narrow the list with one press, and let go of it with another', async () => {
    const { user, onApply } = await open(noFilters);
    await user.click(await screen.findByRole('button', { name: 'Lo peor' }));
    expect(onApply).toHaveBeenLastCalledWith(critical);
    cleanup();

    const again = await open(critical);
    const chip = await screen.findByRole('button', { name: 'Lo peor' });
    expect(chip.getAttribute('aria-pressed')).toBe('true');
    await again.user.click(chip);
    expect(again.onApply).toHaveBeenLastCalledWith(noFilters);
  });

  it('offer to keep what is narrowed and not kept yet, under a name', async () => {
    const { user, sent } = await open({ ...critical, floor: '3' });

    await user.click(await screen.findByRole('button', { name: 'Guardar este filtro' }));
    await user.click(screen.getByRole('button', { name: 'Guardar' }));
    expect(screen.getByText('Ponle un nombre')).toBeTruthy();
    await user.type(screen.getByLabelText('Nombre'), 'Piso 3');
    await user.click(screen.getByRole('button', { name: 'Guardar' }));

    await waitFor(() => {
      expect(sent('POST /filtros')).toEqual({
        nombre: 'Piso 3',
        filtro: { riesgo: 'crítico', piso: '3' },
      });
    });
  });

  it('do not offer to keep a list that is not narrowed, or is kept already', async () => {
    await open(critical);
    await screen.findByRole('button', { name: 'Lo peor' });

    expect(screen.queryByRole('button', { name: 'Guardar este filtro' })).toBeNull();
  });

  it('are renamed and forgotten', async () => {
    const { user, requests, sent } = await open(noFilters);
    const menu = () => screen.findByRole('button', { name: 'Opciones de Lo peor' });

    await user.click(await menu());
    await user.click(screen.getByRole('menuitem', { name: 'Cambiar nombre' }));
    await user.type(screen.getByLabelText('Nombre'), ' de todo');
    await user.click(screen.getByRole('button', { name: 'Guardar' }));
    await waitFor(() => {
      expect(sent('PUT /filtros/f1')).toEqual({
        nombre: 'Lo peor de todo',
        filtro: { riesgo: 'crítico' },
      });
    });

    await user.click(await menu());
    await user.click(screen.getByRole('menuitem', { name: 'Borrar' }));
    await waitFor(() => {
      expect(requests.map(({ call }) => call)).toContain('DELETE /filtros/f1');
    });
  });

  it('come back from the server as they were kept', () => {
    const all: IncidentFilters = {
      states: ['pendiente', 'asignado'],
      risk: 'alto',
      kind: 'Electricidad',
      floor: '3',
      building: 'central',
      trade: 'TI',
      assignee: 'luis@servicios.pe',
      text: 'humo',
      order: 'prioridad',
    };

    expect(fromWire(toWire(all))).toEqual(all);
    expect(toWire(noFilters)).toEqual({});
  });
});
