import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';

const ENTRY = join(import.meta.dirname, 'worker/worker.ts');
const PUBLIC = join(import.meta.dirname, 'public');
/** The worker keeps these up to date by other means. */
const ELSEWHERE = ['config.json'];
/** Alphabets that the app does not write in: fetched if somebody's name needs them. */
const SPARE = /-vietnamese-.*\.woff2$/;

interface ShellFile {
  readonly url: string;
  readonly revision: string | null;
}

/** Builds the service worker beside the app, with the list of what it must keep for use without a connection. */
export function serviceWorker(): Plugin {
  return {
    name: 'vigia-service-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const shell = [...builtFiles(bundle), ...publicFiles()];
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: await workerCode(shell) });
      },
    },
  };
}

/** What Vite named by its content, and the page, which it did not. */
function builtFiles(bundle: Rolldown.OutputBundle): readonly ShellFile[] {
  return Object.values(bundle).flatMap((file): ShellFile[] => {
    if (file.fileName === 'index.html' && file.type === 'asset') {
      return [{ url: '/', revision: hashOf(file.source) }];
    }
    const isKept = file.fileName.startsWith('assets/') && !SPARE.test(file.fileName);
    return isKept ? [{ url: `/${file.fileName}`, revision: null }] : [];
  });
}

function publicFiles(): readonly ShellFile[] {
  return globSync('**/*.*', { cwd: PUBLIC })
    .filter((path) => !ELSEWHERE.includes(path))
    .sort()
    .map((path) => ({
      url: `/${path}`,
      revision: hashOf(readFileSync(join(PUBLIC, path))),
    }));
}

async function workerCode(shell: readonly ShellFile[]): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: {
      SHELL: JSON.stringify(shell),
      'process.env.NODE_ENV': JSON.stringify('production'),
    },
    build: {
      write: false,
      rolldownOptions: { input: ENTRY, output: { format: 'iife' } },
    },
  });
  const [chunk] = (built as Rolldown.RolldownOutput).output;
  return chunk.code;
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}
