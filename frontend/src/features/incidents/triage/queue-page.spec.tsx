import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Incident, IncidentState } from '../../../shared/api/models.js';
import { aUser } from '../../../testing/a-user.js';
import { aCampus } from '../../../testing/a-campus.js';
import { anIncident } from '../../../testing/an-incident.js';
import { type Answers, renderScreen } from '../../../testing/render-screen.js';
import { QueuePage } from './queue-page.js';

const all = ['pendiente', 'asignado', 'en_proceso', 'resuelto', 'cerrado', 'rechazado'] as const;

beforeEach(() => {
  onScreen(1280);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A window of some width, for the one media query the board asks. */
function onScreen(width: number) {
  vi.stubGlobal('matchMedia', () => ({
    matches: width >= 768,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
}

const leak = anIncident({
  id: '0d5e4e6f-6f0b-4b59-9f34-000000000001',
  titulo: 'Fuga de gas',
  nivel_riesgo: 'crítico',
  veces_reportado: 4,
  prioridad: { total: 117, riesgo: 100, reportes: 15, edad: 2 },
  acciones: ['editar', 'asignar', 'cerrar', 'rechazar'],
});
const door = anIncident({
  id: '0d5e4e6f-6f0b-4b59-9f34-000000000002',
  titulo: 'Puerta rota',
  acciones: ['editar', 'asignar', 'cerrar', 'rechazar'],
});
const lamp = anIncident({
  id: '0d5e4e6f-6f0b-4b59-9f34-000000000003',
  titulo: 'Lámpara quemada',
  estado: 'en_proceso',
  asignado_a: 'luis@servicios.pe',
  asignado_a_nombre: 'Luis Soto',
  pausa: { motivo: 'Falta el repuesto', desde: '2025-11-03T15:00:00.000Z' },
  acciones: ['editar', 'asignar', 'cerrar'],
});

async function open(options: { answers?: Answers; at?: string; incidents?: Incident[] } = {}) {
  const { answers = {}, at = '/incidentes/cola', incidents = [leak, door, lamp] } = options;
  const asked: URLSearchParams[] = [];
  const shown = await renderScreen(<QueuePage />, {
    at,
    viewer: aUser({ tipo: 'admin', email: 'jefa@admin.utec.edu.pe' }),
    answers: {
      'GET /config/publica': { body: aCampus },
      'GET /campus': { body: { version: '1', edificios: [], tipos: [], riesgos: [] } },
      'GET /users': { body: [] },
      'GET /filtros': { body: [] },
      'GET /incidentes/resumen': {
        body: {
          por_estado: Object.fromEntries(all.map((state, index) => [state, 40 + index])),
          por_especialidad_pendiente: [],
        },
      },
      'GET /incidentes': ({ url }) => {
        const query = new URL(url).searchParams;
        asked.push(query);
        return { body: incidents.filter(({ estado }) => estado === query.get('estado')) };
      },
      ...answers,
    },
  });
  await screen.findByText(incidents[0]?.titulo ?? '');
  return { ...shown, asked };
}

/** Also while a card is carried by keyboard, which hides the columns that do not take it. */
const column = (name: string) => screen.getByRole('region', { name, hidden: true });
const cardsIn = (name: string) =>
  within(column(name))
    .queryAllByRole('row')
    .map((row) => row.getAttribute('aria-label') ?? row.textContent);
const cardOf = (title: string) => {
  const card = screen.getByText(title).closest<HTMLElement>('[role=row]');
  if (card === null) throw new Error(`No card for ${title}`);
  return card;
};

describe('the queue board', () => {
  it('asks for each open column by priority, and not for those that are collapsed', async () => {
    const { asked } = await open();

    const states = asked.map((query) => query.get('estado')).sort();
    expect(states).toEqual(['asignado', 'en_proceso', 'pendiente', 'resuelto']);
    expect(new Set(asked.map((query) => query.get('orden')))).toEqual(new Set(['prioridad']));
  });

  it('tells how many there are in all, not how many are loaded', async () => {
    await open();

    expect(await within(column('Sin asignar')).findByText('40')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Mostrar Cerrados, 44 incidentes/ })).toBeTruthy();
  });

  it('marks what is paused, who has it, and how often it was reported', async () => {
    await open();

    const paused = cardOf('Lámpara quemada');
    expect(within(paused).getByText('En pausa')).toBeTruthy();
    expect(within(paused).getByText('Luis Soto')).toBeTruthy();
    expect(within(cardOf('Fuga de gas')).getByText('Reportado 4 veces')).toBeTruthy();
  });

  it('opens a collapsed column on request, and only then asks for it', async () => {
    const { user, asked } = await open();

    await user.click(screen.getByRole('button', { name: /Mostrar Cerrados/ }));

    await waitFor(() => {
      expect(asked.at(-1)?.get('estado')).toBe('cerrado');
    });
    expect(asked.at(-1)?.get('orden')).toBe('recientes');
  });

  it('shows the columns that its address asks for', async () => {
    await open({
      at: '/incidentes/cola?estado=cerrado',
      incidents: [anIncident({ estado: 'cerrado', titulo: 'Ya cerrado' })],
    });

    expect(column('Cerrados')).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Sin asignar' })).toBeNull();
  });

  it('opens the sum behind a priority', async () => {
    const { user } = await open();

    await user.click(within(cardOf('Fuga de gas')).getByRole('button', { name: /^Prioridad 117/ }));

    const sum = await screen.findByRole('dialog');
    expect(sum.textContent).toMatch(/Riesgo: Crítico100.*3 personas más.*\+ 15.*2 días.*\+ 2/);
    expect(sum.textContent).toContain('= 117');
  });

  it('offers in the menu of a card what dragging can do, and nothing the server does not', async () => {
    const { user } = await open();

    await user.click(within(cardOf('Lámpara quemada')).getByRole('button', { name: /^Mover/ }));

    expect(screen.getAllByRole('menuitem').map(({ textContent }) => textContent)).toEqual([
      'Asignar',
      'Cerrar',
      'Abrir',
    ]);
  });

  it('opens the menu of the focused card with one letter', async () => {
    const { user } = await open();

    cardOf('Puerta rota').focus();
    await user.keyboard('m');

    expect(await screen.findByRole('menuitem', { name: 'Rechazar' })).toBeTruthy();
  });

  it('asks for the reason, moves the card and says so', async () => {
    const { user, requests } = await open({
      answers: {
        [`PUT /incidentes/${door.id}/rechazar`]: {
          body: { ...door, estado: 'rechazado', version: 2, acciones: ['reabrir'] },
        },
      },
    });

    await user.click(within(cardOf('Puerta rota')).getByRole('button', { name: /^Mover/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Rechazar' }));
    await user.type(await screen.findByLabelText('Motivo'), 'No es nuestra');
    await user.click(screen.getByRole('button', { name: 'Rechazar' }));

    await waitFor(() => {
      expect(screen.queryByText('Puerta rota')).toBeNull();
    });
    expect(await screen.findByText('«Puerta rota» está ahora en Rechazados')).toBeTruthy();
    expect(requests.find(({ call }) => call.endsWith('/rechazar'))?.headers.get('If-Match')).toBe(
      '"1"',
    );
  });

  it('is carried by the keyboard alone: only columns that take the card are offered', async () => {
    const { user } = await open();
    const handle = within(cardOf('Puerta rota')).getByRole('button', { name: /^Arrastrar/ });

    handle.focus();
    await user.keyboard('{Enter}');

    expect(await within(column('En proceso')).findByText('Aquí no')).toBeTruthy();
    expect(within(column('Asignados')).queryByText('Aquí no')).toBeNull();

    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.queryByText('Aquí no')).toBeNull();
    });
    expect(cardsIn('Sin asignar')).toHaveLength(2);
  });

  it('shows both, what was wanted and what is, when somebody else was faster', async () => {
    const now = { ...door, estado: 'asignado', asignado_a_nombre: 'Rosa Huamán', version: 7 };
    const { user } = await open({
      answers: {
        [`PUT /incidentes/${door.id}/cerrar`]: {
          status: 409,
          body: { code: 'concurrent-change', status: 409, title: 'x', incidente: now },
        },
      },
    });

    await user.click(within(cardOf('Puerta rota')).getByRole('button', { name: /^Mover/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Cerrar' }));
    await user.type(await screen.findByLabelText('Motivo'), 'Ya está');
    await user.click(screen.getByRole('button', { name: 'Cerrar incidente' }));

    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('Querías:')).toBeTruthy();
    expect(within(dialog).getByText('Rosa Huamán')).toBeTruthy();

    await user.click(within(dialog).getByRole('button', { name: 'Cancelar' }));
    await waitFor(() => {
      expect(cardsIn('Asignados')).toHaveLength(1);
    });
    expect(await screen.findByText('«Puerta rota» está ahora en Asignados')).toBeTruthy();
  });

  it('moves cards when others act', async () => {
    const { client } = await open();
    const { takeIncident } = await import('../incident-cache.js');

    takeIncident(
      client,
      { ...leak, estado: 'asignado', asignado_a_nombre: 'Rosa', version: 2 },
      aUser({ tipo: 'admin' }),
    );

    await waitFor(() => {
      expect(cardsIn('Asignados')).toHaveLength(1);
    });
    expect(cardsIn('Sin asignar')).toHaveLength(1);
  });

  it('shows one column at a time on a phone, the others a press away', async () => {
    onScreen(360);
    const { user } = await open();

    expect(
      screen.getAllByRole('region').map((each) => each.getAttribute('aria-labelledby')),
    ).toEqual(['column-pendiente']);
    await user.click(screen.getByRole('button', { name: /^En proceso/ }));

    expect(await screen.findByText('Lámpara quemada')).toBeTruthy();
    expect(screen.queryByText('Fuga de gas')).toBeNull();
  });
});

describe('several cards at once', () => {
  it('are closed together, and each that could not be is told with its reason', async () => {
    const { user } = await open({
      answers: {
        'POST /incidentes/lote': () => ({
          body: {
            resultados: [
              {
                id: leak.id,
                ok: true,
                incidente: { ...leak, estado: 'cerrado' as IncidentState, version: 2 },
              },
              {
                id: door.id,
                ok: false,
                problema: { codigo: 'move-not-allowed', error: 'Ya estaba cerrado' },
              },
            ],
          },
        }),
      },
    });

    await user.click(within(cardOf('Fuga de gas')).getByRole('checkbox'));
    await user.click(within(cardOf('Puerta rota')).getByRole('checkbox'));
    const bar = screen.getByRole('toolbar', { name: 'Lo seleccionado' });
    expect(within(bar).getByText('2 seleccionados')).toBeTruthy();
    await user.click(within(bar).getByRole('button', { name: 'Cerrar' }));
    const dialog = await screen.findByRole('dialog', { name: 'Cerrar 2 incidentes' });
    await user.type(within(dialog).getByLabelText('Motivo'), 'Se repararon ayer');
    await user.click(within(dialog).getByRole('button', { name: 'Cerrar 2 incidentes' }));

    const report = await screen.findByRole('dialog', { name: 'No todos se pudieron' });
    expect(within(report).getByText('1 incidente cerrado')).toBeTruthy();
    expect(within(report).getByText('Puerta rota')).toBeTruthy();
    expect(within(report).getByText('Ya estaba cerrado')).toBeTruthy();
    await user.click(within(report).getByRole('button', { name: 'Entendido' }));
    expect(await screen.findByText('1 seleccionado')).toBeTruthy();
  });

  it('that failed are tried again alone', async () => {
    let tries = 0;
    const { user, requests } = await open({
      answers: {
        'POST /incidentes/lote': () => {
          tries += 1;
          const closed = { ...door, estado: 'cerrado', version: 2 };
          const failure = { id: door.id, ok: false, problema: { codigo: 'x', error: 'Ocupado' } };
          return {
            body: {
              resultados:
                tries === 1
                  ? [{ id: leak.id, ok: true, incidente: { ...leak, version: 2 } }, failure]
                  : [{ id: door.id, ok: true, incidente: closed }],
            },
          };
        },
      },
    });

    await user.click(within(cardOf('Fuga de gas')).getByRole('checkbox'));
    await user.click(within(cardOf('Puerta rota')).getByRole('checkbox'));
    await user.click(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Cerrar' }));
    await user.type(await screen.findByLabelText('Motivo'), 'Se repararon ayer');
    await user.click(screen.getByRole('button', { name: 'Cerrar 2 incidentes' }));
    await user.click(await screen.findByRole('button', { name: 'Reintentar 1' }));

    expect(await screen.findByRole('dialog', { name: 'Listo' })).toBeTruthy();
    expect(screen.getByText('2 incidentes cerrados')).toBeTruthy();
    const bodies = requests.filter(({ call }) => call.endsWith('/lote')).map(({ body }) => body);
    expect(bodies).toEqual([
      { accion: 'cerrar', ids: [leak.id, door.id], motivo: 'Se repararon ayer' },
      { accion: 'cerrar', ids: [door.id], motivo: 'Se repararon ayer' },
    ]);
  });
});
