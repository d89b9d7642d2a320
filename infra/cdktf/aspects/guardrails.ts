import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table/index.js';
import { ElasticacheReplicationGroup } from '@cdktf/provider-aws/lib/elasticache-replication-group/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { IamUserPolicy } from '@cdktf/provider-aws/lib/iam-user-policy/index.js';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import type { IAspect } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { Environment } from '../environments.js';
import { PORTS } from '../ports.js';

interface PolicyStatement {
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

/** Actions for which AWS knows no resource. */
const WITHOUT_ARN = [
  'ecr:GetAuthorizationToken',
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
];
const WEB_PORTS: readonly number[] = [PORTS.http, PORTS.https];

/** Refuses to synthesise what nobody should have to find in a review. */
export class Guardrails implements IAspect {
  constructor(private readonly environment: Environment) {}

  visit(node: IConstruct): void {
    const wrong = this.#fault(node);
    if (wrong !== undefined) throw new Error(`${node.node.path} ${wrong}.`);
  }

  #fault(node: IConstruct): string | undefined {
    if (node instanceof DynamodbTable) return this.#tableFault(node);
    if (node instanceof S3Bucket) return bucketFault(node);
    if (node instanceof ElasticacheReplicationGroup) return redisFault(node);
    if (node instanceof VpcSecurityGroupIngressRule) return ingressFault(node);
    if (node instanceof IamRolePolicy || node instanceof IamUserPolicy) {
      return policyFault(node.policyInput ?? '');
    }
    if (node instanceof CloudwatchLogGroup && node.retentionInDaysInput === undefined) {
      return 'keeps its logs forever';
    }
    if (node instanceof CloudwatchMetricAlarm && !node.alarmActionsInput?.length) {
      return 'is an alarm that nobody hears';
    }
    return undefined;
  }

  #tableFault(table: DynamodbTable): string | undefined {
    if (table.pointInTimeRecoveryInput?.enabled !== true) return 'cannot go back in time';
    if (table.serverSideEncryptionInput?.enabled !== true) return 'is not encrypted';
    if (this.environment.protectsData && table.deletionProtectionEnabledInput !== true) {
      return 'can be deleted';
    }
    return undefined;
  }
}

/** What a bucket must have stands beside it, in the same construct. */
function bucketFault(bucket: S3Bucket): string | undefined {
  const siblings = new Set(bucket.node.scope?.node.children.map(({ node }) => node.id));
  const lacking = ['versioning', 'encryption', 'public-access', 'policy', 'lifecycle'].filter(
    (needed) => !siblings.has(needed),
  );
  return lacking.length === 0 ? undefined : `lacks ${lacking.join(', ')}`;
}

function redisFault(redis: ElasticacheReplicationGroup): string | undefined {
  if (redis.transitEncryptionEnabledInput !== true) return 'talks in the clear';
  if (redis.atRestEncryptionEnabledInput !== 'true') return 'is not encrypted';
  return redis.authTokenInput === undefined ? 'asks for no password' : undefined;
}

function ingressFault({
  cidrIpv4Input,
  fromPortInput,
  toPortInput,
}: VpcSecurityGroupIngressRule): string | undefined {
  if (cidrIpv4Input === undefined) return undefined;
  const isWeb = fromPortInput === toPortInput && WEB_PORTS.includes(fromPortInput ?? -1);
  return isWeb ? undefined : 'opens more than the web ports to addresses';
}

function policyFault(document: string): string | undefined {
  const { Statement } = JSON.parse(document) as { Statement: readonly PolicyStatement[] };
  for (const { Action, Resource } of Statement) {
    const actions = [Action].flat();
    const vague = actions.find((action) => action.includes('*') || action === 'dynamodb:Scan');
    if (vague !== undefined) return `allows ${vague}`;
    const nameless = actions.find((action) => !WITHOUT_ARN.includes(action));
    if ([Resource].flat().includes('*') && nameless !== undefined) {
      return `allows ${nameless} on everything`;
    }
  }
  return undefined;
}
