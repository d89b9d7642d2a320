import type { Construct } from 'constructs';
import { FlowLogs } from '../constructs/flow-logs.js';
import { SecurityGroup } from '../constructs/security-group.js';
import { Vpc } from '../constructs/vpc.js';
import type { Environment } from '../environments.js';
import { PORTS } from '../ports.js';
import { VigiaStack } from './vigia-stack.js';

/** Where everything stands, and who may talk to whom. */
export class NetworkStack extends VigiaStack {
  readonly vpc: Vpc;
  readonly loadBalancerGroup: SecurityGroup;
  readonly apiGroup: SecurityGroup;
  readonly boardsGroup: SecurityGroup;
  readonly redisGroup: SecurityGroup;

  constructor(scope: Construct, environment: Environment) {
    super(scope, environment, 'network');
    const { region, network, keepsTrafficLogs, logRetentionDays } = environment;
    this.vpc = new Vpc(this, 'vpc', { name: this.named('network'), region, ...network });

    const group = (thing: string, description: string): SecurityGroup =>
      new SecurityGroup(this, thing, {
        name: this.named(thing),
        description,
        vpcId: this.vpc.id,
      });
    this.loadBalancerGroup = group('load-balancer', 'What the internet reaches');
    this.apiGroup = group('api', 'Tasks of the api');
    this.boardsGroup = group('boards', 'Tasks of the boards');
    this.redisGroup = group('redis', 'Redis');

    this.loadBalancerGroup.allowFromAnywhere(PORTS.http);
    this.loadBalancerGroup.allowFromAnywhere(PORTS.https);
    this.apiGroup.allowFrom(this.loadBalancerGroup, PORTS.api);
    this.boardsGroup.allowFrom(this.loadBalancerGroup, PORTS.boards);
    this.redisGroup.allowFrom(this.boardsGroup, PORTS.redis);
    this.redisGroup.allowFrom(this.apiGroup, PORTS.redis);
    this.apiGroup.allowToAnywhere(PORTS.https);
    this.boardsGroup.allowToAnywhere(PORTS.https);

    if (keepsTrafficLogs) {
      new FlowLogs(this, 'flow-logs', {
        name: this.named('flow-logs'),
        vpcId: this.vpc.id,
        retentionDays: logRetentionDays,
      });
    }
  }
}
