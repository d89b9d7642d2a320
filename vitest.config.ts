import { defineConfig } from 'vitest/config';
import { SummaryReporter } from './tools/summary-reporter.js';

/** Workspace packages resolve to their sources, so no test needs a build (fault and browser tests build first). */
const resolve = { conditions: ['@vigia/source'] };
const base = { resolve, ssr: { resolve } };

export default defineConfig({
  test: {
    reporters: ['default', new SummaryReporter()],
    /** One more than the cores of CI: what drives a browser or other processes waits for a third of its time. */
    maxWorkers: 3,
    testTimeout: 15_000,
    hookTimeout: 30_000,
    /** Asked for by `npm run test:domain` alone: elsewhere coverage is read, not chased. */
    coverage: {
      include: ['libs/domain/src/**/*.ts'],
      reporter: ['text'],
      thresholds: { branches: 100 },
    },
    projects: [
      {
        ...base,
        test: {
          name: 'unit',
          include: ['{libs,apps}/*/src/**/*.spec.ts', '{libs,apps}/*/test/**/*.spec.ts'],
          isolate: false,
        },
      },
      {
        ...base,
        test: {
          name: 'contract',
          include: ['libs/*/test/**/*.contract-spec.ts'],
          testTimeout: 30_000,
        },
      },
      {
        ...base,
        test: {
          name: 'e2e',
          include: ['apps/*/test/**/*.e2e-spec.ts'],
          setupFiles: ['reflect-metadata'],
          testTimeout: 30_000,
        },
      },
      {
        extends: './frontend/vite.config.ts',
        test: {
          name: 'frontend',
          root: 'frontend',
          include: ['src/**/*.spec.{ts,tsx}'],
          environment: 'jsdom',
          testTimeout: 15_000,
        },
      },
      { ...base, test: { name: 'synth', include: ['infra/**/*.spec.ts'] } },
      {
        ...base,
        test: {
          name: 'model',
          include: ['e2e/model/**/*.model-spec.ts'],
          setupFiles: ['reflect-metadata'],
        },
      },
      { ...base, test: { name: 'tools', include: ['tools/**/*.spec.ts'] } },
      {
        ...base,
        test: {
          name: 'browser',
          include: ['e2e/**/*.browser-spec.ts'],
          // What is waited for on a screen may take its time on a busy machine.
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
