import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { ENVIRONMENTS } from '../cdktf/environments.js';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly if?: string;
  readonly uses?: string;
  readonly needs?: string;
  readonly environment?: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly environment: readonly string[] } };
  readonly steps?: readonly Step[];
  readonly 'timeout-minutes'?: number;
}

interface Workflow {
  readonly on: Readonly<
    Record<string, { inputs?: { environment: { options?: string[] } } } | null>
  >;
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency?: { readonly 'cancel-in-progress': unknown };
  readonly jobs: Readonly<Record<string, Job>>;
}

const ROOT = join(import.meta.dirname, '..', '..');
const FOLDER = join(ROOT, '.github', 'workflows');
const FILES = readdirSync(FOLDER);
const NAMES = ENVIRONMENTS.map(({ name }) => name);
const COMMIT = /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/;

const textOf = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const workflow = (file: string): Workflow => parse(textOf(file)) as Workflow;
const jobsOf = (file: string): readonly Job[] => Object.values(workflow(file).jobs);
const stepsOf = (file: string): readonly Step[] => jobsOf(file).flatMap(({ steps = [] }) => steps);
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

describe.each(FILES)('the workflow %s', (file) => {
  it('may do nothing by itself, and each job as little as it needs', () => {
    expect(workflow(file).permissions).toEqual({});
    for (const { permissions, steps = [] } of jobsOf(file)) {
      expect(permissions['contents']).toBe('read');
      const others = Object.entries(permissions).filter(([name]) => name !== 'contents');
      const assumes = steps.some(({ uses }) => uses?.startsWith('aws-actions/') === true);
      if (steps.length > 0) expect(others).toEqual(assumes ? [['id-token', 'write']] : []);
      for (const [name, access] of others) expect([name, access]).toEqual(['id-token', 'write']);
    }
  });

  it('knows no key that lasts', () => {
    expect(textOf(file)).not.toMatch(/secrets\.|AWS_ACCESS_KEY|AWS_SECRET|access-key-id|inherit/i);
    expect(textOf(file)).not.toContain('pull_request_target');
  });

  it('takes every action at a commit, and leaves no token of GitHub behind', () => {
    for (const { uses, with: given } of stepsOf(file)) {
      if (uses === undefined) continue;
      expect(uses).toMatch(COMMIT);
      if (uses.startsWith('actions/checkout@')) {
        expect(given).toMatchObject({ 'persist-credentials': false });
      }
    }
  });

  it('assumes a role only after dependencies are installed', () => {
    for (const { steps = [] } of jobsOf(file)) {
      const role = steps.findIndex(({ uses }) => uses?.startsWith('aws-actions/') === true);
      const install = steps.findIndex(({ run }) => run === 'npm ci');
      if (role >= 0) expect(install).toBeLessThan(role);
      if (role >= 0) expect(install).toBeGreaterThanOrEqual(0);
    }
  });

  it('runs nothing that does not exist', () => {
    for (const { uses } of jobsOf(file)) {
      if (uses !== undefined) expect(existsSync(join(ROOT, uses))).toBe(true);
    }
    for (const { run } of stepsOf(file)) {
      if (run === undefined || run === 'npm ci') continue;
      const script = /^npm run ([\w:-]+)/.exec(run)?.[1];
      if (script === undefined) expect(existsSync(join(ROOT, run))).toBe(true);
      else expect(Object.keys(scripts)).toContain(script);
    }
  });

  it('writes nothing that strangers chose into a command', () => {
    for (const { run = '' } of stepsOf(file)) {
      const pasted = [...run.matchAll(/\$\{\{\s*([\w.-]+)\s*\}\}/g)].map(([, name]) => name);
      for (const name of pasted) {
        expect(['matrix.environment', 'inputs.environment']).toContain(name);
      }
    }
  });

  it('ends by itself', () => {
    for (const job of jobsOf(file)) {
      if (job.uses === undefined) expect(job['timeout-minutes']).toBeLessThanOrEqual(90);
    }
  });
});

describe('on a pull request', () => {
  it('everything is checked by the command of the README', () => {
    expect(workflow('check.yml').on).toHaveProperty('pull_request');
    expect(stepsOf('check.yml').map(({ run }) => run)).toContain('.ci/run');
  });

  it('each environment is planned, with a role that is not the one of deployments', () => {
    const { plan } = workflow('plan.yml').jobs;

    expect(workflow('plan.yml').on).toHaveProperty('pull_request');
    expect(plan?.strategy?.matrix.environment).toEqual(NAMES);
    expect(plan?.environment).toBe('${{ matrix.environment }}-plan');
    expect(textOf('plan.yml')).toContain('vars.AWS_PLAN_ROLE');
    expect(textOf('plan.yml')).not.toMatch(/AWS_DEPLOY_ROLE|npm run deploy/);
    expect(plan?.if).toContain('head.repo.full_name == github.repository');
  });
});

describe('on main', () => {
  it('what is checked goes to staging, and after that to prod', () => {
    const { on, jobs } = workflow('deploy.yml');

    expect(on).toEqual({ push: { branches: ['main'] } });
    expect([jobs['staging']?.needs, jobs['prod']?.needs]).toEqual(['check', 'staging']);
  });

  it('a deployment waits for the approval of its environment, and is never cut off', () => {
    const { on, jobs, concurrency } = workflow('deploy-environment.yml');

    expect(jobs['deploy']?.environment).toBe('${{ inputs.environment }}');
    expect(jobs['deploy']?.if).toBe("github.ref == 'refs/heads/main'");
    expect(concurrency?.['cancel-in-progress']).toBe(false);
    expect(on['workflow_dispatch']?.inputs?.environment.options).toEqual(NAMES);
  });
});
