import { TABLES, type TableDefinition, tableNames } from '@vigia/dynamo/table';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS, type Environment } from '../environments.js';
import { type Resource, type Synth, synth } from '../test/synth.js';
import { DataStack } from './data.stack.js';

const DEFINITIONS: readonly TableDefinition[] = Object.values(TABLES);

describe.each(ENVIRONMENTS)('the data stack of $name', (environment) => {
  const stack = dataStack(environment);
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

  it('keeps the addresses of its tables, for Terraform replaces what moves', () => {
    expect(Object.keys(stack.resources('aws_dynamodb_table'))).toEqual([
      'activity-table_B30F7D87',
      'boards-table_1E579B08',
      'connections-table_2E0F8414',
      'notifications-table_39A7F7E1',
      'reports-table_04667981',
      'tokens-table_529A2A34',
      'users-table_CD9EEDAB',
    ]);
  });

  it('is the same each time it is synthesised', () => {
    expect(dataStack(environment).json).toBe(stack.json);
  });

  function tableNamed(name: string): Resource {
    const found = tables.find((table) => table.name === name);
    if (found === undefined) throw new Error(`No table is called ${name}.`);
    return found;
  }
});

describe('the environments', () => {
  it('protect the data of prod', () => {
    expect(ENVIRONMENTS.find(({ name }) => name === 'prod')?.protectsData).toBe(true);
  });
});

function dataStack(environment: Environment): Synth {
  return synth((scope) => new DataStack(scope, environment));
}

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
