import { DefaultSecurityGroup } from '@cdktf/provider-aws/lib/default-security-group/index.js';
import { Eip } from '@cdktf/provider-aws/lib/eip/index.js';
import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway/index.js';
import { NatGateway } from '@cdktf/provider-aws/lib/nat-gateway/index.js';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table/index.js';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association/index.js';
import { Subnet } from '@cdktf/provider-aws/lib/subnet/index.js';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint/index.js';
import { Vpc as AwsVpc } from '@cdktf/provider-aws/lib/vpc/index.js';
import { Construct } from 'constructs';
import type { PrivateTasks } from '../environments.js';

export interface VpcProps {
  /** First part of the names of everything in it. */
  readonly name: string;
  readonly region: string;
  readonly cidr: string;
  /** The availability zones it spans. */
  readonly zones: readonly string[];
  /** One per availability zone. */
  readonly publicCidrs: readonly string[];
  /** One per availability zone. */
  readonly privateCidrs: readonly string[];
  /** Absent: tasks stand in the public subnets. */
  readonly privateTasks?: PrivateTasks;
}

const GATEWAYS = { one: 1, 'one-per-zone': undefined } as const;

/**
 * A network in several zones: public subnets whose members reach the internet by their own address (no NAT to pay),
 * private ones that reach nothing outside, and, where asked for, subnets of tasks that reach out through NAT gateways. DynamoDB and S3 are reached inside AWS, free of charge.
 */
export class Vpc extends Construct {
  readonly id: string;
  readonly publicSubnetIds: readonly string[];
  readonly privateSubnetIds: readonly string[];
  readonly taskSubnetIds: readonly string[];

  constructor(scope: Construct, id: string, props: VpcProps) {
    super(scope, id);
    const { name, region, cidr, zones, publicCidrs, privateCidrs, privateTasks } = props;
    const vpc = new AwsVpc(this, 'vpc', {
      cidrBlock: cidr,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags: { Name: name },
    });
    this.id = vpc.id;
    // Nobody chooses the default group on purpose, so it opens nothing.
    new DefaultSecurityGroup(this, 'default-group', { vpcId: vpc.id, ingress: [], egress: [] });

    const gateway = new InternetGateway(this, 'internet-gateway', {
      vpcId: vpc.id,
      tags: { Name: name },
    });
    const open = new RouteTable(this, 'public-routes', {
      vpcId: vpc.id,
      route: [{ cidrBlock: '0.0.0.0/0', gatewayId: gateway.id }],
      tags: { Name: `${name}-public` },
    });
    const closed = new RouteTable(this, 'private-routes', {
      vpcId: vpc.id,
      tags: { Name: `${name}-private` },
    });

    const subnets = (kind: string, cidrs: readonly string[], tables: readonly RouteTable[]) =>
      zones.map((zone, index) => {
        const number = String(index + 1);
        const cidrBlock = cidrs[index];
        const routes = tables[index % tables.length];
        if (cidrBlock === undefined || routes === undefined) {
          throw new Error(`${zone} has no ${kind} addresses.`);
        }
        const subnet = new Subnet(this, `${kind}-subnet-${number}`, {
          vpcId: vpc.id,
          cidrBlock,
          availabilityZone: zone,
          // A task asks for its address itself; what else is started here gets none.
          mapPublicIpOnLaunch: false,
          tags: { Name: `${name}-${kind}-${number}` },
        });
        new RouteTableAssociation(this, `${kind}-subnet-${number}-routes`, {
          subnetId: subnet.id,
          routeTableId: routes.id,
        });
        return subnet.id;
      });
    this.publicSubnetIds = subnets('public', publicCidrs, [open]);
    this.privateSubnetIds = subnets('private', privateCidrs, [closed]);

    const gateways =
      privateTasks === undefined ? [] : zones.slice(0, GATEWAYS[privateTasks.gateways]);
    const outward = gateways.map((_, index) => {
      const number = String(index + 1);
      const nat = new NatGateway(this, `nat-${number}`, {
        allocationId: new Eip(this, `nat-${number}-address`, {
          domain: 'vpc',
          tags: { Name: `${name}-nat-${number}` },
        }).allocationId,
        subnetId: this.publicSubnetIds[index] ?? '',
        tags: { Name: `${name}-nat-${number}` },
        // AWS wants the internet to be there first.
        dependsOn: [gateway],
      });
      return new RouteTable(this, `task-routes-${number}`, {
        vpcId: vpc.id,
        route: [{ cidrBlock: '0.0.0.0/0', natGatewayId: nat.id }],
        tags: { Name: `${name}-tasks-${number}` },
      });
    });
    this.taskSubnetIds =
      privateTasks === undefined
        ? this.publicSubnetIds
        : subnets('task', privateTasks.cidrs, outward);

    for (const service of ['dynamodb', 's3']) {
      new VpcEndpoint(this, `${service}-endpoint`, {
        vpcId: vpc.id,
        serviceName: `com.amazonaws.${region}.${service}`,
        vpcEndpointType: 'Gateway',
        routeTableIds: [open, closed, ...outward].map(({ id }) => id),
        tags: { Name: `${name}-${service}` },
      });
    }
  }
}
