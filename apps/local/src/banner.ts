import { relative } from 'node:path';
import { styleText } from 'node:util';
import { Role } from '@vigia/domain/shared';
import { roleOf } from '@vigia/domain/user';
import { CAMPUS } from './campus.js';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo/demo-accounts.js';
import type { LocalSystem } from './start.js';

const ROLES = [Role.Admin, Role.Student, Role.Worker] as const;

/** What people need to know once everything runs. */
export function banner(
  system: Pick<LocalSystem, 'url' | 'dataFolder' | 'demo' | 'boards' | 'identityProvider'>,
): string {
  const { url, dataFolder, demo, boards, identityProvider } = system;
  const nodes = boards.nodes.length;
  const strong = (text: string): string => styleText('bold', text);
  const faint = (text: string): string => styleText('dim', text);
  const row = (label: string, value: string, note = ''): string =>
    `  ${label.padEnd(10)} ${value}${note && faint(`  ${note}`)}`;

  const lines = [
    '',
    strong('  Vigía is running'),
    '',
    row('Web app', strong(styleText('cyan', url))),
    row('Mailbox', `${url}/buzon`, 'every mail and SMS it sends'),
    row('API', `${url}/api/docs`),
    ...(nodes > 1 ? [row('Boards', `${nodes} nodes`, 'they meet in Redis')] : []),
    ...(identityProvider === undefined
      ? []
      : [row('Provider', identityProvider, 'log in by it without a password')]),
    row('Data', shortest(dataFolder), 'npm start -- --reset forgets it'),
    '',
  ];
  if (demo) {
    lines.push(`  Demo accounts, all with the password ${strong(DEMO_PASSWORD)}`, '');
    for (const role of ROLES) {
      for (const { email, speciality } of accountsOf(role)) {
        lines.push(`  ${role.padEnd(10)} ${email}${speciality ? faint(`  ${speciality}`) : ''}`);
      }
    }
    lines.push('');
  }
  lines.push(faint('  Ctrl-C stops it.'), '');
  return lines.join('\n');
}

function shortest(path: string): string {
  const fromHere = relative('', path);
  return fromHere.startsWith('..') ? path : fromHere || '.';
}

function accountsOf(role: Role) {
  return Object.values(DEMO_ACCOUNTS).filter(({ email }) => roleOf(email, CAMPUS.roles) === role);
}
