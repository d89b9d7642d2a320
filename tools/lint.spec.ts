import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

/** The rules of our own, tried on text; those of the compiler need files and are left out. */
const eslint = new ESLint({
  cwd: resolve(import.meta.dirname, '..'),
  overrideConfig: [
    { files: ['**/*.{ts,tsx}'], ...tseslint.configs.disableTypeChecked },
    { files: ['**/*.{ts,tsx}'], languageOptions: { parserOptions: { projectService: false } } },
  ],
});

const DOMAIN = 'libs/domain/src/incident/incident.ts';

describe('the house rules', () => {
  it.each([
    [
      'the environment outside config.ts',
      'apps/api/src/create-app.ts',
      `export const x = process.env.PORT;`,
      'no-restricted-properties',
    ],
    [
      'the environment by import',
      'apps/api/src/create-app.ts',
      `import { env } from 'node:process'; export const x = env.PORT;`,
      'no-restricted-imports',
    ],
    [
      'the environment in a test',
      'libs/dynamo/test/dynamo.contract-spec.ts',
      `export const x = process.env.PORT;`,
      'no-restricted-properties',
    ],
    [
      'the clock in the domain',
      DOMAIN,
      `export const now = () => Date.now();`,
      'no-restricted-properties',
    ],
    [
      'the clock in the domain, by its constructor',
      DOMAIN,
      `export const now = () => new Date();`,
      'no-restricted-syntax',
    ],
    ['an enum', 'apps/api/src/create-app.ts', `export enum Colour { Red }`, 'no-restricted-syntax'],
    [
      'chance in the domain',
      DOMAIN,
      `export const dice = () => Math.random();`,
      'no-restricted-properties',
    ],
    [
      'an async function in the domain',
      DOMAIN,
      `export const f = async () => { await g(); };`,
      'no-restricted-syntax',
    ],
    ['a class in the domain', DOMAIN, `export class Incident { id = 1; }`, 'no-restricted-syntax'],
    [
      'the clock in wire',
      'libs/wire/src/push-message.ts',
      `export const now = () => Date.now();`,
      'no-restricted-properties',
    ],
    [
      'the clock in a port',
      'libs/domain/src/incident/incident.repository.ts',
      `export const now = () => new Date();`,
      'no-restricted-syntax',
    ],
    [
      'a default export',
      'apps/api/src/create-app.ts',
      `export default 1;`,
      'no-restricted-exports',
    ],
    [
      'an export of a lib without its type',
      'libs/platform/src/ids.ts',
      `export const id = (n) => n;`,
      '@typescript-eslint/explicit-module-boundary-types',
    ],
    [
      'a file that is not in kebab-case',
      'apps/api/src/createApp.ts',
      `export const x = 1;`,
      'house/kebab-case-file-name',
    ],
    [
      'a component that is not in kebab-case',
      'frontend/src/shared/ui/Button.tsx',
      `export const x = 1;`,
      'house/kebab-case-file-name',
    ],
    ['the console in an app', 'apps/api/src/create-app.ts', `console.log(1);`, 'no-console'],
    [
      'a lone test',
      'libs/domain/src/x.spec.ts',
      'it.' + `only('x', () => { f(); });`,
      'no-restricted-syntax',
    ],
    [
      'a skipped suite',
      'frontend/src/x.spec.tsx',
      'describe.' + `skip('x', () => { f(); });`,
      'no-restricted-syntax',
    ],
    [
      'sleep in a test',
      'apps/api/test/x.e2e-spec.ts',
      `import { setTimeout } from 'node:timers/promises'; await setTimeout(1);`,
      'no-restricted-imports',
    ],
    [
      'raw HTML in the frontend',
      'frontend/src/x.tsx',
      `export const X = () => <p dangerouslySetInnerHTML={{ __html: 'x' }} />;`,
      'no-restricted-syntax',
    ],
    [
      'a picture without its text',
      'frontend/src/x.tsx',
      `export const X = () => <img src="/x.png" />;`,
      'jsx-a11y-x/alt-text',
    ],
    [
      'a hook behind a condition',
      'frontend/src/x.tsx',
      `import { useState } from 'react'; export function X(p: { a: boolean }) { if (p.a) useState(1); return null; }`,
      'react-hooks/rules-of-hooks',
    ],
  ])('refuse %s', async (_, path, source, rule) => {
    expect(await rulesBrokenBy(path, source)).toContain(rule);
  });

  it.each([
    [
      'the environment in config.ts',
      'apps/api/src/config/config.ts',
      `export const x = process.env.PORT;`,
    ],
    [
      'a time made of an argument in the domain',
      DOMAIN,
      `export const at = (iso: string): number => new Date(iso).getTime();`,
    ],
    [
      'an error class in the domain',
      'libs/domain/src/incident/incident.errors.ts',
      `export class NoError extends Error { code = 'no'; }`,
    ],
    [
      'a port in the domain',
      'libs/domain/src/incident/incident.repository.ts',
      `export abstract class Incidents { abstract find(id: string): Promise<string>; }`,
    ],
    ['the console in apps/local', 'apps/local/src/start.ts', `console.log(1);`],
    ['a default export of a configuration', 'frontend/vite.config.ts', `export default {};`],
    [
      'a test that needs a tool',
      'e2e/first-light.browser-spec.ts',
      `describe.skipIf(true)('x', () => { f(); });`,
    ],
  ])('allow %s', async (_, path, source) => {
    expect(await rulesBrokenBy(path, source)).toEqual([]);
  });
});

async function rulesBrokenBy(filePath: string, source: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(source, { filePath });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}
