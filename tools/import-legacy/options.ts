import { readFileSync } from 'node:fs';
import { Role } from '@vigia/domain/shared';
import type { RolePolicy } from '@vigia/domain/user';
import { ENVIRONMENTS } from '../../infra/cdktf/environments.js';
import { LEGACY_WORDS, withMoreWords, type Words } from './words.js';

/** What to import, where to, and by what rules. */
export interface Options {
  /** Files, folders, and tables as `table:NAME`. */
  readonly from: readonly string[];
  readonly into: string;
  readonly region: string;
  readonly endpoint: string | undefined;
  readonly journalFolder: string;
  readonly policy: RolePolicy;
  readonly words: Words;
}

/** The flags of the command line as they are typed. */
export interface Flags {
  readonly from?: readonly string[] | undefined;
  readonly into?: string | undefined;
  readonly rollback?: string | undefined;
  readonly journal: string;
  readonly words?: string | undefined;
  readonly domains?: string | undefined;
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
}

const USAGE =
  'npm run import:legacy -- --from <file|folder|table:NAME>... --into <environment> [--apply | --rollback <run>]';

/** Reads the flags; what they leave out comes from the environment that is deployed by that name. */
export function optionsOf(
  flags: Flags,
  env: Readonly<Record<string, string | undefined>>,
): Options {
  if (flags.into === undefined) throw new Error(`Which environment? ${USAGE}`);
  if ((flags.from ?? []).length === 0 && flags.rollback === undefined) {
    throw new Error(`From where? ${USAGE}`);
  }
  const deployed = ENVIRONMENTS.find(({ name }) => name === flags.into);
  return {
    from: flags.from ?? [],
    into: flags.into,
    region: flags.region ?? env['AWS_REGION'] ?? deployed?.region ?? 'us-east-1',
    endpoint: flags.endpoint ?? env['DYNAMODB_ENDPOINT'],
    journalFolder: flags.journal,
    policy: policyOf(flags.domains, deployed?.campus.roleDomains),
    words:
      flags.words === undefined
        ? LEGACY_WORDS
        : withMoreWords(LEGACY_WORDS, JSON.parse(readFileSync(flags.words, 'utf8'))),
  };
}

function policyOf(
  flag: string | undefined,
  deployed: Readonly<Record<string, string>> | undefined,
): RolePolicy {
  const pairs =
    flag === undefined
      ? Object.entries(deployed ?? {})
      : flag.split(',').map((pair) => pair.trim().toLowerCase().split('='));
  if (pairs.length === 0) {
    throw new Error('Which mail domain has which role? --domains example.org=estudiante,...');
  }
  const domains = pairs.map(([domain = '', word]) => {
    const role = Object.values(Role).find((known) => known === word);
    if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain) || role === undefined) {
      throw new Error(
        `--domains has pairs such as example.org=estudiante, not ${domain}=${word ?? ''}`,
      );
    }
    return [domain, role] as const;
  });
  return { domains: Object.fromEntries(domains), otherwise: Role.Worker };
}
