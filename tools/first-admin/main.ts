/**
 * `npm run first-admin -- --email <address> --into <environment> --url <web app>`: prints a link that makes whoever
 * opens it the first admin. The link works once and for seven days. Exits with 1 when there is an admin already.
 */
import { parseArgs } from 'node:util';
import {
  DynamoOneTimeTokenRepository,
  DynamoUserRepository,
  createDocumentClient,
  tableNames,
} from '@vigia/dynamo';
import { RandomIds, SystemClock } from '@vigia/platform';
import { ENVIRONMENTS } from '../../infra/cdktf/environments.js';
import { inviteFirstAdmin } from './invite-first-admin.js';

const USAGE = 'npm run first-admin -- --email <address> --into <environment> --url <web app>';

const { values } = parseArgs({
  options: {
    email: { type: 'string' },
    into: { type: 'string' },
    url: { type: 'string' },
    region: { type: 'string' },
    endpoint: { type: 'string' },
  },
});

try {
  const { email, into, url } = values;
  if (email === undefined || into === undefined || url === undefined) throw new Error(USAGE);
  if (!URL.canParse(url))
    throw new Error(`--url takes an address such as https://vigia.example.org, not ${url}.`);
  const deployed = ENVIRONMENTS.find(({ name }) => name === into);
  const client = createDocumentClient({
    region: values.region ?? deployed?.region ?? 'us-east-1',
    endpoint: values.endpoint,
  });
  const tables = { ...tableNames(into), ...deployed?.restoredTables };
  const ground = {
    users: new DynamoUserRepository(client, tables),
    tokens: new DynamoOneTimeTokenRepository(client, tables),
    ids: new RandomIds(),
    clock: new SystemClock(),
  };
  const { link, days } = await inviteFirstAdmin(ground, email, url);
  client.destroy();
  process.stdout.write(
    `${link}\n\nWorks once, within ${String(days)} days. Hand it to ${email} alone.\n`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
