import { EXIT, Failure } from '../failure.js';
import type { Site } from '../site.js';
import { addressOf } from '../addresses.js';

interface Version {
  readonly version: number;
  readonly storedAt: string;
  readonly bytes: number;
}

/** Who restores: a person of Vigía who may write on the board, for the board's history names them. */
export interface Person {
  readonly email?: string;
  readonly password?: string;
}

/** Makes a board look like one of its versions, as a change that can be undone; without a version, lists them. */
export async function restoreBoard(
  site: Site,
  board: string,
  version: number | undefined,
  person: Person,
): Promise<void> {
  const url = await addressOf(site);
  if (site.programs.isDry) {
    const what = version === undefined ? 'list its versions' : `restore version ${String(version)}`;
    site.say(`  # log in at ${url}/api, take a ticket for board ${board}, ${what}`);
    return;
  }
  const { surroundings } = site;
  const email = person.email ?? (await surroundings.ask('Your address in Vigía: '));
  const password = person.password ?? (await surroundings.ask('Password: ', 'secret'));

  const session = await call(`${url}/api/auth/login`, 'POST', {}, { email, password });
  const { access_token: token } = (await session.json()) as { access_token?: unknown };
  if (typeof token !== 'string') throw new Failure('Vigía let nobody in.', EXIT.failed);
  const ticketOf = async (): Promise<Record<string, string>> => {
    const address = `${url}/api/tableros/${encodeURIComponent(board)}/ticket`;
    const answer = await call(address, 'POST', { authorization: `Bearer ${token}` });
    const { ticket } = (await answer.json()) as { ticket: string };
    return { authorization: `Ticket ${ticket}` };
  };
  const boardUrl = `${url}/boards/tableros/${encodeURIComponent(board)}`;

  const list = await call(`${boardUrl}/versiones`, 'GET', await ticketOf());
  const versions = (await list.json()) as readonly Version[];
  if (version === undefined) {
    for (const { version: number, storedAt, bytes } of versions) {
      site.say(`${String(number).padStart(6)}  ${storedAt}  ${String(bytes)} bytes`);
    }
    return;
  }
  if (!versions.some((each) => each.version === version)) {
    throw new Failure(`Board ${board} has no version ${String(version)}.`, EXIT.usage);
  }
  await call(`${boardUrl}/restaurar`, 'POST', await ticketOf(), { version });
  site.say(
    `Board ${board} looks like version ${String(version)} again. It is a change: it can be undone.`,
  );
}

async function call(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body?: object,
): Promise<Response> {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.ok) return response;
  const { code, detail } = (await response.json().catch(() => ({}))) as Record<string, string>;
  const why = [code, detail].filter(Boolean).join(': ');
  throw new Failure(`${method} ${url} was refused: ${String(response.status)} ${why}`, EXIT.failed);
}
