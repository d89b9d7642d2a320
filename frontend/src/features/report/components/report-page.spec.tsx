import 'fake-indexeddb/auto';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Incident } from '../../../shared/api/models.js';
import { aCatalogue } from '../../../testing/a-catalogue.js';
import { aUser } from '../../../testing/a-user.js';
import { anIncident } from '../../../testing/an-incident.js';
import { type Answers, renderScreen } from '../../../testing/render-screen.js';
import { type Draft, DraftKeeper, readDraft } from '../draft/draft.js';
import { emptyReport } from '../report-values.js';
import { ReportPage } from './report-page.js';

vi.mock('../../../shared/ui/toast.js', () => ({ toast: vi.fn() }));

let people = 0;
let ana = aUser();

beforeEach(() => {
  ana = aUser({ email: `ana${String(++people)}@utec.edu.pe` });
  Element.prototype.scrollIntoView = () => undefined;
  URL.createObjectURL = () => 'blob:x';
  URL.revokeObjectURL = () => undefined;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const similarOne = anIncident({ id: 'b1', titulo: 'Proyector apagado', veces_reportado: 2 });
const similar = {
  parecidos: [
    {
      incidente: similarOne,
      puntos: 80,
      razones: [{ clave: 'texto', texto: { es: 'Dice lo mismo', en: 'Says the same' } }],
    },
  ],
};

async function open(answers: Answers = {}) {
  const onSent = vi.fn<(incident: Incident) => void>();
  const onJoined = vi.fn<(incident: Incident) => void>();
  const shown = await renderScreen(
    <ReportPage onSent={onSent} onKept={vi.fn()} onJoined={onJoined} />,
    {
      viewer: ana,
      answers: {
        'GET /campus': { body: aCatalogue },
        'POST /incidentes/parecidos': { body: { parecidos: [] } },
        'POST /incidentes': { status: 201, body: anIncident({ id: 'new' }) },
        ...answers,
      },
    },
  );
  await screen.findByRole('heading', { level: 1 });
  const press = async (name: string | RegExp) =>
    shown.user.click(screen.getByRole('button', { name }));
  const choose = async (name: string | RegExp) =>
    shown.user.click(screen.getByRole('radio', { name }));
  return { ...shown, onSent, onJoined, press, choose };
}

type Opened = Awaited<ReturnType<typeof open>>;

/** Goes through the first three steps with as little as possible. */
async function fill({ press, choose, user }: Opened, title = 'El proyector no prende') {
  await press('Seguir sin foto');
  await choose('Pabellón A');
  await choose('Piso 3');
  await press('Continuar');
  await user.click(screen.getByRole('textbox', { name: 'En pocas palabras' }));
  await user.paste(title);
  await choose('Tecnología');
}

const sent = ({ requests }: Opened) => requests.filter(({ call }) => call === 'POST /incidentes');

function aDraft(overrides: Partial<Draft> = {}): Draft {
  return {
    values: {
      ...emptyReport,
      titulo: 'Fuga de agua',
      tipo: 'otro',
      lugar: { edificio: 'aulas', piso: '3', ambiente: null, punto: null },
    },
    step: 'check',
    dismissed: [],
    photos: [],
    savedAt: '2025-11-03T14:00:00.000Z',
    ...overrides,
  };
}

describe('reporting', () => {
  it('asks four things in turn, and sends what was answered', async () => {
    const page = await open();
    await fill(page);
    await page.choose('Wifi o red');
    await page.user.type(screen.getByRole('textbox', { name: '¿Cuántos equipos?' }), '12');
    await page.user.click(screen.getByRole('checkbox', { name: 'Humo' }));
    await page.choose('No');
    await page.choose(/^Alto/);
    await page.press('Continuar');

    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Revisa y envía');
    await page.press('Enviar reporte');

    await waitFor(() => {
      expect(page.onSent).toHaveBeenCalledOnce();
    });
    expect(sent(page)[0]?.body).toMatchObject({
      titulo: 'El proyector no prende',
      tipo: 'Tecnología',
      nivel_riesgo: 'alto',
      lugar: { edificio: 'aulas', piso: '3' },
      respuestas: {
        valores: [
          { clave: 'equipo', valor: 'wifi' },
          { clave: 'cuantos', valor: 12 },
          { clave: 'notas', valor: ['humo'] },
          { clave: 'clase', valor: false },
        ],
      },
    });
  });

  it('says what a step still wants, and stays there', async () => {
    const page = await open();
    await page.press('Seguir sin foto');
    await page.press('Continuar');

    expect(screen.getByText('Elige el edificio y el piso')).toBeTruthy();
    await page.choose('Estacionamiento');
    expect(screen.getByRole('radio', { name: 'Sótano' })).toHaveProperty('checked', true);
    await page.press('Continuar');
    await page.press('Continuar');

    expect(screen.getByText('Ponle un título corto')).toBeTruthy();
    expect(screen.getByText('Elige de qué se trata')).toBeTruthy();
  });

  it('finds a place by the name of its room, and puts the point on it', async () => {
    vi.stubGlobal('fetch', () =>
      Promise.resolve(new Response('<svg/>', { headers: { 'Content-Type': 'image/svg+xml' } })),
    );
    const page = await open();
    await page.press('Seguir sin foto');
    await page.user.type(screen.getByRole('searchbox'), 'a205');
    await page.user.click(await screen.findByRole('button', { name: /Aula A205/ }));

    expect(screen.getByText('Aula A205 · Piso 2 · Pabellón A')).toBeTruthy();
    const across = await screen.findByRole('slider', { name: 'De izquierda a derecha' });
    expect(across).toHaveProperty('value', '60');
    across.focus();
    await page.user.keyboard('{ArrowLeft}{ArrowDown}');
    expect(across.getAttribute('aria-valuetext')).toBe('59 %: Punto cerca de Aula A205');
    expect(screen.getByRole('slider', { name: 'De arriba abajo' })).toHaveProperty('value', '71');
  });

  it('brings a refusal to the step where it is mended', async () => {
    const page = await open({
      'POST /incidentes': {
        status: 400,
        body: {
          status: 400,
          code: 'invalid-request',
          title: 'x',
          errors: [{ pointer: '#/titulo', detail: 'El título es muy corto.' }],
        },
      },
    });
    await fill(page);
    await page.press('Continuar');
    await page.press('Enviar reporte');

    expect(await screen.findByText('El título es muy corto.')).toBeTruthy();
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('¿Qué pasa?');
  });
});

describe('the draft', () => {
  it('is offered on return and goes on where it was, then is forgotten once sent', async () => {
    await new DraftKeeper(ana.email).save(aDraft());
    const page = await open();
    expect(screen.getByText('Fuga de agua')).toBeTruthy();

    await page.press('Seguir con tu reporte');
    await page.press('Enviar reporte');

    await waitFor(() => {
      expect(page.onSent).toHaveBeenCalledOnce();
    });
    expect(await readDraft(ana.email)).toBeUndefined();
  });

  it('is kept while one writes, and let go when the person starts anew', async () => {
    const page = await open();
    await fill(page, 'Huele a gas');
    await waitFor(async () => {
      expect((await readDraft(ana.email))?.values.titulo).toBe('Huele a gas');
    });
    cleanup();

    const again = await open();
    await again.press('Empezar de nuevo');

    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('¿Qué viste?');
    await waitFor(async () => {
      expect(await readDraft(ana.email)).toBeUndefined();
    });
  });

  it('is sent again under the same key after a crash, so that it reports once', async () => {
    await new DraftKeeper(ana.email).save(aDraft());
    const down = () => {
      throw new TypeError('the network went away');
    };
    const page = await open({ 'POST /incidentes': down });
    await page.press('Seguir con tu reporte');
    await page.press('Enviar reporte');
    await screen.findByText('No hay conexión con Vigía');
    cleanup();

    const again = await open();
    await again.press('Seguir con tu reporte');
    await again.press('Enviar reporte');
    await waitFor(() => {
      expect(again.onSent).toHaveBeenCalledOnce();
    });

    const [first, second] = [...sent(page), ...sent(again)];
    expect(first?.headers.get('Idempotency-Key')).toBeTruthy();
    expect(second?.headers.get('Idempotency-Key')).toBe(first?.headers.get('Idempotency-Key'));
    expect(second?.body).toEqual(first?.body);
  });
});

describe('what was reported already', () => {
  it('is shown while one writes, with why, and ends the report with "me too"', async () => {
    const page = await open({
      'POST /incidentes/parecidos': { body: similar },
      'POST /incidentes/b1/tambien': { body: { ...similarOne, veces_reportado: 3 } },
    });
    await fill(page);
    const card = await screen.findByRole('region', { name: '¿Es este?' });
    expect(within(card).getByText(/Dice lo mismo/)).toBeTruthy();

    await page.press('A mí también: Proyector apagado');

    expect(await screen.findByRole('heading', { name: 'Listo, te sumaste' })).toBeTruthy();
    expect(screen.getByText(/Ya son 3 personas/)).toBeTruthy();
    expect(page.onJoined).toHaveBeenCalledOnce();
    expect(await readDraft(ana.email)).toBeUndefined();
    expect(sent(page)).toEqual([]);
  });

  it('can turn out to be another one, and the report is as it was', async () => {
    const page = await open({
      'POST /incidentes/parecidos': { body: similar },
      'POST /incidentes/b1/tambien': { body: similarOne },
      'DELETE /incidentes/b1/tambien': { body: similarOne },
    });
    await fill(page);
    await page.user.click(await screen.findByRole('button', { name: /^A mí también/ }));
    await page.user.click(await screen.findByRole('button', { name: /No era el mismo/ }));

    expect(await screen.findByDisplayValue('El proyector no prende')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^A mí también/ })).toBeNull();
    await waitFor(async () => {
      expect((await readDraft(ana.email))?.values.titulo).toBe('El proyector no prende');
    });
  });

  it('goes away when the student says it is another one, and stands in nobody’s way', async () => {
    const page = await open({ 'POST /incidentes/parecidos': { body: similar } });
    await fill(page);
    await page.user.click(await screen.findByRole('button', { name: 'No, es otro' }));

    expect(screen.queryByRole('region', { name: '¿Es este?' })).toBeNull();
    await page.press('Continuar');
    expect(screen.queryByRole('region', { name: '¿Es este?' })).toBeNull();
    await page.press('Enviar reporte');
    await waitFor(() => {
      expect(page.onSent).toHaveBeenCalledOnce();
    });
  });

  it('is not asked for before there are words to compare, nor missed when it cannot be had', async () => {
    const page = await open({ 'POST /incidentes/parecidos': { status: 500, body: {} } });
    await fill(page, 'Ay no');
    const asked = () => page.requests.filter(({ call }) => call.endsWith('/parecidos'));
    expect(asked()).toEqual([]);

    await page.user.type(
      screen.getByRole('textbox', { name: 'En pocas palabras' }),
      ', se cayó todo',
    );
    await waitFor(() => {
      expect(asked().length).toBeGreaterThan(0);
    });
    await page.press('Continuar');
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Revisa y envía');
  });
});
