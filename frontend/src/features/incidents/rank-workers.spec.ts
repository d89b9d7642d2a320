import { describe, expect, it } from 'vitest';
import type { Incident, User } from '../../shared/api/models.js';
import { aUser } from '../../testing/a-user.js';
import { rankWorkers } from './rank-workers.js';

function aWorker(nombre: string, overrides: Partial<User> = {}): User {
  const email = `${nombre.toLowerCase().replaceAll(' ', '.')}@servicios.pe`;
  return aUser({ tipo: 'trabajador', nombre, email, carga: 0, especialidad: 'TI', ...overrides });
}

const needs = (tipo_trabajador_requerido: Incident['tipo_trabajador_requerido']) => ({
  tipo_trabajador_requerido,
});
const names = (workers: readonly User[]) => workers.map(({ nombre }) => nombre);

describe('ranking workers for an incident', () => {
  const team = [
    aWorker('Rosa', { especialidad: 'Electricista', carga: 3 }),
    aWorker('Luis', { especialidad: 'Electricista', carga: 1 }),
    aWorker('Iván', { especialidad: 'TI', carga: 0 }),
    aWorker('Álvaro', { especialidad: 'Electricista', carga: 1 }),
  ];

  it('puts the required trade first and the least busy first within it', () => {
    const { recommended, others } = rankWorkers(team, needs('Electricista'), '');

    expect(names(recommended)).toEqual(['Álvaro', 'Luis', 'Rosa']);
    expect(names(others)).toEqual(['Iván']);
  });

  it('recommends nobody when no trade is required', () => {
    const { recommended, others } = rankWorkers(team, needs(''), '');

    expect(recommended).toEqual([]);
    expect(names(others)).toEqual(['Iván', 'Álvaro', 'Luis', 'Rosa']);
  });

  it('finds by name, trade or address, without minding accents or case', () => {
    expect(names(rankWorkers(team, needs(''), 'ivan').others)).toEqual(['Iván']);
    expect(names(rankWorkers(team, needs(''), 'ELECTRI ros').others)).toEqual(['Rosa']);
  });

  it('offers only active workers', () => {
    const all = [
      aWorker('Nadie', { estado: 'por_aprobar' }),
      aWorker('Ido', { estado: 'desactivado' }),
      aUser({ nombre: 'Estudiante' }),
    ];

    expect(rankWorkers(all, needs(''), '').others).toEqual([]);
  });
});
