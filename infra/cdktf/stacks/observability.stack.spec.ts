import { TABLES } from '@vigia/dynamo/table';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS } from '../environments.js';
import { named, only, type Resource, synthSystem } from '../test/synth.js';

const TABLE_COUNT = Object.keys(TABLES).length;

describe.each(ENVIRONMENTS)('what is watched in $name', (environment) => {
  const stack = synthSystem(environment).stack('observability');
  const alarms = stack.resources('aws_cloudwatch_metric_alarm');

  it.each([
    ['cpu', 'CPUUtilization', 'statistic', 'Average', 85],
    ['memory', 'MemoryUtilization', 'statistic', 'Average', 90],
    ['unhealthy', 'UnHealthyHostCount', 'statistic', 'Maximum', 0],
    ['slow', 'TargetResponseTime', 'extended_statistic', 'p95', 1],
    ['errors', 'HTTPCode_Target_5XX_Count', 'statistic', 'Sum', 5],
  ])(
    'rings for %s of both services: %s, %s %s above %i',
    (what, metric_name, kind, how, threshold) => {
      for (const service of ['api', 'boards']) {
        expect(alarm(`${service}-${what}`)).toMatchObject({
          metric_name,
          [kind]: how,
          threshold,
          comparison_operator: 'GreaterThanThreshold',
        });
      }
    },
  );

  it.each([
    ['dynamodb-read-throttles', 'ReadThrottleEvents', 10],
    ['dynamodb-read-throttles-2', 'ReadThrottleEvents', TABLE_COUNT - 10],
    ['dynamodb-write-throttles', 'WriteThrottleEvents', 10],
    ['dynamodb-write-throttles-2', 'WriteThrottleEvents', TABLE_COUNT - 10],
    ['live-errors', 'Errors', 4],
    ['redis-evictions', 'Evictions', 2],
  ])('rings for %s: %s of %i things together', (id, metric, count) => {
    const [total, ...queries] = alarm(id).metric_query as [Resource, ...Resource[]];

    expect(total).toMatchObject({ return_data: true });
    expect(queries).toHaveLength(count);
    expect(queries.length).toBeLessThanOrEqual(10);
    for (const query of queries) expect(query.metric).toMatchObject({ metric_name: metric });
    expect(alarm(id)).toMatchObject({ threshold: 0 });
  });

  it.each([
    ['push-failures', 'PushFailures'],
    ['mail-failures', 'MailFailures'],
    ['outreach-errors', 'OutreachErrors'],
  ])('rings for %s, which the log of the api tells', (id, metric_name) => {
    expect(alarm(id)).toMatchObject({
      metric_name,
      namespace: `${environment.name}-vigia-metrics`,
      threshold: 5,
    });
  });

  it('rings for every page that was not sent or row that cannot be read, and when what is due waits two minutes', () => {
    expect(alarm('unreadable-rows')).toMatchObject({ metric_name: 'UnreadableRows', threshold: 0 });
    expect(alarm('page-failures')).toMatchObject({ metric_name: 'PageFailures', threshold: 0 });
    expect(alarm('outreach-late')).toMatchObject({
      metric_name: 'OutreachLag',
      statistic: 'Maximum',
      threshold: 120_000,
    });
  });

  it('takes it for late when nothing tells that notices are brought, but where hours or a switch keep it quiet', () => {
    const isAlwaysOn = environment.outreach === 'on' && environment.demoHours === undefined;

    for (const { alarm_name, treat_missing_data } of Object.values(alarms)) {
      const tellsByItself = isAlwaysOn && String(alarm_name).endsWith('-outreach-late');
      expect(treat_missing_data).toBe(tellsByItself ? 'breaching' : 'notBreaching');
    }
  });

  it('rings when a board waits a minute to be stored, which the boards tell', () => {
    expect(alarm('boards-unstored')).toMatchObject({
      metric_name: 'StoreAge',
      namespace: `${environment.name}-vigia-metrics`,
      statistic: 'Maximum',
      threshold: 60_000,
    });
  });

  it('tells somebody about every alarm, and about its end', () => {
    for (const { alarm_actions, ok_actions } of Object.values(alarms)) {
      expect(alarm_actions).toEqual(['${aws_sns_topic.alerts.arn}']);
      expect(ok_actions).toEqual(['${aws_sns_topic.alerts.arn}']);
    }
    expect(Object.keys(alarms)).toHaveLength(23);
  });

  it('says with every alarm where the runbook explains it', () => {
    const runbook = readFileSync(
      join(import.meta.dirname, '..', '..', '..', 'docs', 'runbook.md'),
      'utf8',
    );

    for (const { alarm_description } of Object.values(alarms)) {
      const [, heading] = /Runbook: (.+)\.$/.exec(String(alarm_description)) ?? [];
      expect(runbook).toContain(`\n### ${String(heading)}\n`);
    }
  });

  it('sends alarms to everybody whom the environment names', () => {
    const { mails, phones } = environment.alerts;

    expect(
      Object.values(stack.resources('aws_sns_topic_subscription')).map(({ protocol, endpoint }) => [
        protocol,
        endpoint,
      ]),
    ).toEqual([...mails.map((mail) => ['email', mail]), ...phones.map((phone) => ['sms', phone])]);
    expect(mails.length).toBeGreaterThan(0);
  });

  it('lets only alarms and the budget of this account use the topic', () => {
    const { Statement } = JSON.parse(
      String(only(stack.resources('aws_sns_topic_policy')).policy),
    ) as { Statement: Resource[] };

    expect(Statement.map(({ Principal }) => Principal)).toEqual([
      { Service: 'cloudwatch.amazonaws.com' },
      { Service: 'budgets.amazonaws.com' },
    ]);
    for (const { Condition } of Statement) {
      expect(JSON.stringify(Condition)).toContain('aws:SourceAccount');
    }
  });

  it('warns before the money is gone', () => {
    expect(only(stack.resources('aws_budgets_budget'))).toMatchObject({
      budget_type: 'COST',
      time_unit: 'MONTHLY',
      limit_amount: String(environment.alerts.monthlyBudgetUsd),
      notification: [
        { threshold: 80, notification_type: 'ACTUAL' },
        { threshold: 100, notification_type: 'FORECASTED' },
      ],
    });
  });

  it.each([
    'CPUUtilization',
    'MemoryUtilization',
    'RunningTaskCount',
    'RequestCount',
    'TargetResponseTime',
    'HTTPCode_Target_5XX_Count',
    'EngineCPUUtilization',
    'CurrConnections',
    'WriteThrottleEvents',
    'ConnectCount',
    'BoardSessions',
    'StoreAge',
    'FlushLag',
    'Refused',
    'level >= 50',
  ])('shows %s on the dashboard', (metric) => {
    expect(String(only(stack.resources('aws_cloudwatch_dashboard')).dashboard_body)).toContain(
      metric,
    );
  });

  it('draws no picture over another', () => {
    const { dashboard_body } = only(stack.resources('aws_cloudwatch_dashboard'));
    const { widgets } = JSON.parse(String(dashboard_body)) as {
      widgets: { x: number; y: number }[];
    };
    const places = widgets.map(({ x, y }) => `${String(x)},${String(y)}`);

    expect(new Set(places).size).toBe(widgets.length);
  });

  function alarm(id: string): Resource {
    return named(alarms, `${environment.name}-vigia-${id}`);
  }
});
