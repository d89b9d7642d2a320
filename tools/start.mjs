/** `npm start`: builds what is stale, one line for each part, and runs the local system in this process. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.mjs';

const ROOT = join(import.meta.dirname, '..');
/** The api comes along: what starts it reads the list of its variables. */
const SERVICES = 'apps/local/tsconfig.build.json';
/** Without emptying the folder first, an instance that runs goes on serving what its pages ask for. */
const WEB_BUILD = ['build', 'frontend', '--logLevel', 'warn', '--no-emptyOutDir'];
const WEB_SOURCES = [
  'frontend/src',
  'frontend/public',
  'frontend/worker',
  'frontend/build-worker.ts',
  'frontend/index.html',
  'frontend/package.json',
  'frontend/vite.config.ts',
  'libs/wire/src',
  'libs/domain/src',
];

try {
  process.chdir(ROOT);
  if (!(await isStartWanted())) process.exit(0);
  await Promise.all([
    build('services', 'typescript/bin/tsc', ['-b', SERVICES]),
    isWebStale().then((stale) =>
      stale ? build('web app', 'vite/bin/vite.js', WEB_BUILD) : undefined,
    ),
  ]);
} catch (error) {
  console.error(`\n  ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
await import('../apps/local/dist/cli.js');

/** Reads the options before anything is built: a wrong one shows at once. Node strips the types. */
async function isStartWanted() {
  if (!process.features.typescript) {
    throw new Error('Start it with npm start, which brings the right Node.js.');
  }
  const { HELP, readOptions } = await import(
    new URL('../apps/local/src/options.ts', import.meta.url).href
  );
  const isWanted = readOptions(process.argv.slice(2)) !== undefined;
  if (!isWanted) console.log(HELP);
  return isWanted;
}

/**
 * Runs one build; its output shows only when it fails.
 *
 * @param {string} name
 * @param {string} program
 * @param {readonly string[]} args
 */
async function build(name, program, args) {
  const { code, output, seconds } = await run(
    process.execPath,
    [join(ROOT, 'node_modules', program), ...args],
    // Tests start it too, and what they look at is what people get.
    { ...process.env, NODE_ENV: 'production' },
  );
  if (code !== 0) throw new Error(`The ${name} cannot be built:\n${output}`);
  console.log(`  built the ${name} in ${seconds.toFixed(1)} s`);
}

async function isWebStale() {
  const [built, sources] = await Promise.all([
    newest(join(ROOT, 'frontend/dist/index.html')),
    Promise.all(WEB_SOURCES.map((path) => newest(join(ROOT, path)))),
  ]);
  return built === 0 || sources.some((changed) => changed > built);
}

/**
 * When a file, or anything in a folder, was changed last; 0 when there is nothing.
 *
 * @param {string} path
 * @returns {Promise<number>}
 */
async function newest(path) {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  const names = await readdir(path);
  const times = await Promise.all(names.map((name) => newest(join(path, name))));
  return Math.max(0, ...times);
}
