import { BudgetsBudget } from '@cdktf/provider-aws/lib/budgets-budget/index.js';
import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard/index.js';
import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity/index.js';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy/index.js';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription/index.js';
import type { Construct } from 'constructs';
import { Alarm, type AlarmProps, type Metric } from '../constructs/alarm.js';
import type { FargateService } from '../constructs/fargate-service.js';
import { policy } from '../constructs/role.js';
import type { Environment } from '../environments.js';
import { dashboard, type WatchedStacks } from './dashboard.js';
import type { DataStack } from './data.stack.js';
import type { EdgeStack } from './edge.stack.js';
import type { RealtimeStack } from './realtime.stack.js';
import type { ServicesStack } from './services.stack.js';
import { VigiaStack } from './vigia-stack.js';

type AlarmOf = Pick<AlarmProps, 'description' | 'metrics' | 'statistic' | 'above'> &
  Partial<Pick<AlarmProps, 'periodSeconds' | 'periods' | 'ringsWithoutData'>>;

const MINUTE = 60;
/** CloudWatch takes no more into one alarm. */
const METRICS_PER_ALARM = 10;

const LIMITS = {
  cpuPercent: 85,
  memoryPercent: 90,
  p95Seconds: 1,
  serverErrors: 5,
  unstoredMs: 60_000,
  unsentMs: 120_000,
} as const;
const BUDGET_WARNINGS = [
  { percent: 80, type: 'ACTUAL' },
  { percent: 100, type: 'FORECASTED' },
] as const;

/** What is watched, who is told, and the page to look at. */
export class ObservabilityStack extends VigiaStack {
  readonly #topicArn: string;

  constructor(scope: Construct, environment: Environment, parts: WatchedStacks) {
    super(scope, environment, 'observability');
    this.#topicArn = this.#topic();
    const { services } = parts;

    for (const service of [services.api, services.boards]) this.#watchService(service, parts.edge);
    this.#watchStorage(parts.data);
    this.#watchLive(parts.realtime);
    this.#watchMessages(services);
    this.#watchBoards();

    new CloudwatchDashboard(this, 'dashboard', {
      dashboardName: this.named('dashboard'),
      dashboardBody: JSON.stringify(dashboard(environment, parts)),
    });
    this.#budget();
  }

  #topic(): string {
    const { accountId } = new DataAwsCallerIdentity(this, 'account');
    const topic = new SnsTopic(this, 'alerts', { name: this.named('alerts') });
    const may = (service: string): object => ({
      Effect: 'Allow',
      Principal: { Service: service },
      Action: 'sns:Publish',
      Resource: topic.arn,
      Condition: { StringEquals: { 'aws:SourceAccount': accountId } },
    });
    new SnsTopicPolicy(this, 'alerts-policy', {
      arn: topic.arn,
      policy: policy([may('cloudwatch.amazonaws.com'), may('budgets.amazonaws.com')]),
    });
    const { mails, phones } = this.environment.alerts;
    const subscribe = (protocol: string) => (endpoint: string, index: number) =>
      new SnsTopicSubscription(this, `${protocol}-${String(index + 1)}`, {
        topicArn: topic.arn,
        protocol,
        endpoint,
      });
    mails.forEach(subscribe('email'));
    phones.forEach(subscribe('sms'));
    return topic.arn;
  }

  #alarm(id: string, { periodSeconds = MINUTE, periods = 3, ...alarm }: AlarmOf): void {
    new Alarm(this, id, {
      ...alarm,
      periodSeconds,
      periods,
      name: this.named(id),
      topicArn: this.#topicArn,
    });
  }

  #watchService(service: FargateService, { loadBalancer }: EdgeStack): void {
    const id = service.node.id;
    const ecs = (name: string): Metric => ({
      namespace: 'AWS/ECS',
      name,
      dimensions: { ClusterName: service.clusterName, ServiceName: service.name },
    });
    const targets = (name: string): Metric => ({
      namespace: 'AWS/ApplicationELB',
      name,
      dimensions: {
        LoadBalancer: loadBalancer.arnSuffix,
        TargetGroup: service.targetGroupArnSuffix,
      },
    });
    this.#alarm(`${id}-cpu`, {
      description: `Tasks of ${id} are busy. Runbook: Busy tasks.`,
      metrics: [ecs('CPUUtilization')],
      statistic: 'Average',
      above: LIMITS.cpuPercent,
    });
    this.#alarm(`${id}-memory`, {
      description: `Tasks of ${id} run out of memory. Runbook: Busy tasks.`,
      metrics: [ecs('MemoryUtilization')],
      statistic: 'Average',
      above: LIMITS.memoryPercent,
    });
    this.#alarm(`${id}-unhealthy`, {
      description: `A task of ${id} is not ready. Runbook: Unhealthy tasks.`,
      metrics: [targets('UnHealthyHostCount')],
      statistic: 'Maximum',
      above: 0,
    });
    this.#alarm(`${id}-slow`, {
      description: `One request in twenty to ${id} takes over a second. Runbook: Slow answers.`,
      metrics: [targets('TargetResponseTime')],
      statistic: 'p95',
      above: LIMITS.p95Seconds,
    });
    this.#alarm(`${id}-errors`, {
      description: `${id} fails. Runbook: Server errors.`,
      metrics: [targets('HTTPCode_Target_5XX_Count')],
      statistic: 'Sum',
      above: LIMITS.serverErrors,
    });
  }

  #watchStorage({ tables, redis }: DataStack): void {
    for (const kind of ['Read', 'Write'] as const) {
      const metrics = Object.values(tables).map(({ name }) => ({
        namespace: 'AWS/DynamoDB',
        name: `${kind}ThrottleEvents`,
        dimensions: { TableName: name },
      }));
      for (let from = 0; from < metrics.length; from += METRICS_PER_ALARM) {
        const suffix = from === 0 ? '' : `-${String(from / METRICS_PER_ALARM + 1)}`;
        this.#alarm(`dynamodb-${kind.toLowerCase()}-throttles${suffix}`, {
          description: 'DynamoDB refuses requests. Runbook: Throttled tables.',
          metrics: metrics.slice(from, from + METRICS_PER_ALARM),
          statistic: 'Sum',
          above: 0,
        });
      }
    }
    this.#alarm('redis-evictions', {
      description: 'Redis throws changes away. Runbook: Redis is full.',
      metrics: redis.nodeIds.map((CacheClusterId) => ({
        namespace: 'AWS/ElastiCache',
        name: 'Evictions',
        dimensions: { CacheClusterId },
      })),
      statistic: 'Sum',
      above: 0,
      periods: 1,
    });
  }

  #watchLive({ functions }: RealtimeStack): void {
    this.#alarm('live-errors', {
      description: 'A Lambda of the live socket fails. Runbook: Live socket.',
      metrics: functions.map(({ name }) => ({
        namespace: 'AWS/Lambda',
        name: 'Errors',
        dimensions: { FunctionName: name },
      })),
      statistic: 'Sum',
      above: 0,
      periods: 1,
    });
  }

  /** The api says in its log what could not be delivered. */
  #watchMessages({ api }: ServicesStack): void {
    const count = (name: string, words: string): Metric =>
      api.logs.metric(name, {
        namespace: this.named('metrics'),
        pattern: JSON.stringify(words),
        value: '1',
      });
    this.#alarm('push-failures', {
      description: 'Notifications are stored but not pushed. Runbook: Live socket.',
      metrics: [count('PushFailures', 'push failed')],
      statistic: 'Sum',
      above: LIMITS.serverErrors,
      periodSeconds: 5 * MINUTE,
      periods: 1,
    });
    this.#alarm('mail-failures', {
      description: 'Mails do not leave. Runbook: Mail.',
      metrics: [count('MailFailures', 'mail not sent')],
      statistic: 'Sum',
      above: LIMITS.serverErrors,
      periodSeconds: 5 * MINUTE,
      periods: 1,
    });
    this.#alarm('page-failures', {
      description: 'An admin was not told of a danger. Runbook: Pages and mails about incidents.',
      metrics: [count('PageFailures', 'page not sent')],
      statistic: 'Sum',
      above: 0,
      periodSeconds: 5 * MINUTE,
      periods: 1,
    });
    this.#alarm('outreach-errors', {
      description: 'Notices stay in the app. Runbook: Pages and mails about incidents.',
      metrics: [count('OutreachErrors', 'notices were not brought')],
      statistic: 'Sum',
      above: LIMITS.serverErrors,
      periodSeconds: 5 * MINUTE,
      periods: 1,
    });
    this.#alarm('unreadable-rows', {
      description: 'A stored row is left out. Runbook: Unreadable rows.',
      metrics: [count('UnreadableRows', 'a row is unreadable')],
      statistic: 'Sum',
      above: 0,
      periodSeconds: 5 * MINUTE,
      periods: 1,
    });
    const { outreach, demoHours } = this.environment;
    this.#alarm('outreach-late', {
      description: 'Notices leave the app late. Runbook: Pages and mails about incidents.',
      metrics: [
        api.logs.metric('OutreachLag', {
          namespace: this.named('metrics'),
          pattern: '{ $.OutreachLag = * }',
          value: '$.OutreachLag',
        }),
      ],
      statistic: 'Maximum',
      above: LIMITS.unsentMs,
      periodSeconds: 5 * MINUTE,
      periods: 1,
      // Whoever reads tells it each minute; nobody does while the services sleep.
      ringsWithoutData: outreach === 'on' && demoHours === undefined,
    });
  }

  /** The boards write their metrics into their log themselves, under the namespace they are told. */
  #watchBoards(): void {
    this.#alarm('boards-unstored', {
      description: 'Changes of boards are not stored. Runbook: Boards not stored.',
      metrics: [{ namespace: this.named('metrics'), name: 'StoreAge', dimensions: {} }],
      statistic: 'Maximum',
      above: LIMITS.unstoredMs,
    });
  }

  #budget(): void {
    const { name, alerts } = this.environment;
    new BudgetsBudget(this, 'budget', {
      name: this.named('monthly'),
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      limitAmount: String(alerts.monthlyBudgetUsd),
      limitUnit: 'USD',
      costFilter: [{ name: 'TagKeyValue', values: [`user:Environment$${name}`] }],
      notification: BUDGET_WARNINGS.map(({ percent, type }) => ({
        comparisonOperator: 'GREATER_THAN',
        notificationType: type,
        threshold: percent,
        thresholdType: 'PERCENTAGE',
        subscriberSnsTopicArns: [this.#topicArn],
      })),
    });
  }
}
