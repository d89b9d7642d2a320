import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { AccountEvent } from '../../../shared/api/models.js';
import { renderScreen } from '../../../testing/render-screen.js';
import { AuditPage } from './audit-page.js';

afterEach(cleanup);

const failed: AccountEvent = {
  id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  tipo: 'ingreso_fallido',
  cuenta: 'ana@utec.edu.pe',
  autor: null,
  fecha: '2026-03-02T12:00:00.000Z',
  ip: '192.0.2.9',
  agente: 'Firefox',
  detalle: null,
};
const approved: AccountEvent = {
  ...failed,
  id: '01ARZ3NDEKTSV4RRFFQ69G5FAA',
  tipo: 'aprobacion',
  autor: 'eva@admin.utec.edu.pe',
};

const asked: URLSearchParams[] = [];
const open = (at = '/') => {
  asked.length = 0;
  return renderScreen(<AuditPage />, {
    at,
    answers: {
      'GET /auditoria': (request) => {
        asked.push(new URL(request.url).searchParams);
        return { body: { eventos: [approved, failed] } };
      },
    },
  });
};

describe('the page of account events', () => {
  it('tells what, to whom, by whom and from where', async () => {
    await open();

    const [first, second] = await screen.findAllByRole('listitem');

    expect(first?.textContent).toContain('Cuenta aprobada');
    expect(first?.textContent).toContain('por eva@admin.utec.edu.pe');
    expect(second?.textContent).toContain('Ingreso fallido');
    expect(second?.textContent).toContain('sin identificar');
    expect(second?.textContent).toContain('192.0.2.9 · Firefox');
  });

  it('asks for what its address says, and hands the same to the download', async () => {
    await open('/?persona=ana%40utec.edu.pe&tipo=aprobacion&desde=2026-03-02');

    await screen.findAllByRole('listitem');

    expect(asked[0]?.get('persona')).toBe('ana@utec.edu.pe');
    expect(asked[0]?.get('tipo')).toBe('aprobacion');
    const link = screen.getByRole('link', { name: 'Descargar tabla' });
    const target = new URL(link.getAttribute('href') ?? '');
    expect(target.pathname).toBe('/auditoria/exportar');
    expect(target.searchParams.get('desde')).toBe(asked[0]?.get('desde'));
  });

  it('narrows to a person whose name is pressed', async () => {
    const { user } = await open();

    await user.click(await screen.findByRole('button', { name: 'eva@admin.utec.edu.pe' }));

    await expect.poll(() => asked.at(-1)?.get('persona')).toBe('eva@admin.utec.edu.pe');
  });
});
