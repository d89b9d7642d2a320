import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { anIncident } from '../../../testing/an-incident.js';
import { aCatalogue } from '../../../testing/a-catalogue.js';
import { renderScreen } from '../../../testing/render-screen.js';
import { Answers } from './answers.js';
import { IncidentNotes } from './incident-notes.js';

afterEach(cleanup);

const desde = '2025-11-03T14:00:00.000Z';

describe('the notes on an incident', () => {
  it('say why it stands still, to those who may know', async () => {
    await renderScreen(
      <IncidentNotes incident={anIncident({ pausa: { desde, motivo: 'Falta un repuesto' } })} />,
    );
    expect(screen.getByText('En espera: Falta un repuesto')).toBeTruthy();
    cleanup();

    await renderScreen(<IncidentNotes incident={anIncident({ pausa: { desde } })} />);
    expect(screen.getByText('En espera')).toBeTruthy();
  });

  it('lead from a duplicate to where it goes on', async () => {
    await renderScreen(<IncidentNotes incident={anIncident({ unido_a: 'otro' })} />);

    const link = screen.getByRole('link', { name: 'Ver ese reporte' });
    expect(link.getAttribute('href')).toBe('/incidentes/otro');
  });
});

describe('the answers of the reporter', () => {
  it('are told in the words of the questions', async () => {
    const valores = [
      { clave: 'equipo', valor: 'wifi' },
      { clave: 'notas', valor: ['humo', 'ruido'] },
      { clave: 'clase', valor: false },
      { clave: 'cuantos', valor: 12 },
    ];
    const incident = anIncident({ tipo: 'Tecnología', respuestas: { version: 2, valores } });
    await renderScreen(<Answers incident={incident} />, {
      answers: { 'GET /campus': { body: aCatalogue } },
    });

    const terms = await screen.findAllByRole('term');
    const told = terms.map((term) => [term.textContent, term.nextElementSibling?.textContent]);
    expect(told).toEqual([
      ['¿Qué falla?', 'Wifi o red'],
      ['¿Qué notas?', 'Humo y Ruido'],
      ['¿Hay una clase ahora?', 'No'],
      ['¿Cuántos equipos?', '12'],
    ]);
  });

  it('are left out where nobody knows what was asked', async () => {
    const respuestas = { version: 1, valores: [{ clave: 'equipo', valor: 'wifi' }] };
    const { requests } = await renderScreen(
      <Answers incident={anIncident({ tipo: 'Tecnología', respuestas })} />,
      { answers: { 'GET /campus': { body: aCatalogue } } },
    );

    await expect.poll(() => requests.length).toBe(1);
    expect(screen.queryByRole('term')).toBeNull();
  });
});
