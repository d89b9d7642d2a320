import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TABLES, tableNames } from './table.js';

const tables = Object.values(TABLES);

describe('the table definitions', () => {
  it('are named as the contract names them', () => {
    expect(tableNames('dev')).toEqual({
      reports: 'ReportsTable-dev',
      activity: 'ActivityTable-dev',
      users: 'UsersTable-dev',
      connections: 'ConnectionsTable-dev',
      notifications: 'NotificationsTable-dev',
      tokens: 'TokensTable-dev',
      photos: 'PhotosTable-dev',
      boards: 'BoardsTable-dev',
      boardCatalog: 'BoardCatalogTable-dev',
      personal: 'PersonalTable-dev',
      webhooks: 'WebhooksTable-dev',
      audit: 'AuditTable-dev',
    });
    expect(tables.map(({ envVariable }) => envVariable)).toEqual([
      'TABLE_NAME',
      'ACTIVITY_TABLE',
      'USERS_TABLE',
      'CONNECTIONS_TABLE',
      'NOTIFICATIONS_TABLE',
      'TOKENS_TABLE',
      'PHOTOS_TABLE',
      'BOARDS_TABLE',
      'BOARD_CATALOG_TABLE',
      'PERSONAL_TABLE',
      'WEBHOOKS_TABLE',
      'AUDIT_TABLE',
    ]);
  });

  it('name indexes as AWS takes them', () => {
    const names = tables.flatMap(({ indexes }) => indexes.map(({ name }) => name));

    for (const name of names) expect(name).toMatch(/^[a-zA-Z0-9_.-]{3,255}$/);
  });

  it('import nothing, so that infra can read them', () => {
    const source = readFileSync(new URL('table.ts', import.meta.url), 'utf8');

    expect(source).not.toMatch(/\bimport\b|\bfrom '/);
  });
});
