import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { TABLES, type TableDefinition, type TableKey, tableNames } from '@vigia/dynamo/table';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { DynamoTable } from '../constructs/dynamo-table.js';
import type { Environment } from '../environments.js';
import { resourceName } from '../names.js';

/** What must outlive every deployment: the tables. */
export class DataStack extends TerraformStack {
  readonly tables: Readonly<Record<TableKey, DynamoTable>>;

  constructor(scope: Construct, environment: Environment) {
    super(scope, resourceName(environment, 'data'));
    new AwsProvider(this, 'aws', {
      region: environment.region,
      defaultTags: [{ tags: { Project: 'vigia', Environment: environment.name } }],
    });

    const names = tableNames(environment.name);
    const build = (key: TableKey): DynamoTable => {
      const definition: TableDefinition = TABLES[key];
      return new DynamoTable(this, `${key}-table`, {
        name: names[key],
        definition,
        protectsData: environment.protectsData,
      });
    };
    this.tables = {
      reports: build('reports'),
      activity: build('activity'),
      users: build('users'),
      connections: build('connections'),
      notifications: build('notifications'),
      tokens: build('tokens'),
      boards: build('boards'),
    };
  }
}
