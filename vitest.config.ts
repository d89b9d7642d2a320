import { defineConfig } from 'vitest/config';

/** Workspace packages resolve to their sources, so no test needs a build (fault and browser tests build first). */
const resolve = { conditions: ['source'] };
const base = { resolve, ssr: { resolve } };

export default defineConfig({
  test: {
    projects: [
      {
        ...base,
        test: {
          name: 'unit',
          include: ['libs/*/src/**/*.spec.ts', 'apps/*/src/**/*.spec.ts', 'libs/dynamo/test/**/*.spec.ts'],
          isolate: false,
        },
      },
      { ...base, test: { name: 'contract', include: ['libs/*/test/**/*.contract-spec.ts'] } },
      {
        ...base,
        test: {
          name: 'e2e',
          include: ['apps/*/test/**/*.e2e-spec.ts'],
          setupFiles: ['reflect-metadata'],
        },
      },
      { ...base, test: { name: 'frontend', include: ['frontend/src/**/*.spec.{ts,tsx}'] } },
      { ...base, test: { name: 'synth', include: ['infra/**/*.spec.ts'] } },
      { ...base, test: { name: 'tools', include: ['tools/**/*.spec.ts'] } },
    ],
  },
});
