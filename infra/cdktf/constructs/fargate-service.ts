import { EcsService } from '@cdktf/provider-aws/lib/ecs-service/index.js';
import { EcsTaskDefinition } from '@cdktf/provider-aws/lib/ecs-task-definition/index.js';
import { LbListenerRule } from '@cdktf/provider-aws/lib/lb-listener-rule/index.js';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import { Construct } from 'constructs';
import type { Environment, ServiceSize } from '../environments.js';
import type { ImageRepository } from './image-repository.js';
import { LogGroup } from './log-group.js';
import { Role } from './role.js';

/** A value that lies elsewhere; ECS fetches it when a task starts, and the task definition never shows it. */
export interface StoredValue {
  readonly arn: string;
  grantRead(role: Role): void;
}

/** The variables of a container as its contract lists them. */
export type ContainerEnvironment<Names extends string = string> = Readonly<
  Record<Names, string | StoredValue>
>;

export interface FargateServiceProps {
  readonly name: string;
  readonly region: string;
  readonly cluster: { readonly id: string; readonly name: string };
  readonly image: { readonly repository: ImageRepository; readonly tag: string };
  readonly size: ServiceSize;
  readonly compute: Environment['compute'];
  readonly environment: ContainerEnvironment;
  readonly port: number;
  readonly vpcId: string;
  readonly subnetIds: readonly string[];
  /** Without it the subnets must have another way to the internet. */
  readonly hasPublicAddress: boolean;
  readonly securityGroupId: string;
  readonly logRetentionDays: number;
  /** Which requests are this service's; lower priorities are asked first. */
  readonly route: {
    readonly listenerArn: string;
    readonly priority: number;
    /** Each must be there with one of its values. */
    readonly headers: Readonly<Record<string, readonly string[]>>;
  };
  /** Seconds that a visitor stays with the same task; absent: any task answers. */
  readonly stickySeconds?: number;
}

const HEALTH = { intervalSeconds: 30, timeoutSeconds: 5, healthy: 2, unhealthy: 3 } as const;
const DEREGISTRATION_SECONDS = 30;
/** More than the load balancer takes to let go of a task, so that it may finish what it has. */
const STOP_SECONDS = 60;
const START_SECONDS = 60;
/** The user `node` of the image. */
const USER = '1000:1000';

/** A service on Fargate behind the load balancer: not root, on a read-only disk, rolled back when it does not start. */
export class FargateService extends Construct {
  readonly name: string;
  readonly clusterName: string;
  readonly targetGroupArnSuffix: string;
  readonly logs: LogGroup;
  /** Who the container is; tables and buckets grant themselves to it. */
  readonly taskRole: Role;

  constructor(scope: Construct, id: string, props: FargateServiceProps) {
    super(scope, id);
    const { name, cluster, image, size, compute, environment, port, route, stickySeconds } = props;

    this.logs = new LogGroup(this, 'logs', {
      name: `/ecs/${name}`,
      retentionDays: props.logRetentionDays,
    });
    this.taskRole = new Role(this, 'task-role', {
      name: `${name}-task`,
      service: 'ecs-tasks.amazonaws.com',
    });
    const executionRole = new Role(this, 'execution-role', {
      name: `${name}-execution`,
      service: 'ecs-tasks.amazonaws.com',
    });
    image.repository.grantPull(executionRole);
    this.logs.grantWrite(executionRole);
    const variables = Object.entries(environment);
    for (const [, value] of variables) {
      if (typeof value !== 'string') value.grantRead(executionRole);
    }

    const task = new EcsTaskDefinition(this, 'task', {
      family: name,
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: String(size.cpu),
      memory: String(size.memory),
      runtimePlatform: {
        operatingSystemFamily: 'LINUX',
        cpuArchitecture: compute.architecture,
      },
      executionRoleArn: executionRole.arn,
      taskRoleArn: this.taskRole.arn,
      containerDefinitions: JSON.stringify([
        {
          name: id,
          image: `${image.repository.url}:${image.tag}`,
          essential: true,
          user: USER,
          readonlyRootFilesystem: true,
          privileged: false,
          linuxParameters: { initProcessEnabled: true, capabilities: { drop: ['ALL'] } },
          portMappings: [{ containerPort: port, hostPort: port, protocol: 'tcp' }],
          environment: variables.flatMap(([variable, value]) =>
            typeof value === 'string' ? [{ name: variable, value }] : [],
          ),
          secrets: variables.flatMap(([variable, value]) =>
            typeof value === 'string' ? [] : [{ name: variable, valueFrom: value.arn }],
          ),
          healthCheck: {
            command: ['CMD', 'node', '-e', probe(port)],
            interval: HEALTH.intervalSeconds,
            timeout: HEALTH.timeoutSeconds,
            retries: HEALTH.unhealthy,
            startPeriod: START_SECONDS,
          },
          stopTimeout: STOP_SECONDS,
          logConfiguration: {
            logDriver: 'awslogs',
            options: {
              'awslogs-group': this.logs.name,
              'awslogs-region': props.region,
              'awslogs-stream-prefix': id,
            },
          },
        },
      ]),
    });
    const targets = new LbTargetGroup(this, 'targets', {
      name,
      port,
      protocol: 'HTTP',
      targetType: 'ip',
      vpcId: props.vpcId,
      deregistrationDelay: String(DEREGISTRATION_SECONDS),
      healthCheck: {
        enabled: true,
        path: '/health/ready',
        matcher: '200',
        interval: HEALTH.intervalSeconds,
        timeout: HEALTH.timeoutSeconds,
        healthyThreshold: HEALTH.healthy,
        unhealthyThreshold: HEALTH.unhealthy,
      },
      ...(stickySeconds === undefined
        ? {}
        : { stickiness: { enabled: true, type: 'lb_cookie', cookieDuration: stickySeconds } }),
    });
    const rule = new LbListenerRule(this, 'route', {
      listenerArn: route.listenerArn,
      priority: route.priority,
      condition: Object.entries(route.headers).map(([httpHeaderName, values]) => ({
        httpHeader: { httpHeaderName, values: values as string[] },
      })),
      action: [{ type: 'forward', targetGroupArn: targets.arn }],
    });
    const service = new EcsService(this, 'service', {
      name,
      cluster: cluster.id,
      taskDefinition: task.arn,
      desiredCount: size.desiredTasks,
      capacityProviderStrategy: [
        { capacityProvider: compute.usesSpot ? 'FARGATE_SPOT' : 'FARGATE', weight: 1 },
      ],
      networkConfiguration: {
        subnets: [...props.subnetIds],
        securityGroups: [props.securityGroupId],
        // In place of a NAT gateway; the security group lets nobody but the load balancer in.
        assignPublicIp: props.hasPublicAddress,
      },
      loadBalancer: [{ targetGroupArn: targets.arn, containerName: id, containerPort: port }],
      healthCheckGracePeriodSeconds: START_SECONDS,
      deploymentMinimumHealthyPercent: 100,
      deploymentMaximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      availabilityZoneRebalancing: 'ENABLED',
      enableEcsManagedTags: true,
      propagateTags: 'SERVICE',
      // A target group that no rule names may not take tasks yet.
      dependsOn: [rule],
      // Auto scaling and the operator decide how many run.
      lifecycle: { ignoreChanges: ['desired_count'] },
    });
    this.name = service.name;
    this.clusterName = cluster.name;
    this.targetGroupArnSuffix = targets.arnSuffix;
  }
}

/** Whether the process answers at all; the image has no curl. */
function probe(port: number): string {
  const url = `http://127.0.0.1:${String(port)}/health/live`;
  return `fetch('${url}').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`;
}
