import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import { Construct } from 'constructs';

/** A series of numbers in CloudWatch. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

export interface AlarmProps {
  readonly name: string;
  /** What it means and where the runbook says what to do. */
  readonly description: string;
  /** Added up when there are several; CloudWatch takes at most ten. */
  readonly metrics: readonly Metric[];
  /** `Sum`, `Average`, `Maximum` or a percentile such as `p95`. */
  readonly statistic: string;
  /** It rings above this. */
  readonly above: number;
  readonly periodSeconds: number;
  /** How many periods in a row must be above. */
  readonly periods: number;
  /** Whether no data is trouble: for what counts even while it is idle. */
  readonly ringsWithoutData?: boolean;
  /** Where it rings, and where it says that all is well again. */
  readonly topicArn: string;
}

/** An alarm that somebody hears. No data is no trouble unless it says so: an idle service counts nothing. */
export class Alarm extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: AlarmProps) {
    super(scope, id);
    const { name, description, metrics, statistic, above, periodSeconds, periods, topicArn } =
      props;
    const alarm = new CloudwatchMetricAlarm(this, 'alarm', {
      alarmName: name,
      alarmDescription: description,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: above,
      evaluationPeriods: periods,
      treatMissingData: props.ringsWithoutData === true ? 'breaching' : 'notBreaching',
      alarmActions: [topicArn],
      okActions: [topicArn],
      ...watched(metrics, statistic, periodSeconds),
    });
    this.arn = alarm.arn;
  }
}

function watched(metrics: readonly Metric[], statistic: string, period: number) {
  const [only] = metrics;
  if (only !== undefined && metrics.length === 1) {
    const { namespace, name: metricName, dimensions } = only;
    const how = statistic.startsWith('p') ? { extendedStatistic: statistic } : { statistic };
    return { namespace, metricName, dimensions: { ...dimensions }, period, ...how };
  }
  const ids = metrics.map((_, index) => `m${String(index)}`);
  return {
    metricQuery: [
      {
        id: 'total',
        expression: ids.map((id) => `FILL(${id}, 0)`).join(' + '),
        label: 'total',
        returnData: true,
      },
      ...metrics.map(({ namespace, name: metricName, dimensions }, index) => ({
        id: `m${String(index)}`,
        metric: { namespace, metricName, dimensions: { ...dimensions }, period, stat: statistic },
      })),
    ],
  };
}
