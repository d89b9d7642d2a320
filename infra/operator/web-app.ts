import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { zipFile } from '../cdktf/constructs/zip-file.js';
import type { Site } from './site.js';
import { addressOf, webAppIdOf } from './addresses.js';
import type { Step } from './steps.js';

interface Job {
  readonly jobId: string;
  readonly status: string;
}

/** The settings that the web app reads when it starts. All parts are behind the one address. */
function webAppConfig(tag: string): Readonly<Record<string, string>> {
  return { apiUrl: '/api', wsUrl: '/ws', boardsUrl: '/boards', version: tag };
}

/** Puts the built web app, with its settings, behind the address. */
export function publishStep(site: Site, tag: string): Step {
  return {
    name: `web app ${tag}`,
    isDone: async () => !site.programs.isDry && (await publishedTag(site)) === tag,
    run: () => publish(site, tag),
  };
}

/** The version that people get now; nothing when there is none, or it does not say. */
async function publishedTag(site: Site): Promise<string | undefined> {
  const url = await addressOf(site);
  return tagAt(url);
}

/** The version at an address. */
export async function tagAt(url: string): Promise<string | undefined> {
  try {
    const response = await fetch(`${url}/config.json`, {
      headers: { 'cache-control': 'no-cache' },
    });
    const config = (await response.json()) as { version?: unknown };
    return typeof config.version === 'string' ? config.version : undefined;
  } catch {
    return undefined;
  }
}

/** As the stack `edge` calls it. */
const BRANCH = 'main';
const BUSY = ['CREATED', 'PENDING', 'PROVISIONING', 'RUNNING'];
const POLL = { tries: 60, pauseMs: 5000 };

async function publish(site: Site, tag: string): Promise<void> {
  const branch = ['--app-id', await webAppIdOf(site), '--branch-name', BRANCH];
  if (!site.programs.isDry) {
    // Amplify takes one at a time, and what a broken run left would wait for its upload for ever.
    const { jobSummaries } = await site.look<{ jobSummaries: readonly Job[] }>(
      ...['amplify', 'list-jobs', ...branch, '--max-items', '5'],
    );
    for (const { jobId } of jobSummaries.filter(({ status }) => BUSY.includes(status))) {
      await site.aws(['amplify', 'stop-job', ...branch, '--job-id', jobId]);
    }
  }
  const { jobId, zipUploadUrl } = JSON.parse(
    await site.aws(['amplify', 'create-deployment', ...branch], {
      dry: '{"jobId":"<job-id>","zipUploadUrl":""}',
    }),
  ) as { jobId: string; zipUploadUrl: string };
  await site.programs.act(
    'PUT frontend/dist and its config.json, as a ZIP file, where Amplify says',
    () => upload(zipUploadUrl, archive(join(site.surroundings.root, 'frontend', 'dist'), tag)),
    undefined,
  );
  const job = [...branch, '--job-id', jobId];
  await site.aws(['amplify', 'start-deployment', ...job]);
  if (site.programs.isDry) return;
  const status = await site.until(`Amplify to publish job ${jobId}`, POLL, async () => {
    const answer = await site.look<{ job: { summary: Job } }>('amplify', 'get-job', ...job);
    const now = answer.job.summary.status;
    return BUSY.includes(now) ? undefined : now;
  });
  if (status !== 'SUCCEED') throw new Error(`Amplify ended job ${jobId} with ${status}.`);
}

/** The address is good for whoever knows it, so no error repeats it. */
async function upload(address: string, zip: Buffer): Promise<void> {
  const response = await fetch(address, {
    method: 'PUT',
    headers: { 'content-type': 'application/zip' },
    body: new Uint8Array(zip),
  }).catch((error: unknown) => {
    const { cause } = error as { cause?: { code?: string } };
    throw new Error(`The web app could not be uploaded: ${cause?.code ?? 'no answer'}.`);
  });
  if (!response.ok) {
    throw new Error(`The web app could not be uploaded: ${String(response.status)}.`);
  }
}

function archive(folder: string, tag: string): Buffer {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error('frontend/dist has no index.html: `npm run build` makes it.');
  }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      name: relative(folder, file).replaceAll(sep, '/'),
      bytes: readFileSync(file),
    }))
    .filter(({ name }) => name !== 'config.json');
  const config = Buffer.from(`${JSON.stringify(webAppConfig(tag))}\n`);
  return zipFile([...files, { name: 'config.json', bytes: config }]);
}
