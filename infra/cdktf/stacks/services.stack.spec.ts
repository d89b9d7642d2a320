import { API_ENV } from '@vigia/api/env';
import { BOARDS_ENV } from '@vigia/boards/env';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS, type Environment } from '../environments.js';
import { named, only, type Resource, type Synth, synthSystem } from '../test/synth.js';

interface Container {
  readonly environment: readonly { name: string; value: string }[];
  readonly secrets: readonly { name: string; valueFrom: string }[];
  readonly logConfiguration: { readonly options: Record<string, string> };
  readonly stopTimeout: number;
}

const SERVICES = ['api', 'boards'] as const;
const CONTRACTS = { api: API_ENV, boards: BOARDS_ENV };
const [DEV] = ENVIRONMENTS as [Environment];

describe.each(ENVIRONMENTS)('the services of $name', (environment) => {
  const stack = synthSystem(environment).stack('services');
  const name = (service: string) => `${environment.name}-vigia-${service}`;
  const prod = environment.name === 'prod';

  it('run in a cluster with container insights', () => {
    expect(only(stack.resources('aws_ecs_cluster'))).toMatchObject({
      setting: [{ name: 'containerInsights', value: 'enabled' }],
    });
  });

  it.each([
    ['api', '512', '1024', prod ? 2 : 1],
    ['boards', '256', '512', 2],
  ] as const)(
    'give %s %s CPU units and %s MB, %i tasks to begin with',
    (service, cpu, memory, desired_count) => {
      expect(taskOf(stack, name(service))).toMatchObject({
        cpu,
        memory,
        network_mode: 'awsvpc',
        requires_compatibilities: ['FARGATE'],
      });
      expect(serviceOf(stack, name(service))).toMatchObject({ desired_count });
    },
  );

  it.each([
    ['api', prod ? 2 : 1, prod ? 10 : 4],
    ['boards', 1, 10],
  ] as const)('scale %s between %i and %i tasks', (service, min_capacity, max_capacity) => {
    const [, target] = entry(stack.resources('aws_appautoscaling_target'), `${service}-scaling_`);

    expect(target).toMatchObject({
      min_capacity,
      max_capacity,
      scalable_dimension: 'ecs:service:DesiredCount',
    });
  });

  it.each(SERVICES)('follow CPU, memory and requests of %s, quick up and slow down', (service) => {
    const policies = Object.values(stack.resources('aws_appautoscaling_policy')).filter((policy) =>
      String(policy.name).includes(`.${service}_service_`),
    );
    const wanted = policies.map(({ target_tracking_scaling_policy_configuration }) => {
      const { target_value, scale_out_cooldown, scale_in_cooldown, ...measure } =
        target_tracking_scaling_policy_configuration as Resource;
      expect([scale_out_cooldown, scale_in_cooldown]).toEqual([60, 300]);
      const { predefined_metric_specification: known, customized_metric_specification: own } =
        measure as Record<string, { predefined_metric_type?: string; metric_name?: string }>;
      return [known?.predefined_metric_type ?? own?.metric_name, target_value];
    });

    expect(wanted).toEqual(
      expect.arrayContaining([
        ['ECSServiceAverageCPUUtilization', 70],
        ['ECSServiceAverageMemoryUtilization', 80],
        ['ALBRequestCountPerTarget', 1000],
      ]),
    );
    expect(wanted).toHaveLength(service === 'boards' ? 4 : 3);
  });

  it('follow the people per task of boards, for a socket is no request', () => {
    const [, policy] = entry(
      stack.resources('aws_appautoscaling_policy'),
      'boards-scaling_sessions_',
    );

    expect(policy.target_tracking_scaling_policy_configuration).toMatchObject({
      target_value: 200,
      customized_metric_specification: {
        namespace: `${environment.name}-vigia-metrics`,
        metric_name: 'BoardSessions',
        statistic: 'Average',
      },
    });
    expect(
      named(stack.resources('aws_cloudwatch_log_metric_filter'), 'BoardSessions'),
    ).toMatchObject({
      pattern: '{ $.Sessions = * }',
      metric_transformation: { value: '$.Sessions' },
    });
  });

  it.each(SERVICES)(
    'leave the number of tasks of %s to auto scaling and the operator',
    (service) => {
      const [, target] = entry(stack.resources('aws_appautoscaling_target'), `${service}-scaling_`);

      expect(serviceOf(stack, name(service))).toMatchObject({
        lifecycle: { ignore_changes: ['desired_count'] },
      });
      expect(target).toMatchObject({
        lifecycle: { ignore_changes: ['min_capacity', 'max_capacity', 'suspended_state'] },
      });
    },
  );

  it.each(SERVICES)('run %s neither as root nor on a disk it may write', (service) => {
    expect(containerOf(stack, name(service))).toMatchObject({
      user: '1000:1000',
      readonlyRootFilesystem: true,
      privileged: false,
      linuxParameters: { capabilities: { drop: ['ALL'] } },
    });
  });

  it.each(SERVICES)('tell %s exactly what its contract lists', (service) => {
    const { environment: plain, secrets } = containerOf(stack, name(service));

    expect([...plain, ...secrets].map((variable) => variable.name).sort()).toEqual(
      Object.keys(CONTRACTS[service]).sort(),
    );
  });

  it.each([
    [
      'api',
      [
        'REDIS_URL',
        'TOKEN_PRIVATE_KEY',
        'TOKEN_PUBLIC_KEYS',
        'TOTP_SEAL_KEYS',
        'VAPID_PRIVATE_KEY',
      ],
    ],
    ['boards', ['BOARD_SEAL_KEY', 'REDIS_URL', 'TOKEN_PUBLIC_KEYS']],
  ] as const)('show none of the secrets of %s', (service, expected) => {
    const { secrets, environment: plain } = containerOf(stack, name(service));

    expect(secrets.map((secret) => secret.name).sort()).toEqual(expected);
    for (const { valueFrom } of secrets) expect(valueFrom).toMatch(/arn\}$/);
    for (const { value } of plain) expect(value).not.toMatch(/secret_string|password|access_key/);
  });

  it('tell the api of the identity provider, its secret aside', () => {
    const identityProvider = {
      issuer: 'https://idp.example',
      clientId: 'vigia',
      name: 'UTEC',
      emailClaim: 'email',
      domains: ['utec.edu.pe', 'x.pe'],
    };
    const told = synthSystem({ ...environment, identityProvider }).stack('services');

    const { secrets, environment: plain } = containerOf(told, name('api'));

    expect(plain).toContainEqual({ name: 'OIDC_ISSUER', value: 'https://idp.example' });
    expect(plain).toContainEqual({ name: 'OIDC_DOMAINS', value: 'utec.edu.pe,x.pe' });
    expect(secrets.map((secret) => secret.name)).toContain('OIDC_CLIENT_SECRET');
  });

  it.each(SERVICES)('let %s finish: it stops later than the load balancer lets go', (service) => {
    const { stopTimeout } = containerOf(stack, name(service));
    const { deregistration_delay } = named(stack.resources('aws_lb_target_group'), name(service));

    expect(deregistration_delay).toBe('30');
    expect(stopTimeout).toBeGreaterThan(Number(deregistration_delay));
  });

  it.each(SERVICES)('ask %s every 30 seconds whether it is ready', (service) => {
    expect(named(stack.resources('aws_lb_target_group'), name(service))).toMatchObject({
      target_type: 'ip',
      health_check: {
        path: '/health/ready',
        interval: 30,
        timeout: 5,
        healthy_threshold: 2,
        unhealthy_threshold: 3,
      },
    });
  });

  it('keep a person at the same task of boards for a day, and at none of the api', () => {
    const groups = stack.resources('aws_lb_target_group');

    expect(named(groups, name('boards'))).toMatchObject({
      stickiness: { enabled: true, type: 'lb_cookie', cookie_duration: 86_400 },
    });
    expect(named(groups, name('api'))).not.toHaveProperty('stickiness');
  });

  it.each(SERVICES)('take a deployment of %s back when it does not start', (service) => {
    expect(serviceOf(stack, name(service))).toMatchObject({
      deployment_circuit_breaker: { enable: true, rollback: true },
      deployment_minimum_healthy_percent: 100,
    });
  });

  it.each(SERVICES)('let only the front door reach %s', (service) => {
    const [, rule] = entry(stack.resources('aws_lb_listener_rule'), `${service}_route_`);

    expect(rule.condition).toEqual([
      {
        http_header: {
          http_header_name: 'x-vigia-edge',
          values:
            '${split(",", data.aws_secretsmanager_secret_version.edge-key-value.secret_string)}',
        },
      },
      { http_header: { http_header_name: 'x-vigia-service', values: [service] } },
    ]);
  });

  it.each(SERVICES)('keep the log of %s as long as the environment says', (service) => {
    expect(
      named(stack.resources('aws_cloudwatch_log_group'), `/ecs/${name(service)}`),
    ).toMatchObject({ retention_in_days: prod ? 90 : 7 });
  });

  it.each(SERVICES)('give %s a public address, behind its own group', (service) => {
    const { network_configuration } = serviceOf(stack, name(service));

    expect(network_configuration).toMatchObject({
      assign_public_ip: true,
      security_groups: [expect.stringContaining(`${service}_group`)],
    });
    expect((network_configuration as { subnets: string[] }).subnets).toHaveLength(2);
  });

  it('let the api post to the live sockets of this environment, and send mail as one identity', () => {
    const [, post] = entry(
      stack.resources('aws_iam_role_policy'),
      'api_task-role_post-to-sockets_',
    );
    const [, send] = entry(stack.resources('aws_iam_role_policy'), 'api_task-role_send-mail_');

    expect(String(post.policy)).toMatch(
      new RegExp(`execute-api:ManageConnections.*/${environment.name}/POST/@connections/\\*`),
    );
    expect(JSON.parse(String(send.policy))).toMatchObject({
      Statement: [
        {
          Action: ['ses:SendEmail', 'ses:SendRawEmail'],
          Resource: [expect.stringMatching(/^\$\{aws_sesv2_email_identity\..*\.arn\}$/)],
        },
      ],
    });
    expect(stack.resources('aws_iam_user')).toEqual({});
  });

  it('let the api send SMS and publish to no topic', () => {
    const [, text] = entry(stack.resources('aws_iam_role_policy'), 'api_task-role_send-sms_');

    // A phone number has no ARN; everything that has one in SNS is left out.
    expect(JSON.parse(String(text.policy))).toMatchObject({
      Statement: [{ Effect: 'Allow', Action: ['sns:Publish'], NotResource: ['arn:aws:sns:*:*:*'] }],
    });
    const { sms: _none, ...quiet } = environment;
    const silent = synthSystem(quiet).stack('services');
    expect(JSON.stringify(silent.resources('aws_iam_role_policy'))).not.toContain('sns:Publish');
    expect(containerOf(silent, name('api')).environment).toContainEqual({
      name: 'SMS_URL',
      value: 'none',
    });
  });

  it('let the api add to the audit trail and change nothing in it', () => {
    const { policy } = named(stack.resources('aws_iam_role_policy'), 'append-audit-table');

    expect(String(policy)).toMatch(/"dynamodb:PutItem"/);
    expect(String(policy)).not.toMatch(/UpdateItem|DeleteItem|Scan/);
  });

  it('let boards touch its own bucket, its pointers and the tickets, and nothing else', () => {
    const granted = Object.entries(stack.resources('aws_iam_role_policy'))
      .filter(([address]) => address.startsWith('boards_task-role_'))
      .map(([, { name: policyName }]) => policyName);

    expect(granted.sort()).toEqual([
      'list-of-boards-bucket',
      'objects-of-boards-bucket',
      'read-write-boards-table',
      'write-tokens-table',
    ]);
  });

  it('open and close with the demo hours, in dev only', () => {
    const actions = Object.values(stack.resources('aws_appautoscaling_scheduled_action'));

    expect(
      actions.map(({ schedule, scalable_target_action }) => [schedule, scalable_target_action]),
    ).toEqual(
      environment.name === 'dev'
        ? [
            ['cron(0 18 ? * MON-FRI *)', { min_capacity: '0', max_capacity: '0' }],
            ['cron(0 14 ? * MON-FRI *)', { min_capacity: '1', max_capacity: '4' }],
            ['cron(0 18 ? * MON-FRI *)', { min_capacity: '0', max_capacity: '0' }],
            ['cron(0 14 ? * MON-FRI *)', { min_capacity: '1', max_capacity: '10' }],
          ]
        : [],
    );
    for (const { lifecycle } of actions) {
      expect(lifecycle).toEqual({ ignore_changes: ['scalable_target_action'] });
    }
  });
});

describe('the api', () => {
  it('calls problems by the address that the environment says', () => {
    const problemBaseUrl = 'https://help.campus.test/problems#';
    const stack = synthSystem({ ...DEV, problemBaseUrl }).stack('services');

    expect(containerOf(stack, 'dev-vigia-api').environment).toContainEqual({
      name: 'PROBLEM_BASE_URL',
      value: problemBaseUrl,
    });
  });
});

describe('the switches of the services', () => {
  it.each([
    [true, 'FARGATE_SPOT'],
    [false, 'FARGATE'],
  ])('spare capacity: %s', (usesSpot, capacity_provider) => {
    const stack = withCompute({ usesSpot });

    for (const service of Object.values(stack.resources('aws_ecs_service'))) {
      expect(service.capacity_provider_strategy).toEqual([{ capacity_provider, weight: 1 }]);
    }
  });

  it.each(['ARM64', 'X86_64'] as const)('processors: %s', (architecture) => {
    const stack = withCompute({ architecture });

    for (const task of Object.values(stack.resources('aws_ecs_task_definition'))) {
      expect(task.runtime_platform).toMatchObject({ cpu_architecture: architecture });
    }
  });
});

function withCompute(change: Partial<Environment['compute']>): Synth {
  return synthSystem({ ...DEV, compute: { ...DEV.compute, ...change } }).stack('services');
}

function taskOf(stack: Synth, family: string): Resource {
  return named(stack.resources('aws_ecs_task_definition'), family);
}

function serviceOf(stack: Synth, name: string): Resource {
  return named(stack.resources('aws_ecs_service'), name);
}

function containerOf(stack: Synth, family: string): Container {
  const { container_definitions } = taskOf(stack, family);
  const [container] = JSON.parse(String(container_definitions)) as [Container];
  return container;
}

function entry(
  resources: Readonly<Record<string, Resource>>,
  start: string,
): readonly [string, Resource] {
  const found = Object.entries(resources).find(([address]) => address.startsWith(start));
  if (found === undefined) throw new Error(`Nothing starts with ${start}.`);
  return found;
}
