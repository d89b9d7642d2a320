import { generateSigningKey } from '@vigia/platform';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';
import { WS_HANDLERS_ENV } from './env.contract.js';

const { publicKey } = await generateSigningKey('k1');

const ENV = {
  AWS_REGION: 'us-east-1',
  CONNECTIONS_TABLE: 'ConnectionsTable-test',
  NOTIFICATIONS_TABLE: 'NotificationsTable-test',
  PERSONAL_TABLE: 'PersonalTable-test',
  TOKENS_TABLE: 'TokensTable-test',
  USERS_TABLE: 'UsersTable-test',
  TOKEN_PUBLIC_KEYS: JSON.stringify({ keys: [publicKey] }),
  ADMIN_TOTP: 'required',
  WEB_ORIGINS: 'https://vigia.example, http://localhost:3000',
};

describe('readConfig', () => {
  it('arranges what the contract lists', () => {
    expect(readConfig(ENV)).toEqual({
      region: 'us-east-1',
      tables: {
        connections: 'ConnectionsTable-test',
        notifications: 'NotificationsTable-test',
        personal: 'PersonalTable-test',
        tokens: 'TokensTable-test',
        users: 'UsersTable-test',
      },
      publicKeys: { keys: [publicKey] },
      webOrigins: ['https://vigia.example', 'http://localhost:3000'],
      adminsNeedTotp: true,
    });
  });

  it('names everything that is missing at once', () => {
    for (const name of Object.keys(WS_HANDLERS_ENV)) {
      expect(() => readConfig({})).toThrow(`${name} is missing`);
    }
  });

  it.each([
    ['TOKEN_PUBLIC_KEYS', 'hush', 'must be JSON'],
    ['TOKEN_PUBLIC_KEYS', '{"keys":[]}', 'must be a JWK set with a key'],
    ['TOKEN_PUBLIC_KEYS', '[]', 'must be a JWK set with a key'],
    ['WEB_ORIGINS', 'hush', 'must be origins'],
    ['WEB_ORIGINS', 'https://hush.example/', 'must be origins'],
  ])('refuses %s %s and does not print it', (name, value, reason) => {
    const read = (): unknown => readConfig({ ...ENV, [name]: value });

    expect(read).toThrow(`${name} ${reason}`);
    expect(read).not.toThrow('hush');
  });
});
