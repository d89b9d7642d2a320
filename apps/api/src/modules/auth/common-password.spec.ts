import { describe, expect, it } from 'vitest';
import { isCommonPassword } from './common-password.js';

const ANA = ['ana.rojas@utec.edu.pe', 'ana.rojas', 'Ana Rojas'];

describe('isCommonPassword', () => {
  it.each([
    'password123',
    'Password2024!',
    '1234567890',
    'qwertyuiop',
    'QWERTYUIOP',
    '**basketball**',
    'aaaaaaaaaaaa',
    'ababababab',
    'ana.rojas@utec.edu.pe',
    'Ana.Rojas2026',
    'ana rojas 1',
  ])('[ACC-22] refuses %s', (password) => {
    expect(isCommonPassword(password, ANA)).toBe(true);
  });

  it.each([
    'cuatro palabras al azar',
    'una frase larga',
    'correct horse battery staple',
    'kT9#vQ2!mZ7p',
    '3918203948176235 ana',
    'ñandú y lechuza',
  ])('[ACC-22] takes %s', (password) => {
    expect(isCommonPassword(password, ANA)).toBe(false);
  });
});
