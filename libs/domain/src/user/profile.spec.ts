import { describe, expect, it } from 'vitest';
import { aUser } from '../../test/fixtures.js';
import { changeProfile, languageOfUser } from './profile.js';

describe('what somebody says of themselves', () => {
  const user = aUser({ name: 'Ana', version: 3 });

  it('[ACC-23] is their name and their language; what is not named stays', () => {
    expect(changeProfile(user, { name: ' Ana Rojas ' })).toEqual({
      ...user,
      name: 'Ana Rojas',
      version: 4,
    });
    expect(changeProfile(user, { language: 'en' })).toEqual({
      ...user,
      language: 'en',
      version: 4,
    });
  });

  it('[ACC-23] is no change when it is the same', () => {
    expect(changeProfile(user, { name: 'Ana' })).toBe(user);
    expect(changeProfile(user, {})).toBe(user);
  });

  it('is said in Spanish until they ask for another language', () => {
    expect(languageOfUser({})).toBe('es');
    expect(languageOfUser({ language: 'en' })).toBe('en');
  });
});
