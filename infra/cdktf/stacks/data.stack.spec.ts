import { TABLES, type TableDefinition, tableNames } from '@vigia/dynamo/table';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS } from '../environments.js';
import { only, type Resource, synthSystem } from '../test/synth.js';

const DEFINITIONS: readonly TableDefinition[] = Object.values(TABLES);

describe.each(ENVIRONMENTS)('the data stack of $name', (environment) => {
  const stack = synthSystem(environment).stack('data');
  const tables = Object.values(stack.resources('aws_dynamodb_table'));

  it('has every table of the adapters under its name of this environment, and no other', () => {
    expect(tables.map(({ name }) => name).sort()).toEqual(
      Object.values(tableNames(environment.name)).sort(),
    );
  });

  it.each(DEFINITIONS)(
    'gives $baseName the keys and indexes its adapter asks for',
    (definition) => {
      const table = tableNamed(`${definition.baseName}-${environment.name}`);

      expect(keyOf(table)).toEqual(definition.key);
      expect(indexesOf(table)).toEqual(definition.indexes);
    },
  );

  it.each(DEFINITIONS)('declares exactly the key attributes of $baseName', (definition) => {
    const keys = [definition.key, ...definition.indexes.map(({ key }) => key)];
    const { attribute } = tableNamed(`${definition.baseName}-${environment.name}`);

    expect(new Set((attribute as { name: string }[]).map(({ name }) => name))).toEqual(
      new Set(keys.flatMap((key) => Object.values(key))),
    );
    expect(attribute).toHaveLength(new Set(keys.flatMap((key) => Object.values(key))).size);
  });

  it.each(DEFINITIONS)(
    'lets DynamoDB expire items of $baseName only where it has an expiry',
    (definition) => {
      const { ttl } = tableNamed(`${definition.baseName}-${environment.name}`);

      expect(ttl).toEqual(
        definition.ttlAttribute === undefined
          ? undefined
          : { attribute_name: definition.ttlAttribute, enabled: true },
      );
    },
  );

  it('pays by use, encrypts and can go back in time, in every table', () => {
    for (const table of tables) {
      expect(table).toMatchObject({
        billing_mode: 'PAY_PER_REQUEST',
        point_in_time_recovery: { enabled: true },
        server_side_encryption: { enabled: true },
      });
    }
  });

  it('refuses to lose data exactly where the environment says so', () => {
    for (const table of tables) {
      expect(table).toMatchObject({
        deletion_protection_enabled: environment.protectsData,
        lifecycle: { prevent_destroy: environment.protectsData },
      });
    }
  });

  it('keeps the addresses of what holds data, for Terraform replaces what moves', () => {
    expect(Object.keys(stack.resources('aws_dynamodb_table'))).toEqual([
      'activity-table_B30F7D87',
      'audit-table_4698A657',
      'boardCatalog-table_A64202B2',
      'boards-table_1E579B08',
      'connections-table_2E0F8414',
      'notifications-table_39A7F7E1',
      'personal-table_5B142B5B',
      'photos-table_D41D4EBF',
      'reports-table_04667981',
      'tokens-table_529A2A34',
      'users-table_CD9EEDAB',
      'webhooks-table_4609C091',
    ]);
    expect(Object.keys(stack.resources('aws_s3_bucket'))).toEqual([
      'boards-bucket_A8D87136',
      'photos-bucket_606B6D0E',
    ]);
    expect(Object.keys(stack.resources('aws_elasticache_replication_group'))).toEqual([
      'redis_group_D692ECB6',
    ]);
  });

  it('refuses to lose images and objects exactly where the environment says so', () => {
    for (const bucket of Object.values(stack.resources('aws_s3_bucket'))) {
      expect(bucket).toMatchObject({
        force_destroy: !environment.protectsData,
        lifecycle: { prevent_destroy: environment.protectsData },
      });
    }
  });

  it.each(['boards', 'photos'])(
    'keeps the bucket of %s private, encrypted and versioned',
    (thing) => {
      expect(bucketPart('aws_s3_bucket_versioning', thing)).toMatchObject({
        versioning_configuration: { status: 'Enabled' },
      });
      expect(bucketPart('aws_s3_bucket_server_side_encryption_configuration', thing)).toMatchObject(
        {
          rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } }],
        },
      );
      expect(bucketPart('aws_s3_bucket_public_access_block', thing)).toMatchObject({
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      });
    },
  );

  it.each(['boards', 'photos'])('answers for the bucket of %s over TLS only', (thing) => {
    const { policy } = bucketPart('aws_s3_bucket_policy', thing);

    expect(JSON.parse(policy as string)).toMatchObject({
      Statement: [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    });
  });

  it.each(['boards', 'photos'])('forgets replaced objects of %s after 30 days', (thing) => {
    const { rule } = bucketPart('aws_s3_bucket_lifecycle_configuration', thing);

    expect((rule as Resource[])[0]).toMatchObject({
      status: 'Enabled',
      filter: [{ prefix: '' }],
      noncurrent_version_expiration: [{ noncurrent_days: 30 }],
    });
  });

  it('lets photos that belong to nothing go after two days, and no board ever', () => {
    const rules = (thing: string) =>
      (bucketPart('aws_s3_bucket_lifecycle_configuration', thing).rule as Resource[]).slice(1);

    expect(rules('photos')).toMatchObject([
      { filter: [{ prefix: 'uploads/' }], expiration: [{ days: 2 }] },
      { filter: [{ prefix: 'loose/' }], expiration: [{ days: 2 }] },
    ]);
    expect(rules('boards')).toEqual([]);
  });

  it('keeps no old version of an uploaded photo for longer than a day: it says where it was taken', () => {
    const { rule } = bucketPart('aws_s3_bucket_lifecycle_configuration', 'photos');

    expect(rule).toContainEqual(
      expect.objectContaining({
        filter: [{ prefix: 'uploads/' }],
        noncurrent_version_expiration: [{ noncurrent_days: 1 }],
      }),
    );
  });

  it('runs Redis 7 on a small node with a replica in another zone that takes over', () => {
    expect(only(stack.resources('aws_elasticache_replication_group'))).toMatchObject({
      engine: 'redis',
      engine_version: expect.stringMatching(/^7\./),
      node_type: 'cache.t3.micro',
      num_cache_clusters: 2,
      multi_az_enabled: true,
      automatic_failover_enabled: true,
      port: 6379,
    });
  });

  it('encrypts Redis on the wire and on disk, and asks for a password from Secrets Manager', () => {
    expect(only(stack.resources('aws_elasticache_replication_group'))).toMatchObject({
      transit_encryption_enabled: true,
      at_rest_encryption_enabled: 'true',
      auth_token: expect.stringMatching(
        /^\$\{data\.aws_secretsmanager_secret_version\.redis-token-value\.secret_string\}$/,
      ),
    });
  });

  it('puts Redis into the private subnets', () => {
    const { subnet_ids } = only(stack.resources('aws_elasticache_subnet_group'));

    expect(subnet_ids).toEqual([
      expect.stringContaining('private-subnet-1'),
      expect.stringContaining('private-subnet-2'),
    ]);
  });

  it.each(['api', 'boards'])('scans, never overwrites and keeps ten images of %s', (service) => {
    const repository = Object.values(stack.resources('aws_ecr_repository')).find(
      ({ name }) => name === `${environment.name}-vigia-${service}`,
    );
    const [, lifecycle] = Object.entries(stack.resources('aws_ecr_lifecycle_policy')).find(
      ([address]) => address.startsWith(`${service}-images_`),
    )!;

    expect(repository).toMatchObject({
      image_tag_mutability: 'IMMUTABLE',
      image_scanning_configuration: { scan_on_push: true },
    });
    expect(JSON.parse(lifecycle.policy as string)).toMatchObject({
      rules: [{ selection: { countType: 'imageCountMoreThan', countNumber: 10 } }],
    });
  });

  function bucketPart(type: string, thing: string): Resource {
    const [, part] = Object.entries(stack.resources(type)).find(([address]) =>
      address.startsWith(`${thing}-bucket_`),
    )!;
    return part;
  }

  function tableNamed(name: string): Resource {
    const found = tables.find((table) => table.name === name);
    if (found === undefined) throw new Error(`No table is called ${name}.`);
    return found;
  }
});

describe('a table that was brought back from the past', () => {
  const [dev] = ENVIRONMENTS;
  const name = 'ReportsTable-dev-20261122T050000Z';
  const system = synthSystem({ ...dev!, restoredTables: { reports: name } });

  it('stands where the usual one stood', () => {
    const tables = system.stack('data').resources('aws_dynamodb_table');

    expect(tables['reports-table_04667981']).toMatchObject({ name });
    expect(tables['users-table_CD9EEDAB']).toMatchObject({ name: 'UsersTable-dev' });
  });
});

describe('the environments', () => {
  it('protect the data of prod', () => {
    expect(ENVIRONMENTS.find(({ name }) => name === 'prod')?.protectsData).toBe(true);
  });
});

function keyOf({ hash_key, range_key }: Resource): object {
  return range_key === undefined
    ? { partition: hash_key }
    : { partition: hash_key, sort: range_key };
}

function indexesOf({ global_secondary_index }: Resource): object[] {
  return ((global_secondary_index as Resource[] | undefined) ?? []).map((index) => ({
    name: index.name,
    key: keyOf(index),
    projection: index.projection_type,
  }));
}
