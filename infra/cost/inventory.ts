/** What AWS is asked to run, as far as it costs money. */
export interface Inventory {
  readonly services: readonly ServiceItem[];
  readonly loadBalancers: number;
  /** Public addresses of load balancers and NAT gateways; tasks have their own. */
  readonly addresses: number;
  readonly natGateways: number;
  readonly redisNodes: readonly string[];
  readonly secrets: number;
  readonly customMetrics: number;
  readonly alarmMetrics: number;
  readonly dashboards: number;
  readonly functions: readonly { readonly memoryMb: number; readonly isArm: boolean }[];
  readonly imageRepositories: number;
  readonly tables: number;
  readonly buckets: number;
  readonly hasLiveSocket: boolean;
  readonly hasWebApp: boolean;
  readonly hasFrontDoor: boolean;
  readonly sendsMail: boolean;
}

/** Nothing at all. */
export const NOTHING: Inventory = {
  services: [],
  loadBalancers: 0,
  addresses: 0,
  natGateways: 0,
  redisNodes: [],
  secrets: 0,
  customMetrics: 0,
  alarmMetrics: 0,
  dashboards: 0,
  functions: [],
  imageRepositories: 0,
  tables: 0,
  buckets: 0,
  hasLiveSocket: false,
  hasWebApp: false,
  hasFrontDoor: false,
  sendsMail: false,
};

/** One service on Fargate. */
export interface ServiceItem {
  readonly name: string;
  readonly vcpu: number;
  readonly gb: number;
  readonly isArm: boolean;
  readonly isSpot: boolean;
  readonly hasAddress: boolean;
  readonly desiredTasks: number;
  readonly maxTasks: number;
  /** Requests per minute, and people with a socket, that one task serves before another one starts. */
  readonly requestsPerTask: number;
  readonly sessionsPerTask?: number;
  readonly hoursPerMonth: number;
}

/** A resource of Terraform. */
type Resource = Readonly<Record<string, unknown>>;

/** The resources of several stacks by type. */
export type Resources = Readonly<Record<string, readonly Resource[]>>;

/** Hours of a month, as AWS counts. */
export const MONTH_HOURS = 730;
const WEEKS_PER_MONTH = MONTH_HOURS / (7 * 24);

/** What Container Insights counts for a cluster, and for each service with its task family. */
const INSIGHTS = { cluster: 8, service: 17 } as const;

/** Reads what costs money out of synthesised stacks. */
export function inventoryOf(resources: Resources): Inventory {
  const all = (type: string): readonly Resource[] => resources[type] ?? [];
  const services = all('aws_ecs_service').map((service) => serviceItem(service, resources));
  const balancers = all('aws_lb');
  const insights =
    all('aws_ecs_cluster').length * INSIGHTS.cluster + services.length * INSIGHTS.service;
  return {
    services,
    loadBalancers: balancers.length,
    addresses:
      balancers.reduce((sum, { subnets }) => sum + list(subnets).length, 0) + all('aws_eip').length,
    natGateways: all('aws_nat_gateway').length,
    redisNodes: all('aws_elasticache_replication_group').flatMap(
      ({ node_type, num_cache_clusters }) =>
        Array.from({ length: Number(num_cache_clusters) }, () => String(node_type)),
    ),
    secrets: all('aws_secretsmanager_secret').length,
    customMetrics: all('aws_cloudwatch_log_metric_filter').length + insights,
    alarmMetrics: all('aws_cloudwatch_metric_alarm').reduce(
      (sum, { metric_query }) => sum + Math.max(1, list(metric_query).length - 1),
      0,
    ),
    dashboards: all('aws_cloudwatch_dashboard').length,
    functions: all('aws_lambda_function').map(({ memory_size, architectures }) => ({
      memoryMb: Number(memory_size),
      isArm: list(architectures).includes('arm64'),
    })),
    imageRepositories: all('aws_ecr_repository').length,
    tables: all('aws_dynamodb_table').length,
    buckets: all('aws_s3_bucket').length,
    hasLiveSocket: all('aws_apigatewayv2_api').length > 0,
    hasWebApp: all('aws_amplify_app').length > 0,
    hasFrontDoor: all('aws_cloudfront_distribution').length > 0,
    sendsMail: all('aws_sesv2_email_identity').length > 0,
  };
}

function serviceItem(service: Resource, resources: Resources): ServiceItem {
  const name = String(service['name']);
  const find = (type: string, belongs: (resource: Resource) => boolean): Resource => {
    const found = resources[type]?.find(belongs);
    if (found === undefined) throw new Error(`${name} has no ${type}.`);
    return found;
  };
  const id = name.replace(/^.*-/, '');
  const ofService = ({ resource_id }: Resource) =>
    String(resource_id).includes(`aws_ecs_service.${id}_`) ||
    String(resource_id).includes(`aws_appautoscaling_target.${id}-`);
  const task = find('aws_ecs_task_definition', ({ family }) => family === name);
  const target = find('aws_appautoscaling_target', ofService);
  const tracked = (word: string): number | undefined => {
    const policy = resources['aws_appautoscaling_policy']?.find(
      (resource) => ofService(resource) && String(resource['name']).endsWith(`-${word}`),
    );
    const rules = policy?.['target_tracking_scaling_policy_configuration'];
    return policy === undefined ? undefined : Number((rules as Resource)['target_value']);
  };
  const sessionsPerTask = tracked('sessions');
  const actions = (resources['aws_appautoscaling_scheduled_action'] ?? []).filter(ofService);
  const [strategy] = list(service['capacity_provider_strategy']) as Resource[];
  return {
    name,
    vcpu: Number(task['cpu']) / 1024,
    gb: Number(task['memory']) / 1024,
    isArm: (task['runtime_platform'] as Resource)['cpu_architecture'] === 'ARM64',
    isSpot: strategy?.['capacity_provider'] === 'FARGATE_SPOT',
    hasAddress: (service['network_configuration'] as Resource)['assign_public_ip'] === true,
    desiredTasks: Number(service['desired_count']),
    maxTasks: Number(target['max_capacity']),
    requestsPerTask: tracked('requests') ?? Infinity,
    ...(sessionsPerTask === undefined ? {} : { sessionsPerTask }),
    hoursPerMonth: scheduledHours(actions),
  };
}

/** Hours between the daily opening and closing; all of them when there is no schedule. */
function scheduledHours(actions: readonly Resource[]): number {
  if (actions.length === 0) return MONTH_HOURS;
  const [opens, closes] = ['-open', '-close'].map((end) => {
    const action = actions.find(({ name }) => String(name).endsWith(end));
    const [, hour, days] =
      /^cron\(0 (\d+) \? \* ([A-Z-]+|\*) \*\)$/.exec(String(action?.['schedule'])) ?? [];
    if (hour === undefined)
      throw new Error(`Cannot read the schedule ${String(action?.['schedule'])}.`);
    return { hour: Number(hour), days: days === 'MON-FRI' ? 5 : 7 };
  }) as [{ hour: number; days: number }, { hour: number }];
  return (closes.hour - opens.hour) * opens.days * WEEKS_PER_MONTH;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
