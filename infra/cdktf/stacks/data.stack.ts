import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity/index.js';
import { TABLES, type TableDefinition, type TableKey, tableNames } from '@vigia/dynamo/table';
import type { Construct } from 'constructs';
import { Bucket } from '../constructs/bucket.js';
import { DynamoTable } from '../constructs/dynamo-table.js';
import { ImageRepository } from '../constructs/image-repository.js';
import { Redis } from '../constructs/redis.js';
import type { Environment } from '../environments.js';
import type { NetworkStack } from './network.stack.js';
import type { SecretsStack } from './secrets.stack.js';
import { VigiaStack } from './vigia-stack.js';

const LOOSE_PHOTO_DAYS = 2;

/** What must outlive every deployment: tables, buckets, images; and Redis, between the tasks. */
export class DataStack extends VigiaStack {
  readonly tables: Readonly<Record<TableKey, DynamoTable>>;
  readonly boardsBucket: Bucket;
  readonly photosBucket: Bucket;
  readonly apiImages: ImageRepository;
  readonly boardsImages: ImageRepository;
  readonly redis: Redis;

  constructor(
    scope: Construct,
    environment: Environment,
    { secrets, network }: { readonly secrets: SecretsStack; readonly network: NetworkStack },
  ) {
    super(scope, environment, 'data');
    const { protectsData, redis, restoredTables } = environment;

    const names = tableNames(environment.name);
    const table = (key: TableKey): DynamoTable => {
      const definition: TableDefinition = TABLES[key];
      return new DynamoTable(this, `${key}-table`, {
        name: restoredTables?.[key] ?? names[key],
        definition,
        protectsData,
      });
    };
    this.tables = Object.fromEntries(
      (Object.keys(TABLES) as TableKey[]).map((key) => [key, table(key)]),
    ) as Record<TableKey, DynamoTable>;

    const { accountId } = new DataAwsCallerIdentity(this, 'account');
    this.boardsBucket = new Bucket(this, 'boards-bucket', {
      name: `${this.named('boards')}-${accountId}`,
      protectsData,
    });
    this.photosBucket = new Bucket(this, 'photos-bucket', {
      name: `${this.named('photos')}-${accountId}`,
      protectsData,
      // Photos that nobody completed, or put onto an incident.
      expireDays: { 'uploads/': LOOSE_PHOTO_DAYS, 'loose/': LOOSE_PHOTO_DAYS },
    });

    this.apiImages = new ImageRepository(this, 'api-images', {
      name: this.named('api'),
      protectsData,
    });
    this.boardsImages = new ImageRepository(this, 'boards-images', {
      name: this.named('boards'),
      protectsData,
    });

    this.redis = new Redis(this, 'redis', {
      name: this.named('redis'),
      nodeType: redis.nodeType,
      subnetIds: network.vpc.privateSubnetIds,
      securityGroupId: network.redisGroup.id,
      authToken: secrets.redisToken.valueIn(this),
      keepsSnapshots: protectsData,
    });
    secrets.redisUrl.storeFrom(this, this.redis.url);
  }
}
