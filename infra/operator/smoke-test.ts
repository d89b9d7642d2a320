import { randomBytes } from 'node:crypto';
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { Site } from './site.js';
import { addressOf } from './addresses.js';
import { tagAt } from './web-app.js';

const PATIENCE = { tries: 20, pauseMs: 6000 };
const ANSWER_MS = 15_000;
const REFUSED: readonly string[] = ['401', '403'];

/** Asks the deployed system, from outside, whether it is there; says what is not. Services that sleep are not asked. */
export async function smokeTest(site: Site, tag: string, isAsleep: boolean): Promise<void> {
  const url = await addressOf(site);
  const checks: readonly [string, () => Promise<string>, (answer: string) => boolean][] = [
    ...(isAsleep
      ? []
      : ['api', 'boards'].map((service): (typeof checks)[number] => [
          `${url}/${service}/health/ready answers 200`,
          () => statusOf(`${url}/${service}/health/ready`),
          (answer) => answer === '200',
        ])),
    [
      `${url}/config.json is of ${tag}`,
      async () => (await tagAt(url)) ?? 'none',
      (answer) => answer === tag,
    ],
    [
      `${url}/ws refuses a socket without a ticket`,
      () => upgradeStatusOf(`${url}/ws`),
      (answer) => REFUSED.includes(answer),
    ],
  ];
  for (const [what, ask, isRight] of checks) {
    await site.programs.act(
      `ask until ${what}`,
      () => askUntil(site, what, ask, isRight),
      undefined,
    );
    if (!site.programs.isDry) site.say(`  ok: ${what}`);
  }
}

async function askUntil(
  site: Site,
  what: string,
  ask: () => Promise<string>,
  isRight: (answer: string) => boolean,
): Promise<void> {
  let last = '';
  await site
    .until(what, PATIENCE, async () => {
      last = await ask().catch((error: unknown) => (error as Error).message);
      return isRight(last) ? last : undefined;
    })
    .catch(() => {
      throw new Error(`Not so: ${what}. Last answer: ${last}.`);
    });
}

async function statusOf(url: string): Promise<string> {
  const { status } = await fetch(url, { signal: AbortSignal.timeout(ANSWER_MS) });
  return String(status);
}

/** The status that a handshake of a WebSocket ends with; 101 when it is let in. */
function upgradeStatusOf(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = (url.startsWith('https:') ? secure : plain)(url, {
      headers: {
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
      },
      timeout: ANSWER_MS,
    });
    request.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(String(response.statusCode));
    });
    request.on('response', (response) => {
      response.resume();
      resolve(String(response.statusCode));
    });
    request.on('timeout', () => request.destroy(new Error('no answer in time')));
    request.on('error', reject);
    request.end();
  });
}
