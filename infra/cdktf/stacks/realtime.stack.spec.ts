import { WS_HANDLERS_ENV } from '@vigia/ws-handlers/env';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS } from '../environments.js';
import { named, only, type Resource, type Synth, synthSystem } from '../test/synth.js';

const HANDLERS = ['authorize', 'connect', 'disconnect', 'message'];
/** API Gateway answers for a handler that is slower. */
const GATEWAY_SECONDS = 29;

describe.each(ENVIRONMENTS)('the live socket of $name', (environment) => {
  const stack = synthSystem(environment).stack('realtime');
  const functions = stack.resources('aws_lambda_function');
  const routes = Object.values(stack.resources('aws_apigatewayv2_route'));

  it('has a function for each handler, and no other', () => {
    expect(Object.values(functions).map(({ function_name }) => function_name)).toEqual(
      HANDLERS.map((handler) => `${environment.name}-vigia-live-${handler}`),
    );
  });

  it.each(HANDLERS)('runs %s on Node 24 and ARM, with an end to its patience', (handler) => {
    const fn = named(functions, `${environment.name}-vigia-live-${handler}`);

    expect(fn).toMatchObject({
      runtime: 'nodejs24.x',
      architectures: ['arm64'],
      handler: `${handler}.handler`,
      reserved_concurrent_executions: environment.name === 'prod' ? 50 : 10,
    });
    expect(Number(fn.timeout)).toBeLessThan(GATEWAY_SECONDS);
  });

  it.each(HANDLERS)('tells %s exactly what its contract lists', (handler) => {
    const { environment: told } = named(functions, `${environment.name}-vigia-live-${handler}`);

    expect(Object.keys((told as { variables: object }).variables).sort()).toEqual(
      Object.keys(WS_HANDLERS_ENV).sort(),
    );
  });

  it.each(HANDLERS)('gives %s its own role, which may do only what it does', (handler) => {
    const may = permissions(handler);

    expect(may).toEqual(
      {
        authorize: [
          'logs',
          'tokens-table: GetItem BatchGetItem Query PutItem UpdateItem DeleteItem ConditionCheckItem',
          'users-table: GetItem BatchGetItem Query',
        ],
        connect: ['connections-table: PutItem UpdateItem DeleteItem ConditionCheckItem', 'logs'],
        disconnect: ['connections-table: PutItem UpdateItem DeleteItem ConditionCheckItem', 'logs'],
        message: [
          'logs',
          'notifications-table: GetItem BatchGetItem Query',
          'personal-table: GetItem BatchGetItem Query',
        ],
      }[handler],
    );
  });

  it('lets nobody connect whom the authorizer has not seen', () => {
    const connect = routes.find(({ route_key }) => route_key === '$connect');

    expect(connect).toMatchObject({
      authorization_type: 'CUSTOM',
      authorizer_id: expect.stringContaining('aws_apigatewayv2_authorizer'),
    });
    expect(only(stack.resources('aws_apigatewayv2_authorizer'))).toMatchObject({
      authorizer_type: 'REQUEST',
    });
    expect(only(stack.resources('aws_apigatewayv2_authorizer'))).not.toHaveProperty(
      'identity_sources',
    );
  });

  it('has the three routes, and sends the answer of the last one back', () => {
    expect(routes.map(({ route_key }) => route_key)).toEqual([
      '$connect',
      '$default',
      '$disconnect',
    ]);
    expect(routes.find(({ route_key }) => route_key === '$default')).toMatchObject({
      route_response_selection_expression: '$default',
    });
    expect(only(stack.resources('aws_apigatewayv2_route_response'))).toMatchObject({
      route_response_key: '$default',
    });
  });

  it('has one stage, named after the environment, with a limit', () => {
    expect(only(stack.resources('aws_apigatewayv2_stage'))).toMatchObject({
      name: environment.name,
      auto_deploy: true,
      default_route_settings: {
        throttling_rate_limit: environment.name === 'prod' ? 1000 : 100,
        throttling_burst_limit: environment.name === 'prod' ? 2000 : 200,
      },
    });
  });

  it('lets API Gateway call each function for its own route only', () => {
    const permitted = Object.values(stack.resources('aws_lambda_permission'));

    expect(
      permitted.map(({ source_arn }) => String(source_arn).split('}').slice(1).join('}')),
    ).toEqual([
      expect.stringMatching(/^\/authorizers\/\$\{aws_apigatewayv2_authorizer\./),
      `/${environment.name}/$connect`,
      `/${environment.name}/$disconnect`,
      `/${environment.name}/$default`,
    ]);
  });

  /** `<thing>: <actions>` for every policy of the handler's role. */
  function permissions(handler: string): string[] {
    return Object.entries(stack.resources('aws_iam_role_policy'))
      .filter(([address]) => address.startsWith(`${handler}_role_`))
      .map(([, { name, policy }]) => {
        const { Statement } = JSON.parse(String(policy)) as { Statement: { Action: string[] }[] };
        const actions = Statement.flatMap(({ Action }) => Action);
        const table = /[a-z]+-table$/.exec(String(name))?.[0];
        return table === undefined
          ? String(name).replace('write-', '')
          : `${table}: ${actions.map((action) => action.replace('dynamodb:', '')).join(' ')}`;
      })
      .sort();
  }
});

describe('the access log of the live socket', () => {
  const [dev] = ENVIRONMENTS;
  const stackWith = (accessLogs: { setsAccountRole: boolean }) =>
    synthSystem({ ...dev!, realtime: { ...dev!.realtime, accessLogs } }).stack('realtime');
  const logsOf = (stack: Synth) =>
    only(stack.resources('aws_apigatewayv2_stage')).access_log_settings as
      { format: string; destination_arn: string } | undefined;

  it('is kept in prod only, as long as other logs', () => {
    const kept = ENVIRONMENTS.filter(
      (environment) => logsOf(synthSystem(environment).stack('realtime')) !== undefined,
    );
    const stack = synthSystem(ENVIRONMENTS[2]!).stack('realtime');

    expect(kept.map(({ name }) => name)).toEqual(['prod']);
    expect(
      named(stack.resources('aws_cloudwatch_log_group'), '/apigateway/prod-vigia-live'),
    ).toMatchObject({ retention_in_days: 90 });
  });

  it('says how a socket went, and nothing that could open one', () => {
    const { format } = logsOf(stackWith({ setsAccountRole: false }))!;

    expect(JSON.parse(format)).toMatchObject({
      route: '$context.routeKey',
      status: '$context.status',
      error: '$context.error.message',
    });
    expect(format).not.toMatch(/query|header|cookie|sourceIp|path/i);
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('is written as the one role of the account, which it sets: %s', (setsAccountRole, count) => {
    const stack = stackWith({ setsAccountRole });

    expect(Object.keys(stack.resources('aws_api_gateway_account'))).toHaveLength(count);
    expect(Object.values(stack.resources('aws_iam_role_policy_attachment'))).toHaveLength(count);
  });
});

describe('traces', () => {
  it.each([
    [true, 'Active'],
    [false, 'PassThrough'],
  ])('are on: %s', (traces, mode) => {
    const [dev] = ENVIRONMENTS;
    const stack = synthSystem({ ...dev!, compute: { ...dev!.compute, traces } }).stack('realtime');

    const modes = Object.values(stack.resources('aws_lambda_function')).map(
      ({ tracing_config }: Resource) => (tracing_config as { mode: string }).mode,
    );

    expect(new Set(modes)).toEqual(new Set([mode]));
  });
});
