import type { FargateService } from '../constructs/fargate-service.js';
import type { Environment } from '../environments.js';
import type { DataStack } from './data.stack.js';
import type { EdgeStack } from './edge.stack.js';
import type { RealtimeStack } from './realtime.stack.js';
import type { ServicesStack } from './services.stack.js';

/** The stacks in which there is something to see. */
export interface WatchedStacks {
  readonly data: DataStack;
  readonly edge: EdgeStack;
  readonly realtime: RealtimeStack;
  readonly services: ServicesStack;
}

type Series = readonly (string | object)[];

interface Widget {
  readonly title: string;
  readonly series: readonly Series[];
  readonly stat?: string;
}

const COLUMNS = 3;
const WIDTH = 8;
const HEIGHT = 6;

/** What an operator looks at first, in the form that CloudWatch draws. */
export function dashboard(
  { region }: Environment,
  { data, edge, realtime, services }: WatchedStacks,
): object {
  const both = [services.api, services.boards];
  const loadBalancer = edge.loadBalancer.arnSuffix;
  const nodes = data.redis.nodeIds;
  const ofTasks = (metric: string): Series[] => both.map((service) => ecs(metric, service));
  const ofTargets = (metric: string): Series[] =>
    both.map((service) => [
      'AWS/ApplicationELB',
      metric,
      'LoadBalancer',
      loadBalancer,
      'TargetGroup',
      service.targetGroupArnSuffix,
      { label: service.node.id },
    ]);
  const ofNodes = (metric: string): Series[] =>
    nodes.map((node) => ['AWS/ElastiCache', metric, 'CacheClusterId', node]);

  const ofBoards = (...metrics: string[]): Series[] =>
    metrics.map((metric) => [services.boardSessions.namespace, metric]);

  const widgets: readonly Widget[] = [
    { title: 'CPU of tasks (%)', series: ofTasks('CPUUtilization'), stat: 'Average' },
    { title: 'Memory of tasks (%)', series: ofTasks('MemoryUtilization'), stat: 'Average' },
    {
      title: 'Running tasks',
      series: both.map((service) => [
        'ECS/ContainerInsights',
        ...ecs('RunningTaskCount', service).slice(1),
      ]),
      stat: 'Average',
    },
    { title: 'Requests', series: ofTargets('RequestCount') },
    { title: 'Latency, p95 (s)', series: ofTargets('TargetResponseTime'), stat: 'p95' },
    { title: 'Server errors', series: ofTargets('HTTPCode_Target_5XX_Count') },
    { title: 'CPU of Redis (%)', series: ofNodes('EngineCPUUtilization'), stat: 'Average' },
    { title: 'Connections to Redis', series: ofNodes('CurrConnections'), stat: 'Average' },
    { title: 'Evictions', series: ofNodes('Evictions') },
    {
      title: 'Refused by DynamoDB',
      series: Object.values(data.tables).flatMap(({ name }) => [
        ['AWS/DynamoDB', 'ReadThrottleEvents', 'TableName', name],
        ['AWS/DynamoDB', 'WriteThrottleEvents', 'TableName', name],
      ]),
    },
    {
      title: 'Errors of Lambdas',
      series: realtime.functions.map(({ name }) => ['AWS/Lambda', 'Errors', 'FunctionName', name]),
    },
    {
      title: 'Live sockets opened, messages',
      series: ['ConnectCount', 'MessageCount'].map((metric) => [
        'AWS/ApiGateway',
        metric,
        'ApiId',
        edge.webSocketApi.id,
        'Stage',
        edge.webSocketApi.stage,
      ]),
    },
    {
      title: 'People per task with a board open',
      series: [[services.boardSessions.namespace, services.boardSessions.name]],
      stat: 'Average',
    },
    {
      title: 'Boards: oldest unstored change, busiest turn (ms)',
      series: ofBoards('StoreAge', 'FlushLag'),
      stat: 'Maximum',
    },
    {
      title: 'Boards: changes, refused, brought back for others',
      series: ofBoards('Updates', 'Refused', 'BroughtBack'),
    },
  ];
  return {
    widgets: [
      ...widgets.map((widget, index) => drawn(widget, index, region)),
      recentErrors(both, Math.ceil(widgets.length / COLUMNS) * HEIGHT, region),
    ],
  };
}

function ecs(metric: string, service: FargateService): Series {
  return [
    'AWS/ECS',
    metric,
    'ClusterName',
    service.clusterName,
    'ServiceName',
    service.name,
    { label: service.node.id },
  ];
}

function drawn({ title, series, stat = 'Sum' }: Widget, index: number, region: string): object {
  return {
    type: 'metric',
    x: (index % COLUMNS) * WIDTH,
    y: Math.floor(index / COLUMNS) * HEIGHT,
    width: WIDTH,
    height: HEIGHT,
    properties: { title, region, stat, period: 60, metrics: series },
  };
}

/** The services write JSON lines with pino's levels: 50 is an error. */
function recentErrors(services: readonly FargateService[], y: number, region: string): object {
  const sources = services.map(({ logs }) => `SOURCE '${logs.name}'`).join(' | ');
  return {
    type: 'log',
    x: 0,
    y,
    width: COLUMNS * WIDTH,
    height: HEIGHT,
    properties: {
      title: 'Recent errors',
      region,
      view: 'table',
      query: `${sources} | fields @timestamp, @log, msg, err.message | filter level >= 50 | sort @timestamp desc | limit 50`,
    },
  };
}
