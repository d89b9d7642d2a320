import { FlowLog } from '@cdktf/provider-aws/lib/flow-log/index.js';
import { Construct } from 'constructs';
import { LogGroup } from './log-group.js';
import { Role } from './role.js';

export interface FlowLogsProps {
  readonly name: string;
  readonly vpcId: string;
  readonly retentionDays: number;
}

/** Who talked to whom in a network. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, { name, vpcId, retentionDays }: FlowLogsProps) {
    super(scope, id);
    const logs = new LogGroup(this, 'logs', { name: `/vpc/${name}`, retentionDays });
    const role = new Role(this, 'role', { name, service: 'vpc-flow-logs.amazonaws.com' });
    logs.grantWrite(role);
    role.allow('find-logs', {
      actions: ['logs:DescribeLogGroups', 'logs:DescribeLogStreams'],
      resources: [logs.arn, `${logs.arn}:*`],
    });
    new FlowLog(this, 'flow-log', {
      vpcId,
      trafficType: 'ALL',
      logDestinationType: 'cloud-watch-logs',
      logDestination: logs.arn,
      iamRoleArn: role.arn,
      tags: { Name: name },
    });
  }
}
