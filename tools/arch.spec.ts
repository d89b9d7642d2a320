import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');

/** A small tree of our shape: the rules are tried on it, so that no other run ever meets a planted file. */
const SKELETON: Record<string, string> = {
  'libs/domain/package.json': lib('domain', { './*': './src/*/index.ts' }),
  'libs/domain/src/incident/incident.ts': `export const openIncident = () => 'open';`,
  'libs/domain/src/incident/index.ts': `export { openIncident } from './incident.js';`,
  'libs/domain/src/user/user.ts': `export interface User { readonly email: string }`,
  'libs/domain/src/user/index.ts': `export type { User } from './user.js';`,
  'libs/domain/src/board/apply.ts': `export const apply = (x: number) => x;`,
  'libs/domain/src/board/index.ts': `export { apply } from './apply.js';`,
  'libs/wire/package.json': lib('wire', { '.': './src/index.ts' }),
  'libs/wire/src/index.ts': `export const v = 1;`,
  'libs/dynamo/package.json': lib('dynamo', { '.': './src/index.ts', './table': './src/table.ts' }),
  'libs/dynamo/src/index.ts': `export { GetCommand } from '@aws-sdk/lib-dynamodb';`,
  'libs/dynamo/src/table.ts': `export const tables = [];`,
  'libs/platform/package.json': lib('platform', {
    '.': './src/index.ts',
    './nest': './src/nest/index.ts',
  }),
  'libs/platform/src/index.ts': `export const text = (raw: string) => raw;`,
  'libs/platform/src/nest/index.ts': `export { Injectable } from '@nestjs/common';`,
  'libs/embedded/package.json': lib('embedded', { './dynamodb': './src/dynamodb/index.ts' }),
  'libs/embedded/src/dynamodb/index.ts': `export const start = () => 0;`,
  'apps/api/package.json': lib('api', { './env': './src/config/env.contract.ts' }),
  'apps/api/src/config/env.contract.ts': `export const API_ENV = {};`,
  'apps/api/src/modules/incidents/incidents.service.ts': `export class IncidentsService {}`,
  'apps/api/src/modules/notifications/notifications.service.ts': `export class NotificationsService {}`,
  'apps/api/src/modules/notifications/dto/notification.dto.ts': `export class NotificationDto {}`,
  'apps/ws-handlers/package.json': lib('ws-handlers', {
    '.': './src/index.ts',
    './env': './src/env.contract.ts',
  }),
  'apps/ws-handlers/src/env.contract.ts': `export const WS_ENV = {};`,
  'apps/ws-handlers/src/compose.ts': `export const compose = () => 0;`,
  'apps/ws-handlers/src/index.ts': `export { compose } from './compose.js';`,
  'apps/local/package.json': lib('local', {}),
  'apps/local/src/start.ts': `import { start } from '@vigia/embedded/dynamodb'; export const run = start;`,
  'infra/cdktf/package.json': lib('infra', {}),
  'infra/cdktf/stacks/data.stack.ts': `import { tables } from '@vigia/dynamo/table'; export const t = tables;`,
  'frontend/package.json': lib('frontend', {}),
  'frontend/src/shared/s.ts': `export const s = 1;`,
  'frontend/src/app/router.ts': `export const r = 1;`,
  'frontend/src/features/incidents/a.ts': `export const a = 1;`,
  'frontend/src/features/users/b.ts': `export const u = 1;`,
  'frontend/src/features/boards/core/index.ts': `export const session = 1;`,
  'apps/boards/test/two-tasks.ts': `export const tasks = 2;`,
};

const BORROWED = [
  '@nestjs/common',
  'rxjs',
  '@aws-sdk/lib-dynamodb',
  '@cdktf/provider-aws',
  'cdktf',
];

interface Case {
  readonly what: string;
  /** The planted file, or the folder it goes to under a name of its own. */
  readonly at: string;
  readonly source: string;
  /** The only rule that may object, or nothing when the import is legal. */
  readonly broken: string | undefined;
}

const CASES: readonly Case[] = [
  legal(
    'a domain area reaches another through its index',
    'libs/domain/src/incident',
    `import { type User } from '../user/index.js'; export type Z = User;`,
  ),
  refused(
    'domain-is-pure',
    'npm in the domain',
    'libs/domain/src/incident',
    `import '@nestjs/common';`,
  ),
  refused(
    'domain-is-pure',
    'an npm package that lives in dist/ in the domain',
    'libs/domain/src/incident',
    `import 'rxjs';`,
  ),
  refused(
    'domain-is-pure',
    'Node in the domain',
    'libs/domain/src/incident',
    `import 'node:crypto';`,
  ),
  refused(
    'domain-areas-are-islands',
    'the insides of another domain area',
    'libs/domain/src/incident',
    `import { type User } from '../user/user.js'; export type Z = User;`,
  ),
  refused(
    'no-own-barrel',
    'the barrel of the own folder',
    'libs/domain/src/incident',
    `import { openIncident } from './index.js'; export const a = openIncident;`,
  ),
  legal(
    'wire names a domain thing',
    'libs/wire/src',
    `import { openIncident } from '@vigia/domain/incident'; export const a = openIncident;`,
  ),
  refused('wire-is-plain', 'npm in wire', 'libs/wire/src', `import 'rxjs';`),
  refused('wire-is-plain', 'dynamo in wire', 'libs/wire/src', `import '@vigia/dynamo';`),
  refused(
    'libs-point-inward',
    'dynamo in platform',
    'libs/platform/src',
    `import '@vigia/dynamo';`,
  ),
  refused('libs-point-inward', 'an app in dynamo', 'libs/dynamo/src', `import '@vigia/api/env';`),
  refused(
    'nest-in-nest-apps-only',
    'Nest in the frameworkless half of platform',
    'libs/platform/src',
    `import '@nestjs/common';`,
  ),
  legal('platform/nest uses Nest', 'libs/platform/src/nest', `import '@nestjs/common';`),
  refused(
    'nest-in-nest-apps-only',
    'Nest in dynamo',
    'libs/dynamo/src',
    `import '@nestjs/common';`,
  ),
  refused(
    'nest-in-nest-apps-only',
    'Nest in apps/local',
    'apps/local/src',
    `import '@vigia/platform/nest';`,
  ),
  refused('cdktf-in-infra-only', 'cdktf in an app', 'apps/api/src', `import 'cdktf';`),

  refused(
    'embedded-knows-nobody',
    'a lib in embedded',
    'libs/embedded/src/dynamodb',
    `import '@vigia/dynamo/table';`,
  ),
  refused(
    'no-sdk-outside-dynamo',
    'the SDK in embedded',
    'libs/embedded/src/dynamodb',
    `import '@aws-sdk/lib-dynamodb';`,
  ),
  legal('a test of embedded uses the SDK', 'libs/embedded/test', `import '@aws-sdk/lib-dynamodb';`),
  legal(
    'a spec of embedded uses the SDK',
    'libs/embedded/src/dynamodb/x.spec.ts',
    `import '@aws-sdk/lib-dynamodb';`,
  ),
  refused(
    'embedded-stays-local',
    'embedded in the api',
    'apps/api/src',
    `import '@vigia/embedded/dynamodb';`,
  ),
  refused(
    'embedded-stays-local',
    'embedded in dynamo',
    'libs/dynamo/src',
    `import '@vigia/embedded/dynamodb';`,
  ),
  legal(
    'a test of dynamo runs on embedded',
    'libs/dynamo/test',
    `import '@vigia/embedded/dynamodb';`,
  ),
  legal(
    'an e2e test of the api runs on embedded',
    'apps/api/test/x.e2e-spec.ts',
    `import '@vigia/embedded/dynamodb';`,
  ),
  legal(
    'the tests of the boards drive the client of the browser',
    'apps/boards/test',
    `import '../../../frontend/src/features/boards/core/index.js';`,
  ),
  refused(
    'boards-tests-drive-the-web-client',
    'another part of the web app in the tests of the boards',
    'apps/boards/test',
    `import '../../../frontend/src/shared/s.js';`,
  ),
  legal('apps/local runs embedded', 'apps/local/src', `import '@vigia/embedded/dynamodb';`),

  refused(
    'apps-are-islands',
    'the frontend in an app',
    'apps/api/src',
    `import '../../../frontend/src/shared/s.js';`,
  ),
  refused(
    'apps-are-islands',
    'the insides of another app',
    'apps/ws-handlers/src',
    `import '../../api/src/modules/incidents/incidents.service.js';`,
  ),
  refused(
    'apps-are-islands',
    'the Lambdas in the api',
    'apps/api/src',
    `import '@vigia/ws-handlers';`,
  ),
  legal(
    'an app reads the env contract of another',
    'apps/ws-handlers/src',
    `import '@vigia/api/env';`,
  ),
  legal(
    'apps/local calls the Lambdas',
    'apps/local/src',
    `import '@vigia/ws-handlers'; import '@vigia/api/env';`,
  ),
  refused(
    'local-plugs-in-the-lambdas',
    'the insides of the Lambdas in apps/local',
    'apps/local/src',
    `import '../../ws-handlers/src/compose.js';`,
  ),
  refused(
    'local-plugs-in-the-lambdas',
    'the insides of the api in apps/local',
    'apps/local/src',
    `import '../../api/src/modules/incidents/incidents.service.js';`,
  ),
  legal(
    'an e2e test of the api calls the Lambdas',
    'apps/api/test/y.e2e-spec.ts',
    `import '@vigia/ws-handlers';`,
  ),
  refused(
    'api-tests-plug-in-the-lambdas',
    'the insides of the Lambdas in a test of the api',
    'apps/api/test/z.e2e-spec.ts',
    `import '../../ws-handlers/src/compose.js';`,
  ),
  refused(
    'modules-meet-at-the-service',
    'the DTO of another module',
    'apps/api/src/modules/incidents',
    `import { NotificationDto } from '../notifications/dto/notification.dto.js'; export const n = NotificationDto;`,
  ),
  legal(
    'the service of another module',
    'apps/api/src/modules/incidents',
    `import { NotificationsService } from '../notifications/notifications.service.js'; export const n = NotificationsService;`,
  ),
  refused(
    'no-sdk-outside-dynamo',
    'the SDK in a Lambda',
    'apps/ws-handlers/src',
    `import { GetCommand } from '@aws-sdk/lib-dynamodb'; export const g = GetCommand;`,
  ),
  refused(
    'lambdas-stay-light',
    'platform/nest in a Lambda',
    'apps/ws-handlers/src',
    `import '@vigia/platform/nest';`,
  ),
  refused(
    'lambdas-stay-light',
    'rxjs in a Lambda',
    'apps/ws-handlers/src',
    `import { of } from 'rxjs'; export const o = of;`,
  ),

  refused(
    'infra-sees-contracts-only',
    'a service in infra',
    'infra/cdktf/stacks',
    `import '../../../apps/api/src/modules/incidents/incidents.service.js';`,
  ),
  refused(
    'infra-sees-contracts-only',
    'the root of dynamo in infra',
    'infra/cdktf/stacks',
    `import '@vigia/dynamo';`,
  ),
  legal(
    'infra reads the env contracts and the tables',
    'infra/cdktf/stacks',
    `import '@vigia/api/env'; import '@vigia/ws-handlers/env'; import '@vigia/dynamo/table';`,
  ),
  refused(
    'provider-deep-imports',
    'the barrel of the provider',
    'infra/cdktf/stacks',
    `import { dynamodbTable } from '@cdktf/provider-aws'; export const o = dynamodbTable;`,
  ),
  legal(
    'one resource of the provider',
    'infra/cdktf/stacks',
    `import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table/index.js'; export const o = DynamodbTable;`,
  ),

  refused(
    'frontend-sees-the-wire-only',
    'the domain in the frontend',
    'frontend/src/features/incidents',
    `import { openIncident } from '@vigia/domain/incident'; export const o = openIncident;`,
  ),
  legal(
    'the board algebra and wire in the frontend',
    'frontend/src/features/incidents',
    `import { apply } from '@vigia/domain/board'; import { v } from '@vigia/wire'; export const o = [apply, v];`,
  ),
  refused(
    'features-are-islands',
    'another feature',
    'frontend/src/features/incidents',
    `import { u } from '../users/b.js'; export const o = u;`,
  ),
  refused(
    'features-are-islands',
    'app/ in a feature',
    'frontend/src/features/incidents',
    `import { r } from '../../app/router.js'; export const o = r;`,
  ),
  refused(
    'shared-knows-nobody',
    'a feature in shared',
    'frontend/src/shared',
    `import { u } from '../features/users/b.js'; export const o = u;`,
  ),

  legal(
    'one half of a circle, for the tool reports the other',
    'apps/api/src/hen.ts',
    `import './egg.js';`,
  ),
  refused('no-circular', 'a circle', 'apps/api/src/egg.ts', `import './hen.js';`),
  legal('a spec', 'apps/api/src/hen.spec.ts', `export const helper = 1;`),
  refused(
    'no-spec-imports',
    'a spec as a source of helpers',
    'apps/api/src',
    `import './hen.spec.js';`,
  ),
  refused(
    'not-to-unresolvable',
    'a path through the wall of a package',
    'apps/api/src',
    `import '@vigia/dynamo/src/keys.js';`,
  ),
];

const planted = CASES.map((one, index) => ({
  ...one,
  path: one.at.endsWith('.ts') ? one.at : `${one.at}/planted-${index}.ts`,
}));

let tree: string;
let cleanViolations: readonly Violation[];
let plantedViolations: readonly Violation[];

beforeAll(async () => {
  tree = realpathSync(mkdtempSync(join(tmpdir(), 'vigia-arch-')));
  for (const [path, source] of Object.entries(SKELETON)) write(path, source);
  for (const name of BORROWED) borrow(name);
  cleanViolations = await violations();
  for (const { path, source } of planted) write(path, source);
  plantedViolations = await violations();
}, 60_000);

afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe('the import rules', () => {
  it('let a clean tree pass', () => {
    expect(cleanViolations).toEqual([]);
  });

  it('object to nothing but what was planted', () => {
    const paths = planted.map(({ path }) => path);

    expect(plantedViolations.filter(({ from }) => !paths.includes(from))).toEqual([]);
  });

  it.each(planted.filter(({ broken }) => broken === undefined))('allow: $what', ({ path }) => {
    expect(rulesBrokenBy(path)).toEqual([]);
  });

  it.each(planted.filter(({ broken }) => broken !== undefined))(
    '$broken refuses: $what',
    ({ path, broken }) => {
      expect(rulesBrokenBy(path)).toEqual([broken]);
    },
  );

  it('are each seen to refuse something', async () => {
    const { ruleSet } = await extractDepcruiseOptions(CONFIG);
    const rules = ruleSet?.forbidden?.map(({ name }) => name);

    expect(rules).toEqual(expect.arrayContaining(['no-circular']));
    expect(new Set(planted.flatMap(({ broken }) => broken ?? []))).toEqual(new Set(rules));
  });
});

interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

async function violations(): Promise<Violation[]> {
  const options = await extractDepcruiseOptions(CONFIG);
  const { output } = await cruise(
    ['apps', 'libs', 'infra', 'frontend'],
    { ...options, baseDir: tree, validate: true },
    options.enhancedResolveOptions,
    { tsConfig: extractTsConfig(join(ROOT, 'tsconfig.base.json')) },
  );
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    from,
    to,
  }));
}

function rulesBrokenBy(path: string): string[] {
  return plantedViolations.filter(({ from }) => from === path).map(({ rule }) => rule);
}

function write(path: string, source: string): void {
  const file = join(tree, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, source);
  if (path.endsWith('package.json')) {
    link(dirname(file), (JSON.parse(source) as { name: string }).name);
  }
}

/** A package of the real tree, because where its entry file lives is what the rules have to see through. */
function borrow(name: string): void {
  link(join(ROOT, 'node_modules', name), name);
}

function link(target: string, name: string): void {
  const from = join(tree, 'node_modules', name);
  mkdirSync(dirname(from), { recursive: true });
  symlinkSync(target, from);
}

function lib(name: string, doors: Record<string, string>): string {
  const exports = Object.fromEntries(
    Object.entries(doors).map(([door, source]) => [door, { '@vigia/source': source }]),
  );
  return JSON.stringify({ name: `@vigia/${name}`, type: 'module', exports });
}

function legal(what: string, at: string, source: string): Case {
  return { what, at, source, broken: undefined };
}

function refused(broken: string, what: string, at: string, source: string): Case {
  return { what, at, source, broken };
}
