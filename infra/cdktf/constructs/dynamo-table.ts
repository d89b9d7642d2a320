import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table/index.js';
import type { KeyDefinition, TableDefinition } from '@vigia/dynamo/table';
import { Construct } from 'constructs';
import type { Role } from './role.js';

export interface DynamoTableProps {
  /** The full name, as the processes find it in their environment. */
  readonly name: string;
  /** Keys, indexes and expiry, as the adapters expect them. */
  readonly definition: TableDefinition;
  /** Makes AWS refuse to delete the table and Terraform refuse to plan it. */
  readonly protectsData: boolean;
}

const READ = ['GetItem', 'BatchGetItem', 'Query'];
const WRITE = ['PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'];

/** A table paid by use, encrypted, with point-in-time recovery, built from the definition that the adapters read. */
export class DynamoTable extends Construct {
  readonly name: string;
  readonly arn: string;
  readonly #hasIndexes: boolean;

  constructor(scope: Construct, id: string, { name, definition, protectsData }: DynamoTableProps) {
    super(scope, id);
    const { key, indexes, ttlAttribute } = definition;
    const table = new DynamodbTable(this, 'table', {
      name,
      billingMode: 'PAY_PER_REQUEST',
      ...schemaOf(key),
      attribute: keyAttributes([key, ...indexes.map((index) => index.key)]),
      globalSecondaryIndex: indexes.map((index) => ({
        name: index.name,
        projectionType: index.projection,
        ...schemaOf(index.key),
      })),
      ...(ttlAttribute === undefined
        ? {}
        : { ttl: { attributeName: ttlAttribute, enabled: true } }),
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true },
      deletionProtectionEnabled: protectsData,
      lifecycle: { preventDestroy: protectsData },
    });
    this.name = table.name;
    this.arn = table.arn;
    this.#hasIndexes = indexes.length > 0;
  }

  /** Lets the role read items and query the indexes; nobody may scan. */
  grantRead(role: Role): void {
    this.#grant(role, 'read', READ);
  }

  /** Lets the role change items that it knows the key of. */
  grantWrite(role: Role): void {
    this.#grant(role, 'write', WRITE);
  }

  /** Lets the role read, and add items; what is there stays as it is. */
  grantAppend(role: Role): void {
    this.#grant(role, 'append', [...READ, 'PutItem']);
  }

  /** Lets the role read and change. */
  grantReadWrite(role: Role): void {
    this.#grant(role, 'read-write', [...READ, ...WRITE]);
  }

  #grant(role: Role, access: string, actions: readonly string[]): void {
    role.allow(`${access}-${this.node.id}`, {
      actions: actions.map((action) => `dynamodb:${action}`),
      resources: [this.arn, ...(this.#hasIndexes ? [`${this.arn}/index/*`] : [])],
    });
  }
}

function schemaOf({ partition, sort }: KeyDefinition): { hashKey: string; rangeKey?: string } {
  return { hashKey: partition, ...(sort === undefined ? {} : { rangeKey: sort }) };
}

/** DynamoDB wants each attribute that some key uses declared, once, and no other. */
function keyAttributes(keys: readonly KeyDefinition[]): { name: string; type: string }[] {
  const names = keys.flatMap(({ partition, sort }) =>
    sort === undefined ? [partition] : [partition, sort],
  );
  return [...new Set(names)].map((name) => ({ name, type: 'S' }));
}
