import { UnreadableError } from '@vigia/domain/shared';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as any from '../../test/support/arbitraries.js';
import { fromUserItem, toUserItem } from './user.item.js';

/** An item as the old server wrote it. */
const OLD = {
  email: 'luis@limpieza.pe',
  user_id: '9d4b0d6f-5f1f-4a3b-8f0e-7f1c2c9e4f0e',
  nombre: 'Luis',
  tipo: 'trabajador',
  especialidad: 'Limpieza',
  password_hash: '5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8',
  created_at: '2025-10-01T08:00:00.5',
};

describe('a user item', () => {
  it('gives back the account it was made of', () => {
    fc.assert(
      fc.property(any.user, (user) => {
        expect(fromUserItem({ ...toUserItem(user) })).toEqual(user);
      }),
    );
  });

  it('reads an account of the old system, which has proved no address yet', () => {
    expect(fromUserItem(OLD)).toEqual({
      id: OLD.user_id,
      email: 'luis@limpieza.pe',
      name: 'Luis',
      role: 'trabajador',
      speciality: 'Servicio de Limpieza',
      status: 'sin_verificar',
      passwordHash: OLD.password_hash,
      createdAt: '2025-10-01T08:00:00.500Z',
      openLoad: 0,
      sessionsSince: null,
      version: 1,
    });
  });

  it.each([
    ['tipo', 'rector'],
    ['estado', 'dormido'],
    ['password_hash', undefined],
    ['especialidad', 'Mago'],
    ['carga_abierta', 'poca'],
    ['created_at', 'ayer'],
  ])('[STO-8] is an error that names its key when %s is %j', (name, value) => {
    const read = (): unknown => fromUserItem({ ...OLD, [name]: value });

    expect(read).toThrow(UnreadableError);
    expect(read).toThrow(`Item {"email":"luis@limpieza.pe"} of users is unreadable: ${name}.`);
  });
});
