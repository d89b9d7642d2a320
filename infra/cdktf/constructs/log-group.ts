import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter/index.js';
import { Construct } from 'constructs';
import type { Metric } from './alarm.js';
import type { Role } from './role.js';

export interface LogGroupProps {
  readonly name: string;
  readonly retentionDays: number;
}

export interface LogMetricProps {
  readonly namespace: string;
  /** Which lines count, in the pattern language of CloudWatch Logs. */
  readonly pattern: string;
  /** What each of them adds: `1`, or a field such as `$.Sessions`. */
  readonly value: string;
}

/** Where a process writes; lines end after the retention. */
export class LogGroup extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, retentionDays }: LogGroupProps) {
    super(scope, id);
    const group = new CloudwatchLogGroup(this, 'group', { name, retentionInDays: retentionDays });
    this.name = group.name;
    this.arn = group.arn;
  }

  /** Makes a metric of the lines that match; `name` names it. */
  metric(name: string, { namespace, pattern, value }: LogMetricProps): Metric {
    new CloudwatchLogMetricFilter(this, name, {
      name,
      logGroupName: this.name,
      pattern,
      metricTransformation: { name, namespace, value },
    });
    return { namespace, name, dimensions: {} };
  }

  /** Lets the role open streams and write lines. */
  grantWrite(role: Role): void {
    role.allow(`write-${this.node.id}`, {
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`${this.arn}:*`],
    });
  }
}
