import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS } from '../environments.js';
import { named, only, type Resource, synthSystem } from '../test/synth.js';

describe.each(ENVIRONMENTS)('the network of $name', (environment) => {
  const stack = synthSystem(environment).stack('network');
  const subnets = stack.resources('aws_subnet');

  it('is 10.0.0.0/16 with names for its hosts', () => {
    expect(only(stack.resources('aws_vpc'))).toMatchObject({
      cidr_block: '10.0.0.0/16',
      enable_dns_hostnames: true,
      enable_dns_support: true,
    });
  });

  it.each([
    ['public-1', '10.0.1.0/24', 'us-east-1a'],
    ['public-2', '10.0.2.0/24', 'us-east-1b'],
    ['private-1', '10.0.10.0/24', 'us-east-1a'],
    ['private-2', '10.0.11.0/24', 'us-east-1b'],
  ])('has the subnet %s: %s in %s', (name, cidr_block, availability_zone) => {
    const found = Object.values(subnets).find(
      ({ tags }) => (tags as { Name: string }).Name === `${environment.name}-vigia-network-${name}`,
    );

    expect(found).toMatchObject({ cidr_block, availability_zone, map_public_ip_on_launch: false });
    expect(Object.keys(subnets)).toHaveLength(4);
  });

  it('lets public subnets reach the internet, and private ones nothing', () => {
    const routes = Object.entries(stack.resources('aws_route_table'));
    const routeOf = (kind: string) =>
      routes.find(([address]) => address.startsWith(`vpc_${kind}-routes`))?.[1].route;

    expect(routeOf('public')).toEqual([
      expect.objectContaining({
        cidr_block: '0.0.0.0/0',
        gateway_id: expect.stringMatching(/aws_internet_gateway/),
      }),
    ]);
    expect(routeOf('private')).toBeUndefined();
    expect(Object.values(stack.resources('aws_route_table_association'))).toHaveLength(4);
  });

  it('pays for no NAT gateway', () => {
    expect(stack.resources('aws_nat_gateway')).toEqual({});
  });

  it('reaches DynamoDB and S3 inside AWS, from every subnet', () => {
    const endpoints = Object.values(stack.resources('aws_vpc_endpoint'));

    expect(endpoints.map(({ service_name }) => service_name)).toEqual([
      'com.amazonaws.us-east-1.dynamodb',
      'com.amazonaws.us-east-1.s3',
    ]);
    for (const endpoint of endpoints) {
      expect(endpoint).toMatchObject({ vpc_endpoint_type: 'Gateway' });
      expect(endpoint.route_table_ids).toHaveLength(2);
    }
  });

  it('opens exactly these doors', () => {
    const doors = Object.values(stack.resources('aws_vpc_security_group_ingress_rule'));

    expect(doors.map(door).sort()).toEqual([
      'api: 3000 from load-balancer',
      'boards: 3001 from load-balancer',
      'load-balancer: 443 from 0.0.0.0/0',
      'load-balancer: 80 from 0.0.0.0/0',
      'redis: 6379 from api',
      'redis: 6379 from boards',
    ]);
  });

  it('lets exactly these calls out', () => {
    const ways = Object.values(stack.resources('aws_vpc_security_group_egress_rule'));

    expect(ways.map(door).sort()).toEqual([
      'api: 443 from 0.0.0.0/0',
      'api: 6379 from redis',
      'boards: 443 from 0.0.0.0/0',
      'boards: 6379 from redis',
      'load-balancer: 3000 from api',
      'load-balancer: 3001 from boards',
    ]);
  });

  it('writes no rule into a group itself, where the doors above would not show it', () => {
    for (const group of Object.values(stack.resources('aws_security_group'))) {
      expect(group).not.toHaveProperty('ingress');
      expect(group).not.toHaveProperty('egress');
    }
  });

  it('closes the group that nobody chooses', () => {
    const { ingress, egress } = only(stack.resources('aws_default_security_group'));

    expect([ingress, egress]).toEqual([[], []]);
  });

  it('notes who talked to whom in prod only, and keeps it 90 days', () => {
    const logs = stack.resources('aws_flow_log');

    expect(Object.keys(logs)).toHaveLength(environment.name === 'prod' ? 1 : 0);
    if (environment.name === 'prod') {
      expect(only(logs)).toMatchObject({ traffic_type: 'ALL' });
      expect(
        named(stack.resources('aws_cloudwatch_log_group'), '/vpc/prod-vigia-flow-logs'),
      ).toMatchObject({ retention_in_days: 90 });
    }
  });
});

describe.each([
  ['one', 1],
  ['one-per-zone', 2],
] as const)('tasks in private subnets with NAT gateways: %s', (gateways, count) => {
  const [dev] = ENVIRONMENTS;
  const privateTasks = { cidrs: ['10.0.20.0/24', '10.0.21.0/24'], gateways } as const;
  const system = synthSystem({ ...dev!, network: { ...dev!.network, privateTasks } });
  const stack = system.stack('network');

  it('reach the internet through them', () => {
    const outward = Object.entries(stack.resources('aws_route_table')).filter(([address]) =>
      address.startsWith('vpc_task-routes'),
    );

    expect(Object.keys(stack.resources('aws_nat_gateway'))).toHaveLength(count);
    expect(Object.keys(stack.resources('aws_eip'))).toHaveLength(count);
    expect(outward).toHaveLength(count);
    for (const [, { route }] of outward) {
      expect(route).toEqual([
        expect.objectContaining({ nat_gateway_id: expect.stringMatching(/aws_nat_gateway/) }),
      ]);
    }
  });

  it('have no address of their own', () => {
    for (const service of Object.values(system.stack('services').resources('aws_ecs_service'))) {
      expect(service.network_configuration).toMatchObject({ assign_public_ip: false });
      expect(JSON.stringify(service.network_configuration)).toContain('task-subnet');
    }
  });

  it('leave Redis without a way out', () => {
    const [, { route }] = Object.entries(stack.resources('aws_route_table')).find(([address]) =>
      address.startsWith('vpc_private-routes'),
    )!;

    expect(route).toBeUndefined();
  });
});

function door({
  security_group_id,
  referenced_security_group_id,
  cidr_ipv4,
  ip_protocol,
  from_port,
  to_port,
}: Resource): string {
  expect([ip_protocol, from_port]).toEqual(['tcp', to_port]);
  const group = (reference: unknown) =>
    /aws_security_group\.([a-z-]+)_group/.exec(String(reference))?.[1] ?? String(reference);
  const other = (cidr_ipv4 as string | undefined) ?? group(referenced_security_group_id);
  return `${group(security_group_id)}: ${String(from_port)} from ${other}`;
}
