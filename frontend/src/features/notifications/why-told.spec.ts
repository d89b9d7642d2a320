import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { startTexts } from '../../shared/i18n/i18n.js';
import { whyTold } from './why-told.js';

beforeAll(async () => {
  await startTexts();
});

describe('why somebody is told', () => {
  it.each([
    ['reportante', 'Porque reportaste este incidente.'],
    ['asignado', 'Porque atiendes este incidente.'],
    ['asignado_antes', 'Porque atendías este incidente hasta ahora.'],
    ['administracion', 'Porque eres administrador/a.'],
    ['especialidad', 'Porque atiendes Servicio de Limpieza.'],
    ['campus', 'Porque se le avisa a todo el campus.'],
    ['seguidor', 'Porque sigues este incidente.'],
    ['mencionado', 'Porque te mencionaron.'],
  ] as const)('as %s is told by what they are to it', (calidad, sentence) => {
    const told = { tipo: 'resuelto', calidad } as const;

    expect(whyTold(told, { especialidad: 'Servicio de Limpieza' }, i18next.t)).toBe(sentence);
  });

  it('of an account is told by what waits for them', () => {
    const told = { tipo: 'cuenta_por_aprobar', calidad: 'administracion' } as const;

    expect(whyTold(told, {}, i18next.t)).toMatch(/esperan tu aprobación/);
  });
});
