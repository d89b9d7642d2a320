/**
 * `node tools/build-handlers.mjs`: one self-contained ESM bundle per file of apps/ws-handlers/src/handlers, as
 * apps/ws-handlers/dist/lambda/<name>.mjs. Fails when a bundle is larger than Lambda should load at a cold start.
 */
import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

const APP = join(import.meta.dirname, '..', 'apps', 'ws-handlers');
const HANDLERS = join(APP, 'src', 'handlers');
const OUT = join(APP, 'dist', 'lambda');
const MAX_BYTES = 1024 * 1024;

/** The SDK's CommonJS parts call `require`, which an ES module does not have. */
const REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/**
 * Bundles every handler and tells the size of each.
 *
 * @param {string} [out]
 * @returns {Promise<readonly { name: string, file: string, bytes: number }[]>}
 */
export async function buildHandlers(out = OUT) {
  rmSync(out, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: readdirSync(HANDLERS).map((file) => join(HANDLERS, file)),
    outdir: out,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    conditions: ['@vigia/source', 'module'],
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE },
    minify: true,
    keepNames: true,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  return Object.entries(metafile.outputs).map(([file, { bytes }]) => ({
    name: basename(file, '.mjs'),
    file,
    bytes,
  }));
}

if (import.meta.main) {
  const built = await buildHandlers();
  for (const { file, bytes } of built) console.log(`${file}  ${(bytes / 1024).toFixed(0)} KB`);
  const tooLarge = built.filter(({ bytes }) => bytes > MAX_BYTES);
  for (const { file } of tooLarge) console.error(`${file} is larger than ${MAX_BYTES / 1024} KB.`);
  if (tooLarge.length > 0) process.exitCode = 1;
}
