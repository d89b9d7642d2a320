import { describe, expect, it } from 'vitest';
import { arrangeMoves } from './arrange-moves.js';

describe('arranging the moves on offer', () => {
  it('makes the assignment of an unassigned incident the main step', () => {
    const offer = {
      acciones: ['editar', 'asignar', 'cerrar', 'rechazar'] as const,
      asignado_a: null,
    };

    expect(arrangeMoves({ ...offer, acciones: [...offer.acciones] })).toEqual({
      main: 'asignar',
      beside: ['cerrar'],
      behind: ['editar', 'rechazar'],
    });
  });

  it('does not push to reassign what somebody already has', () => {
    const arranged = arrangeMoves({
      acciones: ['editar', 'asignar', 'cerrar'],
      asignado_a: 'l@s.pe',
    });

    expect(arranged).toEqual({
      main: undefined,
      beside: ['asignar', 'cerrar'],
      behind: ['editar'],
    });
  });

  it('asks a reporter first whether it is fine now', () => {
    const arranged = arrangeMoves({ acciones: ['reabrir', 'confirmar'], asignado_a: 'l@s.pe' });

    expect(arranged).toEqual({ main: 'confirmar', beside: ['reabrir'], behind: [] });
  });

  it('lets a worker go on with what rests, and hides giving it back', () => {
    const acciones = ['reanudar', 'resolver', 'declinar'] as const;

    expect(arrangeMoves({ acciones: [...acciones], asignado_a: 'l@s.pe' })).toEqual({
      main: 'reanudar',
      beside: ['resolver'],
      behind: ['declinar'],
    });
  });

  it('shows nothing that the server does not offer', () => {
    expect(arrangeMoves({ acciones: [], asignado_a: null })).toEqual({
      main: undefined,
      beside: [],
      behind: [],
    });
  });
});
