import { describe, expect, it } from 'vitest';
import { roleOfEmail } from './role-of-email.js';

const config = {
  dominios: [
    { dominio: 'admin.utec.edu.pe', tipo: 'admin' },
    { dominio: 'utec.edu.pe', tipo: 'estudiante' },
  ],
  tipo_por_defecto: 'trabajador',
} as const;

describe('the role told from a mail address', () => {
  it.each([
    ['ana@utec.edu.pe', 'estudiante'],
    [' Ana@UTEC.edu.pe ', 'estudiante'],
    ['jefa@admin.utec.edu.pe', 'admin'],
    ['x@otra.utec.edu.pe', 'trabajador'],
    ['luis@servicios.pe', 'trabajador'],
  ])('of %s is %s', (email, role) => {
    expect(roleOfEmail(email, { ...config, dominios: [...config.dominios] })).toBe(role);
  });

  it.each(['', 'ana', 'ana@', 'ana@utec', 'ana@utec.e', 'a b@utec.edu.pe'])(
    'is not guessed while the address is only %j',
    (email) => {
      expect(roleOfEmail(email, { ...config, dominios: [...config.dominios] })).toBeUndefined();
    },
  );
});
