import { ElasticacheReplicationGroup } from '@cdktf/provider-aws/lib/elasticache-replication-group/index.js';
import { ElasticacheSubnetGroup } from '@cdktf/provider-aws/lib/elasticache-subnet-group/index.js';
import { Construct } from 'constructs';
import { PORTS } from '../ports.js';

export interface RedisProps {
  readonly name: string;
  readonly nodeType: string;
  /** In at least two zones. */
  readonly subnetIds: readonly string[];
  readonly securityGroupId: string;
  /** What clients must say; letters and digits only, for it becomes part of an address. */
  readonly authToken: string;
  readonly keepsSnapshots: boolean;
}

const NODES = 2;
const SNAPSHOT_DAYS = 7;

/** A Redis with a replica in another zone that takes over by itself; encrypted on the wire and on disk. */
export class Redis extends Construct {
  /** The names of its nodes, as CloudWatch knows them. */
  readonly nodeIds: readonly string[];
  /** Where clients connect, password included. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: RedisProps) {
    super(scope, id);
    const { name, nodeType, subnetIds, securityGroupId, authToken, keepsSnapshots } = props;
    const subnets = new ElasticacheSubnetGroup(this, 'subnets', {
      name,
      description: 'Private subnets in two zones',
      subnetIds: [...subnetIds],
    });
    const group = new ElasticacheReplicationGroup(this, 'group', {
      replicationGroupId: name,
      description: 'Changes of open boards on their way between tasks',
      engine: 'redis',
      engineVersion: '7.1',
      parameterGroupName: 'default.redis7',
      nodeType,
      port: PORTS.redis,
      numCacheClusters: NODES,
      multiAzEnabled: true,
      automaticFailoverEnabled: true,
      subnetGroupName: subnets.name,
      securityGroupIds: [securityGroupId],
      transitEncryptionEnabled: true,
      atRestEncryptionEnabled: 'true',
      authToken,
      snapshotRetentionLimit: keepsSnapshots ? SNAPSHOT_DAYS : 0,
      applyImmediately: true,
    });
    this.nodeIds = Array.from({ length: NODES }, (_, index) => `${name}-00${String(index + 1)}`);
    this.url = `rediss://:${authToken}@${group.primaryEndpointAddress}:${String(PORTS.redis)}`;
  }
}
