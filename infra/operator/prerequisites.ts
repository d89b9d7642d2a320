import type { Environment } from '../cdktf/environments.js';
import { EXIT, Failure } from './failure.js';
import type { Programs } from './programs.js';

/** What a command cannot do without. */
export type Tool = 'terraform' | 'images' | 'git';

/** Which program builds images on this machine. */
export type Builder = 'docker' | 'buildah';

export interface Equipment {
  readonly identity: { readonly account: string; readonly arn: string };
  /** There when images were asked for. */
  readonly builder?: Builder;
}

type Version = readonly [major: number, minor: number];

/** The first with a lock file beside the state. */
const TERRAFORM: Version = [1, 11];
/** The first that writes an object of S3 on a condition, which our lock needs. */
const AWS: Version = [2, 22];
const NODE: Version = [22, 12];

/** Finds everything that a command needs, or tells of all that is missing at once. */
export async function equip(
  programs: Programs,
  environment: Environment,
  tools: readonly Tool[],
  nodeVersion: string,
): Promise<Equipment> {
  const missing: string[] = [];
  const need = async <T>(look: Promise<T>, advice: string): Promise<T | undefined> =>
    look.catch((error: unknown) => {
      missing.push(error instanceof Wrong ? error.message : advice);
      return undefined;
    });

  await need(isAtLeast('Node', nodeVersion, NODE), '');
  await need(
    programs
      .look('aws', ['--version'])
      .then((said) => isAtLeast('The AWS command line', /aws-cli\/(\S+)/.exec(said)?.[1], AWS)),
    `The AWS command line is missing: install version ${AWS.join('.')} or newer.`,
  );
  const identity = await need(
    programs
      .look('aws', ['sts', 'get-caller-identity'])
      .then((said) => rightAccount(JSON.parse(said) as Caller, environment)),
    'AWS does not know you: `aws sso login`, or set AWS_PROFILE, and try `aws sts get-caller-identity`.',
  );
  if (tools.includes('terraform')) {
    await need(
      programs
        .look('terraform', ['version', '-json'])
        .then((said) =>
          isAtLeast(
            'Terraform',
            (JSON.parse(said) as { terraform_version: string }).terraform_version,
            TERRAFORM,
          ),
        ),
      `Terraform is missing: install version ${TERRAFORM.join('.')} or newer.`,
    );
  }
  if (tools.includes('git')) {
    await need(
      programs.look('git', ['rev-parse', '--git-dir']),
      'Git is missing, or this is no checkout.',
    );
  }
  const builder = tools.includes('images')
    ? await need(
        builderOf(programs),
        'Nothing builds images here: start docker (`docker info` must answer), or install buildah.',
      )
    : undefined;

  if (missing.length > 0 || identity === undefined) {
    throw new Failure(
      ['Before this can run:', ...missing.map((line) => `- ${line}`)].join('\n'),
      EXIT.prerequisites,
    );
  }
  return { identity, ...(builder === undefined ? {} : { builder }) };
}

class Wrong extends Error {}

interface Caller {
  readonly Account: string;
  readonly Arn: string;
}

async function rightAccount({ Account, Arn }: Caller, { name, account }: Environment) {
  if (account !== undefined && account !== Account) {
    throw new Wrong(
      `${name} lives in the account ${account}; your credentials are for ${Account}. Change AWS_PROFILE, or \`account\` in infra/cdktf/environments.ts.`,
    );
  }
  return { account: Account, arn: Arn };
}

async function isAtLeast(what: string, found: string | undefined, wanted: Version): Promise<void> {
  const [major = 0, minor = 0] = (found ?? '').replace(/^v/, '').split('.').map(Number);
  if (major > wanted[0] || (major === wanted[0] && minor >= wanted[1])) return;
  throw new Wrong(`${what} is ${found ?? 'unreadable'}; ${wanted.join('.')} or newer is needed.`);
}

async function builderOf(programs: Programs): Promise<Builder> {
  try {
    await programs.look('docker', ['info']);
    return 'docker';
  } catch {
    await programs.look('buildah', ['--version']);
    return 'buildah';
  }
}
