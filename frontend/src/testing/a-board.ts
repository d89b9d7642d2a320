import type { Board } from '../shared/api/models.js';

/** A board of its own that its owner just made, but for what a test cares about. */
export function aBoard(overrides: Partial<Board> = {}): Board {
  return {
    id: '7c9d5c62-2f1e-4a55-9b0c-3f6f2d0c9a11',
    nombre: 'Mudanza del laboratorio',
    incidente_id: null,
    propietario: { email: 'jefa@admin.utec.edu.pe', nombre: 'Lucía Mendoza' },
    rol: 'escritura',
    acciones: ['renombrar', 'archivar', 'invitar', 'restaurar'],
    invitados: [],
    archivado: false,
    fecha_creacion: '2025-11-03T14:00:00.000Z',
    fecha_actualizacion: '2025-11-03T15:00:00.000Z',
    version: 3,
    miniatura: '/tableros/7c9d5c62-2f1e-4a55-9b0c-3f6f2d0c9a11/miniatura.svg?ticket=t',
    ...overrides,
  };
}
