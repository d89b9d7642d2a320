import type { User } from '../shared/api/models.js';

/** An active student, but for what a test cares about. */
export function aUser(overrides: Partial<User> = {}): User {
  return {
    user_id: '5b0c2f0a-0000-4000-8000-000000000001',
    email: 'ana@utec.edu.pe',
    nombre: 'Ana Torres',
    tipo: 'estudiante',
    created_at: '2025-08-01T12:00:00.000Z',
    estado: 'activo',
    ...overrides,
  };
}
