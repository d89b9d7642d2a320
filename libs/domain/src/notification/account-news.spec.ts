import { describe, expect, it } from 'vitest';
import { AT } from '../../test/fixtures.js';
import { AccountEventKind, type AccountEvent } from '../audit/index.js';
import { accountNews } from './account-news.js';

const verified: AccountEvent = {
  id: '01H',
  kind: AccountEventKind.Verified,
  account: 'tito@limpieza.example',
  actor: 'tito@limpieza.example',
  at: AT,
  source: { ip: '', agent: '' },
  detail: null,
};
const waiting = {
  email: 'tito@limpieza.example',
  speciality: 'TI',
  status: 'por_aprobar',
} as const;

describe('what a change of an account tells admins', () => {
  it('[INV-5] is that somebody proved their address and waits for one of them', () => {
    expect(accountNews(waiting, verified)).toEqual([
      expect.objectContaining({
        id: '01H',
        audience: 'role#admin',
        title: 'tito@limpieza.example',
        reason: 'TI',
        actor: null,
      }),
    ]);
  });

  it('[INV-5] is nothing where nobody waits, or nothing was proved', () => {
    expect(accountNews({ ...waiting, status: 'activo' }, verified)).toEqual([]);
    expect(accountNews(waiting, undefined)).toEqual([]);
    expect(accountNews(waiting, { ...verified, kind: AccountEventKind.LoggedIn })).toEqual([]);
  });
});
