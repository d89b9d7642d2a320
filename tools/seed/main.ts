/**
 * `npm run seed -- --incidents 10000`: fills the data of the local system with incidents of a year, while it is stopped.
 * Under the same seed and end they are the same, and what was cut short goes on where it was.
 */
import { createDocumentClient } from '@vigia/dynamo';
import { readCampusFile } from '../../apps/api/src/config/campus-file.js';
import { CAMPUS } from '../../apps/local/src/campus.js';
import { openDataFolder } from '../../apps/local/src/data-folder.js';
import { DEMO_PASSWORD } from '../../apps/local/src/demo/demo-accounts.js';
import { hashOfDemoPassword } from '../../apps/local/src/demo/demo-data.js';
import { REGION, openStores } from '../../apps/local/src/stores.js';
import { HELP, readOptions } from './options.js';
import { storeCrop } from './seed.js';

try {
  const options = readOptions(process.argv.slice(2), new Date());
  if (options === undefined) process.stdout.write(HELP);
  else await run(options);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function run(options: NonNullable<ReturnType<typeof readOptions>>): Promise<void> {
  const data = await openDataFolder(options.dataFolder, { reset: false });
  try {
    if (data.prepared === undefined) {
      throw new Error(`Nobody started the system with ${data.path} yet. Start it once: npm start`);
    }
    const begun = performance.now();
    const stores = await openStores(data.database.endpoint);
    const client = createDocumentClient({ region: REGION, endpoint: data.database.endpoint });
    const stored = await storeCrop(
      { client, tables: stores.tables, users: stores.users },
      {
        ...options,
        catalogue: readCampusFile(CAMPUS.file),
        passwordHash: await hashOfDemoPassword(),
      },
      (so) => process.stdout.write(`\r${String(so)} of ${String(options.incidents)}`),
    );
    const { byStatus } = await stores.incidents.count();
    client.destroy();
    stores.close();
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    const counts = Object.entries(byStatus).map(([status, count]) => `${String(count)} ${status}`);
    process.stdout.write(
      `\rStored ${String(stored)} incidents in ${seconds} s; there are ${counts.join(', ')}.\n` +
        `Log in as oficina1@admin.utec.edu.pe, tecnico1@servicios-campus.pe or alumno1@utec.edu.pe with ${DEMO_PASSWORD}.\n`,
    );
  } finally {
    await data.close();
  }
}
