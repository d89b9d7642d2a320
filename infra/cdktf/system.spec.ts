import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS } from './environments.js';
import { type Resource, synthSystem } from './test/synth.js';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: unknown;
}

/** What AWS lets nobody name: the token that opens every registry of the account. */
const WITHOUT_ARN = ['ecr:GetAuthorizationToken'];

describe.each(ENVIRONMENTS)('the system of $name', (environment) => {
  const system = synthSystem(environment);
  const stacks = system.names.map((name) => system.stack(name));

  it('is these stacks, each needing only earlier ones', () => {
    expect(system.names).toEqual([
      'secrets',
      'network',
      'data',
      'edge',
      'realtime',
      'services',
      'observability',
    ]);
    system.names.forEach((name, index) => {
      const { data } = system.stack(name).document as {
        data?: { terraform_remote_state?: Record<string, { config: { key: string } }> };
      };
      const needed = Object.values(data?.terraform_remote_state ?? {}).map(({ config }) =>
        config.key.replace(/^.*\/|\.tfstate$/g, ''),
      );
      for (const other of needed) expect(system.names.indexOf(other)).toBeLessThan(index);
    });
  });

  it('is the same each time it is synthesised', () => {
    const again = synthSystem(environment);

    for (const name of system.names) expect(again.stack(name).json).toBe(system.stack(name).json);
  });

  it('names no place of the machine that synthesised it', () => {
    for (const { json } of stacks) {
      expect(json).not.toContain(process.cwd());
      expect(json).not.toMatch(/"\/(home|root|tmp|work|Users)\//);
    }
  });

  it('keeps its state encrypted in S3, under a lock, in a file of its own per stack', () => {
    const backends = stacks.map(
      ({ document }) => (document['terraform'] as { backend: { s3: Resource } }).backend.s3,
    );

    for (const backend of backends) {
      expect(backend).toMatchObject({
        bucket: environment.stateBucket,
        region: environment.region,
        encrypt: true,
        use_lockfile: true,
      });
    }
    expect(new Set(backends.map(({ key }) => key)).size).toBe(stacks.length);
  });

  it('says of everything that can carry a tag to what it belongs', () => {
    const tagged = stacks.flatMap(({ document }) =>
      Object.values(document['resource'] as Record<string, Record<string, Resource>>).flatMap(
        (ofType) => Object.values(ofType).flatMap(({ tags }) => (tags === undefined ? [] : [tags])),
      ),
    );

    expect(tagged.length).toBeGreaterThan(60);
    for (const tags of tagged) {
      expect(tags).toMatchObject({ Project: 'vigia', Environment: environment.name });
    }
  });

  it('lets nobody do something to everything where a name exists', () => {
    const allowed = statements().filter(({ Effect }) => Effect === 'Allow');

    expect(allowed.length).toBeGreaterThan(20);
    for (const { Action, Resource } of allowed) {
      const actions = [Action].flat();
      if ([Resource].flat().includes('*')) {
        expect(
          actions.every((action) => WITHOUT_ARN.includes(action)),
          actions.join(),
        ).toBe(true);
      }
      for (const action of actions) expect(action).not.toContain('*');
    }
  });

  it('lets nobody scan a table', () => {
    expect(statements().flatMap(({ Action }) => Action)).not.toContain('dynamodb:Scan');
    for (const { json } of stacks) expect(json).not.toContain('dynamodb:Scan');
  });

  it('keeps every log for as long as it says, and has one for every function and service', () => {
    const groups = Object.values(system.resources('aws_cloudwatch_log_group'));
    const names = groups.map(({ name }) => name);

    for (const { retention_in_days } of groups) {
      expect(retention_in_days).toBe(environment.name === 'prod' ? 90 : 7);
    }
    for (const { function_name } of Object.values(system.resources('aws_lambda_function'))) {
      expect(names).toContain(`/aws/lambda/${String(function_name)}`);
    }
    for (const { name } of Object.values(system.resources('aws_ecs_service'))) {
      expect(names).toContain(`/ecs/${String(name)}`);
    }
  });

  it('shows no secret in anything but a secret', () => {
    const showing = Object.entries({
      ...system.resources('aws_ecs_task_definition'),
      ...system.resources('aws_lambda_function'),
      ...system.resources('aws_ssm_parameter'),
    }).filter(([, resource]) => JSON.stringify(resource).includes('secret_string'));

    expect(showing).toEqual([]);
  });

  it('gives every name to one thing', () => {
    for (const type of ['aws_iam_role', 'aws_s3_bucket', 'aws_cloudwatch_metric_alarm']) {
      const names = Object.values(system.resources(type)).map(
        ({ name, bucket, alarm_name }) => name ?? bucket ?? alarm_name,
      );
      expect(new Set(names).size).toBe(names.length);
    }
  });

  function statements(): Statement[] {
    return ['aws_iam_role_policy', 'aws_iam_user_policy'].flatMap((type) =>
      Object.values(system.resources(type)).flatMap(
        ({ policy }) => (JSON.parse(String(policy)) as { Statement: Statement[] }).Statement,
      ),
    );
  }
});

describe('the environments', () => {
  it('are dev, staging and prod, in us-east-1', () => {
    expect(ENVIRONMENTS.map(({ name, region }) => [name, region])).toEqual([
      ['dev', 'us-east-1'],
      ['staging', 'us-east-1'],
      ['prod', 'us-east-1'],
    ]);
  });

  it('protect the data of prod', () => {
    expect(ENVIRONMENTS.find(({ name }) => name === 'prod')?.protectsData).toBe(true);
  });
});

describe('an environment with an account of its own', () => {
  it('is refused by Terraform in any other', () => {
    const [dev] = ENVIRONMENTS;
    const system = synthSystem({ ...dev!, account: '123456789012' });

    for (const name of system.names) {
      expect(system.stack(name).document.provider).toMatchObject({
        aws: [{ allowed_account_ids: ['123456789012'] }],
      });
    }
  });
});
