import { MONTH_HOURS, type Inventory, type ServiceItem } from './inventory.js';
import { redisPriceId, type PriceId, type Prices } from './prices.js';
import type { Usage } from './traffic.js';

/** One line of a bill. */
export interface Line {
  readonly service: string;
  readonly what: string;
  readonly quantity: number;
  readonly usd: number;
}

/** What a month costs, and what the installation would have to be for it. */
export interface Bill {
  readonly lines: readonly Line[];
  readonly total: number;
  /** Limits that this traffic goes beyond; the bill counts what would be needed. */
  readonly beyond: readonly string[];
}

const MILLION = 1e6;
/** How much of a month is busy: the rest of it, what was started first is enough. */
const BUSY_SHARE = 0.2;
/** Connect: authorizer and handler; disconnect; each message. */
const CALLS_PER_CONNECT = 3;
const CALL_SECONDS = 0.06;
/** Ten images of two services share most of their layers. */
const GB_PER_REPOSITORY = 1;
/** Open sockets that one unit of a load balancer carries. */
const SOCKETS_PER_LCU = 3000;

/** What a month costs. Free tiers are not counted: they end, or belong to the whole account. */
export function billOf(inventory: Inventory, usage: Usage, prices: Prices): Bill {
  const lines: Line[] = [];
  const beyond: string[] = [];
  const usdOf = (id: PriceId): number => prices[id].usd;
  const add = (service: string, what: string, quantity: number, usdEach: number): void => {
    if (quantity > 0) lines.push({ service, what, quantity, usd: quantity * usdEach });
  };

  let taskAddresses = 0;
  for (const item of inventory.services) {
    const needed = tasksAtPeak(item, usage);
    if (needed > item.maxTasks) {
      beyond.push(
        `${item.name} needs ${String(needed)} tasks at the peak; it may have ${String(item.maxTasks)}.`,
      );
    }
    const tasks = item.desiredTasks + Math.max(0, needed - item.desiredTasks) * BUSY_SHARE;
    const hours = tasks * item.hoursPerMonth;
    const kind = item.isArm ? 'arm' : 'x86';
    const share = item.isSpot ? usdOf('fargate.spot.factor') : 1;
    add(
      'Fargate',
      `${item.name}, vCPU-hours`,
      hours * item.vcpu,
      usdOf(`fargate.${kind}.vcpu-hour`) * share,
    );
    add(
      'Fargate',
      `${item.name}, GB-hours`,
      hours * item.gb,
      usdOf(`fargate.${kind}.gb-hour`) * share,
    );
    if (item.hasAddress) taskAddresses += hours;
  }
  add('Load balancer', 'hours', inventory.loadBalancers * MONTH_HOURS, usdOf('alb.hour'));
  if (inventory.loadBalancers > 0) {
    const units = Math.max(usage.balancedGb, usage.boardSessionHours / SOCKETS_PER_LCU);
    add('Load balancer', 'capacity units', units, usdOf('alb.lcu-hour'));
  }
  add(
    'Network',
    'address-hours',
    inventory.addresses * MONTH_HOURS + taskAddresses,
    usdOf('ipv4.hour'),
  );
  add('Network', 'NAT gateway hours', inventory.natGateways * MONTH_HOURS, usdOf('nat.hour'));
  for (const nodeType of new Set(inventory.redisNodes)) {
    const nodes = inventory.redisNodes.filter((type) => type === nodeType).length;
    add('Redis', `${nodeType} node-hours`, nodes * MONTH_HOURS, usdOf(redisPriceId(nodeType)));
  }
  if (inventory.tables > 0) {
    add('DynamoDB', 'million writes', usage.writeUnits / MILLION, usdOf('dynamodb.write-million'));
    add('DynamoDB', 'million reads', usage.readUnits / MILLION, usdOf('dynamodb.read-million'));
    add('DynamoDB', 'GB kept', usage.tableGb, usdOf('dynamodb.gb-month'));
    add('DynamoDB', 'GB to go back in time', usage.tableGb, usdOf('dynamodb.pitr-gb-month'));
  }
  if (inventory.buckets > 0) {
    add('S3', 'GB kept', usage.bucketGb, usdOf('s3.gb-month'));
    add('S3', 'thousand writes', usage.bucketPuts / 1000, usdOf('s3.put-thousand'));
    add('S3', 'thousand reads', usage.bucketGets / 1000, usdOf('s3.get-thousand'));
  }
  if (inventory.hasLiveSocket) {
    const messages = usage.messagesIn + usage.messagesOut;
    add('Live socket', 'million messages', messages / MILLION, usdOf('websocket.message-million'));
    add(
      'Live socket',
      'million minutes',
      usage.connectionMinutes / MILLION,
      usdOf('websocket.minute-million'),
    );
  }
  const [fn] = inventory.functions;
  if (fn !== undefined) {
    const calls = usage.connects * CALLS_PER_CONNECT + usage.messagesIn;
    add('Lambda', 'million calls', calls / MILLION, usdOf('lambda.request-million'));
    add(
      'Lambda',
      'GB-seconds',
      (calls * CALL_SECONDS * fn.memoryMb) / 1024,
      usdOf(`lambda.${fn.isArm ? 'arm' : 'x86'}.gb-second`),
    );
  }
  if (inventory.hasFrontDoor) {
    add('CloudFront', 'GB', usage.frontDoorGb, usdOf('cloudfront.gb'));
    add(
      'CloudFront',
      'ten thousand requests',
      usage.frontDoorRequests / 10_000,
      usdOf('cloudfront.request-ten-thousand'),
    );
  }
  if (inventory.hasWebApp) add('Amplify', 'GB served', usage.webAppGb, usdOf('amplify.gb'));
  add('CloudWatch', 'GB of logs', usage.logGb, usdOf('cloudwatch.log-gb'));
  add('CloudWatch', 'metrics', inventory.customMetrics, usdOf('cloudwatch.metric-month'));
  add(
    'CloudWatch',
    'metrics with an alarm',
    inventory.alarmMetrics,
    usdOf('cloudwatch.alarm-month'),
  );
  add('CloudWatch', 'dashboards', inventory.dashboards, usdOf('cloudwatch.dashboard-month'));
  add('Secrets Manager', 'secrets', inventory.secrets, usdOf('secrets.secret-month'));
  add('ECR', 'GB kept', inventory.imageRepositories * GB_PER_REPOSITORY, usdOf('ecr.gb-month'));
  if (inventory.sendsMail)
    add('SES', 'thousand mails', usage.mails / 1000, usdOf('ses.mail-thousand'));

  return { lines, total: lines.reduce((sum, { usd }) => sum + usd, 0), beyond };
}

/** Tasks that the busiest hour needs, by the measures that auto scaling follows. */
function tasksAtPeak(item: ServiceItem, usage: Usage): number {
  const { requestsPerTask, sessionsPerTask } = item;
  return sessionsPerTask === undefined
    ? Math.ceil(usage.peakRequestsPerMinute / requestsPerTask)
    : Math.ceil(usage.peakBoardSessions / sessionsPerTask);
}
