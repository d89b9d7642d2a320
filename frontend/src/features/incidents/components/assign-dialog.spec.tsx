import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { User } from '../../../shared/api/models.js';
import { aUser } from '../../../testing/a-user.js';
import { anIncident } from '../../../testing/an-incident.js';
import { type Answers, renderScreen } from '../../../testing/render-screen.js';
import { AssignDialog } from './assign-dialog.js';

afterEach(cleanup);

const incident = anIncident({
  tipo_trabajador_requerido: 'Electricista',
  version: 4,
  acciones: ['asignar'],
});
const admin = aUser({ tipo: 'admin', email: 'jefa@admin.utec.edu.pe' });

function aWorker(nombre: string, especialidad: User['especialidad'], carga: number): User {
  const email = `${nombre.toLowerCase()}@servicios.pe`;
  return aUser({ tipo: 'trabajador', nombre, email, carga, ...(especialidad && { especialidad }) });
}

const team = [
  aWorker('Ivan', 'TI', 0),
  aWorker('Rosa', 'Electricista', 3),
  aWorker('Luis', 'Electricista', 1),
];

async function open(answers: Answers = {}) {
  const onClose = vi.fn();
  const shown = await renderScreen(<AssignDialog incident={incident} onClose={onClose} />, {
    viewer: admin,
    answers: { 'GET /users': { body: team }, ...answers },
  });
  const recommended = await screen.findByRole('region', { name: /Recomendados/ });
  return { ...shown, onClose, recommended };
}

const namesIn = (element: HTMLElement) =>
  within(element)
    .getAllByRole('button')
    .map((button) => button.textContent);

describe('the assign dialog', () => {
  it('shows the required trade first, the least busy on top, each with their load', async () => {
    const { recommended } = await open();

    const [first, second] = namesIn(recommended);
    expect(first).toMatch(/Luis.*1 abierto/);
    expect(second).toMatch(/Rosa.*3 abiertos/);
    expect(namesIn(screen.getByRole('region', { name: 'Otras especialidades' }))).toHaveLength(1);
  });

  it('assigns with one press, based on the version that is on the screen', async () => {
    const path = `PUT /incidentes/${incident.id}/asignar`;
    const { user, requests, onClose } = await open({
      [path]: { body: { ...incident, version: 5, estado: 'asignado' } },
    });

    await user.click(screen.getByRole('button', { name: /Luis/ }));

    await vi.waitFor(() => {
      expect(onClose).toHaveBeenCalledOnce();
    });
    const sent = requests.find(({ call }) => call === path);
    expect(sent?.body).toEqual({ trabajador_email: 'luis@servicios.pe' });
    expect(sent?.headers.get('If-Match')).toBe('"4"');
    expect(sent?.headers.get('Idempotency-Key')).toBeTruthy();
  });

  it('stays open and says so when somebody else was faster', async () => {
    const code = 'concurrent-change';
    const { user, onClose } = await open({
      [`PUT /incidentes/${incident.id}/asignar`]: {
        status: 409,
        body: { code, status: 409, title: code, incidente: { ...incident, version: 9 } },
      },
    });

    await user.click(screen.getByRole('button', { name: /Luis/ }));

    expect(await screen.findByText(/Alguien cambió este incidente/)).toBeTruthy();
    expect(onClose).not.toHaveBeenCalled();
  });

  it('sends a retry after a lost answer as the same intention', async () => {
    const { user, requests } = await open();

    await user.click(screen.getByRole('button', { name: /Luis/ }));
    await screen.findByText('No hay conexión con Vigía');
    await user.click(screen.getByRole('button', { name: /Luis/ }));

    const sends = () => requests.filter(({ call }) => call.startsWith('PUT'));
    await vi.waitFor(() => {
      expect(sends()).toHaveLength(2);
    });
    const [first, second] = sends().map(({ headers }) => headers.get('Idempotency-Key'));
    expect(second).toBe(first);
  });

  it('finds a worker by name', async () => {
    const { user } = await open();

    await user.type(screen.getByRole('searchbox'), 'iva');

    expect(await screen.findByRole('region', { name: 'Todo el personal' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Luis/ })).toBeNull();
  });
});
