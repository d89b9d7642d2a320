/**
 * `npm run adopt -- --into <environment>`: counts the incidents that were stored before there were counters and lists
 * them by priority. It can run beside the system, be ended and repeated: each is counted once.
 */
import { parseArgs } from 'node:util';
import { adoptIncidents, createDocumentClient, tableNames } from '@vigia/dynamo';
import { ENVIRONMENTS } from '../../infra/cdktf/environments.js';

const { values } = parseArgs({
  options: {
    into: { type: 'string' },
    region: { type: 'string' },
    endpoint: { type: 'string' },
  },
});

try {
  const { into } = values;
  if (into === undefined) throw new Error('npm run adopt -- --into <environment>');
  const deployed = ENVIRONMENTS.find(({ name }) => name === into);
  const client = createDocumentClient({
    region: values.region ?? deployed?.region ?? 'us-east-1',
    endpoint: values.endpoint,
  });
  const adopted = await adoptIncidents(client, {
    ...tableNames(into),
    ...deployed?.restoredTables,
  });
  client.destroy();
  process.stdout.write(`Counted ${String(adopted)} incidents that were not yet.\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
