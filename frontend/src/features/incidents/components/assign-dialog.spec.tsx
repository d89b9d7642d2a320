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
  aWorker('Rosa', 'Electricista', 2),
  aWorker('Luis', 'Electricista', 0),
  aWorker('Pedro', 'Electricista', 10),
];

const suggestions = {
  sugerencias: [
    {
      trabajador: {
        email: 'rosa@servicios.pe',
        nombre: 'Rosa',
        especialidad: 'Electricista',
        carga: 2,
      },
      puntos: 94,
      razones: [
        { regla: 'especialidad', puntos: 20, valor: 'Electricista' },
        { regla: 'turno', puntos: 40, valor: 'en_turno' },
        { regla: 'carga', puntos: 24, valor: '2/10' },
        { regla: 'edificio', puntos: 10, valor: 'a' },
      ],
    },
    {
      trabajador: {
        email: 'luis@servicios.pe',
        nombre: 'Luis',
        especialidad: 'Electricista',
        carga: 0,
      },
      puntos: 50,
      razones: [
        { regla: 'especialidad', puntos: 20, valor: 'Electricista' },
        { regla: 'turno', puntos: 0, valor: 'fuera_de_turno' },
        { regla: 'carga', puntos: 30, valor: '0/10' },
        { regla: 'edificio', puntos: 0, valor: 'a' },
      ],
    },
  ],
  descartados: [
    {
      trabajador: {
        email: 'pedro@servicios.pe',
        nombre: 'Pedro',
        especialidad: 'Electricista',
        carga: 10,
      },
      razones: [{ regla: 'carga', puntos: 0, valor: '10/10' }],
    },
  ],
};

const campus = {
  version: '1',
  edificios: [{ clave: 'a', nombre: { es: 'Pabellón A', en: 'Building A' }, pisos: [] }],
  tipos: [],
  riesgos: [],
};
const path = `PUT /incidentes/${incident.id}/asignar`;

async function open(answers: Answers = {}) {
  const onClose = vi.fn();
  const shown = await renderScreen(<AssignDialog incident={incident} onClose={onClose} />, {
    viewer: admin,
    answers: {
      'GET /users': { body: team },
      'GET /campus': { body: campus },
      [`GET /incidentes/${incident.id}/sugerencias`]: { body: suggestions },
      ...answers,
    },
  });
  await screen.findByText('Ivan');
  return { ...shown, onClose };
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('the assign dialog', () => {
  it('says why it suggests each in words, and has the best chosen already', async () => {
    await open();

    const suggested = await screen.findByRole('radiogroup', { name: 'Sugeridos' });
    const [first, second] = within(suggested).getAllByRole<HTMLInputElement>('radio');
    await screen.findByText('Electricista · de turno · 2 abiertos · conoce Pabellón A');
    expect(first?.checked).toBe(true);
    expect(second?.closest('label')?.textContent).toContain(
      'Electricista · fuera de turno · nada abierto',
    );
  });

  it('assigns the best in one press, based on the version that is on the screen', async () => {
    const { user, requests, onClose } = await open({
      [path]: { body: { ...incident, version: 5, estado: 'asignado' } },
    });

    await user.click(button('Asignar a Rosa'));

    await vi.waitFor(() => {
      expect(onClose).toHaveBeenCalledOnce();
    });
    const sent = requests.find(({ call }) => call === path);
    expect(sent?.body).toEqual({ trabajador_email: 'rosa@servicios.pe', sugerido: true });
    expect(sent?.headers.get('If-Match')).toBe('"4"');
    expect(sent?.headers.get('Idempotency-Key')).toBeTruthy();
  });

  it('assigns anybody else, and says of them that nobody suggested them', async () => {
    const { user, requests } = await open({
      [path]: { body: { ...incident, version: 5, estado: 'asignado' } },
    });

    await user.click(screen.getByRole('radio', { name: /Ivan/ }));
    await user.click(button('Asignar a Ivan'));

    await vi.waitFor(() => {
      expect(requests.find(({ call }) => call === path)?.body).toEqual({
        trabajador_email: 'ivan@servicios.pe',
      });
    });
  });

  it('says who of the trade is not suggested, and why', async () => {
    await open();

    const passedOver = await screen.findByText(/Pedro: lleno \(10 de 10\)/);
    expect(passedOver).toBeTruthy();
  });

  it('stays open when somebody else was faster, and shows what was wanted and what is', async () => {
    const code = 'concurrent-change';
    const { user, onClose } = await open({
      [path]: {
        status: 409,
        body: { code, status: 409, title: code, incidente: { ...incident, version: 9 } },
      },
    });

    await user.click(button('Asignar a Rosa'));

    expect(await screen.findByText(/Alguien cambió este incidente/)).toBeTruthy();
    expect(screen.getByText('asignarlo a Rosa')).toBeTruthy();
    expect(screen.getByText('Ahora está así:')).toBeTruthy();
    expect(onClose).not.toHaveBeenCalled();
  });

  it('sends a retry after a lost answer as the same intention', async () => {
    const { user, requests } = await open();

    await user.click(button('Asignar a Rosa'));
    await screen.findByText('No hay conexión con Vigía');
    await user.click(button('Asignar a Rosa'));

    const sends = () => requests.filter(({ call }) => call.startsWith('PUT'));
    await vi.waitFor(() => {
      expect(sends()).toHaveLength(2);
    });
    const [first, second] = sends().map(({ headers }) => headers.get('Idempotency-Key'));
    expect(second).toBe(first);
  });

  it('finds a worker by name, the suggested ones included', async () => {
    const { user } = await open();

    await user.type(screen.getByRole('searchbox'), 'ros');

    await vi.waitFor(() => {
      expect(screen.getAllByRole('radio')).toHaveLength(1);
    });
    expect(screen.getByRole('radio', { name: /Rosa/ })).toBeTruthy();
  });

  it('offers everybody when nothing can be suggested', async () => {
    const { user } = await open({
      [`GET /incidentes/${incident.id}/sugerencias`]: { status: 500, body: {} },
      [path]: { body: { ...incident, version: 5, estado: 'asignado' } },
    });

    expect(await screen.findByText(/No pudimos calcular sugerencias/)).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: /Luis/ }));
    expect(button('Asignar a Luis')).toBeTruthy();
  });
});
