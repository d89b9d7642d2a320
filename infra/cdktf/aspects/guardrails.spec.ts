import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table/index.js';
import { ElasticacheReplicationGroup } from '@cdktf/provider-aws/lib/elasticache-replication-group/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket/index.js';
import { VpcSecurityGroupIngressRule } from '@cdktf/provider-aws/lib/vpc-security-group-ingress-rule/index.js';
import { Testing } from 'cdktf';
import type { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { policy } from '../constructs/role.js';
import { ENVIRONMENTS, type Environment } from '../environments.js';
import { VigiaStack } from '../stacks/vigia-stack.js';

const [DEV] = ENVIRONMENTS as [Environment];
const PROD: Environment = { ...DEV, protectsData: true };
const TABLE = {
  name: 'Things-dev',
  hashKey: 'id',
  pointInTimeRecovery: { enabled: true },
  serverSideEncryption: { enabled: true },
};
const REDIS = {
  replicationGroupId: 'redis',
  description: 'Redis',
  transitEncryptionEnabled: true,
  atRestEncryptionEnabled: 'true',
  authToken: 'secret',
};

describe('the guardrails', () => {
  it.each<[string, Environment, (scope: Construct) => unknown]>([
    [
      'cannot go back in time',
      DEV,
      (scope) => {
        const { pointInTimeRecovery: _, ...table } = TABLE;
        return new DynamodbTable(scope, 'table', table);
      },
    ],
    [
      'is not encrypted',
      DEV,
      (scope) => {
        const { serverSideEncryption: _, ...table } = TABLE;
        return new DynamodbTable(scope, 'table', table);
      },
    ],
    ['can be deleted', PROD, (scope) => new DynamodbTable(scope, 'table', TABLE)],
    [
      'lacks versioning, encryption, public-access, policy, lifecycle',
      DEV,
      (scope) => new S3Bucket(scope, 'bucket', { bucket: 'things' }),
    ],
    [
      'talks in the clear',
      DEV,
      (scope) =>
        new ElasticacheReplicationGroup(scope, 'redis', {
          ...REDIS,
          transitEncryptionEnabled: false,
        }),
    ],
    [
      'is not encrypted',
      DEV,
      (scope) =>
        new ElasticacheReplicationGroup(scope, 'redis', {
          ...REDIS,
          atRestEncryptionEnabled: 'false',
        }),
    ],
    [
      'asks for no password',
      DEV,
      (scope) => {
        const { authToken: _, ...redis } = REDIS;
        return new ElasticacheReplicationGroup(scope, 'redis', redis);
      },
    ],
    ['opens more than the web ports to addresses', DEV, (scope) => ingress(scope, 3000, 3000)],
    ['opens more than the web ports to addresses', DEV, (scope) => ingress(scope, 80, 443)],
    [
      'keeps its logs forever',
      DEV,
      (scope) => new CloudwatchLogGroup(scope, 'logs', { name: 'a' }),
    ],
    [
      'is an alarm that nobody hears',
      DEV,
      (scope) =>
        new CloudwatchMetricAlarm(scope, 'alarm', {
          alarmName: 'a',
          comparisonOperator: 'GreaterThanThreshold',
          evaluationPeriods: 1,
        }),
    ],
    ['allows s3:*', DEV, (scope) => allow(scope, 's3:*', 'arn:aws:s3:::things/*')],
    [
      'allows dynamodb:Scan',
      DEV,
      (scope) => allow(scope, 'dynamodb:Scan', 'arn:aws:dynamodb:us-east-1:1:table/Things'),
    ],
    ['allows s3:GetObject on everything', DEV, (scope) => allow(scope, 's3:GetObject', '*')],
  ])('refuse what %s', (fault, environment, build) => {
    expect(() => synthesised(environment, build)).toThrow(fault);
  });

  it('let pass what has all of it', () => {
    expect(() =>
      synthesised(DEV, (scope) => [
        new DynamodbTable(scope, 'table', TABLE),
        new ElasticacheReplicationGroup(scope, 'redis', REDIS),
        ingress(scope, 443, 443),
        allow(scope, 'ecr:GetAuthorizationToken', '*'),
      ]),
    ).not.toThrow();
  });
});

function synthesised(environment: Environment, build: (scope: Construct) => unknown): string {
  const stack = new VigiaStack(Testing.app(), environment, 'trial');
  build(stack);
  return Testing.synth(stack);
}

function ingress(scope: Construct, fromPort: number, toPort: number): unknown {
  return new VpcSecurityGroupIngressRule(scope, 'door', {
    securityGroupId: 'sg-1',
    cidrIpv4: '0.0.0.0/0',
    ipProtocol: 'tcp',
    fromPort,
    toPort,
  });
}

function allow(scope: Construct, action: string, resource: string): unknown {
  return new IamRolePolicy(scope, 'policy', {
    role: 'role',
    policy: policy([{ Effect: 'Allow', Action: [action], Resource: [resource] }]),
  });
}
