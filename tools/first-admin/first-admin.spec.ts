import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { acceptInvitation } from '@vigia/domain/user';
import {
  DynamoAccountEventRepository,
  DynamoOneTimeTokenRepository,
  DynamoUserRepository,
  createDocumentClient,
  createTables,
  tableNames,
} from '@vigia/dynamo';
import { startDynamoDb } from '@vigia/embedded/dynamodb';
import { digest } from '@vigia/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const NOW = new Date().toISOString();

let engine: Awaited<ReturnType<typeof startDynamoDb>>;
beforeAll(async () => {
  engine = await startDynamoDb();
});
afterAll(() => engine.close());

/** Runs the command as an operator does, in an environment of its own. */
async function environment(name: string) {
  const client = createDocumentClient({ region: 'us-east-1', endpoint: engine.endpoint });
  const tables = tableNames(name);
  await createTables(client, tables);
  const args = (email: string) => [
    ...['run', '--silent', 'first-admin', '--', '--email', email, '--into', name],
    ...['--url', 'https://vigia.test/', '--endpoint', engine.endpoint],
  ];
  return {
    users: new DynamoUserRepository(client, tables),
    tokens: new DynamoOneTimeTokenRepository(client, tables),
    events: new DynamoAccountEventRepository(client, tables),
    firstAdmin: async (email: string) => (await run('npm', args(email))).stdout,
  };
}

describe('npm run first-admin', () => {
  it('[INV-3] prints a link that works once, and says so in the trail', async () => {
    const { tokens, events, firstAdmin } = await environment('fresh');

    const printed = await firstAdmin('Eva@admin.utec.edu.pe');

    const secret = /^https:\/\/vigia\.test\/invitacion\?token=([\w-]{43})$/m.exec(printed)?.[1];
    const link = await tokens.consume(digest(secret!), 'invitation', NOW);
    expect(link).toMatchObject({
      email: 'eva@admin.utec.edu.pe',
      invitation: { role: 'admin', speciality: null, invitedBy: null },
    });
    expect((await events.list({ limit: 9 })).items).toMatchObject([
      { kind: 'invitacion', account: 'eva@admin.utec.edu.pe', actor: null, detail: 'admin' },
    ]);
  }, 30_000);

  it('[INV-3] refuses once there is an admin', async () => {
    const { users, firstAdmin } = await environment('used');
    const offer = { role: 'admin', speciality: null, invitedBy: null } as const;
    const acceptance = { id: 'u', name: 'Eva', passwordHash: 'h', at: NOW };
    await users.create(acceptInvitation('eva@x.pe', undefined, offer, acceptance));

    await expect(firstAdmin('otra@x.pe')).rejects.toThrow(
      'There is an admin already: eva@x.pe. Ask them for an invitation.',
    );
  }, 30_000);
});
