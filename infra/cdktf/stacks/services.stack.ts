import { EcsClusterCapacityProviders } from '@cdktf/provider-aws/lib/ecs-cluster-capacity-providers/index.js';
import { EcsCluster } from '@cdktf/provider-aws/lib/ecs-cluster/index.js';
import { API_ENV, type ApiEnv } from '@vigia/api/env';
import { BOARDS_ENV, type BoardsEnv } from '@vigia/boards/env';
import { TABLES, type TableKey } from '@vigia/dynamo/table';
import { TerraformOutput, TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import type { Metric } from '../constructs/alarm.js';
import { type ContainerEnvironment, FargateService } from '../constructs/fargate-service.js';
import { MailSender } from '../constructs/mail-sender.js';
import { ServiceScaling } from '../constructs/service-scaling.js';
import { headersToExpect } from '../edge-headers.js';
import type { Environment } from '../environments.js';
import { resourceName } from '../names.js';
import { PORTS } from '../ports.js';
import type { DataStack } from './data.stack.js';
import type { EdgeStack } from './edge.stack.js';
import type { NetworkStack } from './network.stack.js';
import type { SecretsStack } from './secrets.stack.js';
import { VigiaStack } from './vigia-stack.js';

export interface ServicesStackParts {
  readonly secrets: SecretsStack;
  readonly network: NetworkStack;
  readonly data: DataStack;
  readonly edge: EdgeStack;
}

/** A person stays with the same task for a day, so that a board is open in as few tasks as may be. */
const STICKY_SECONDS = 86_400;
/** CloudFront and the load balancer. */
const PROXY_HOPS = 2;

/** The api and the boards. */
export class ServicesStack extends VigiaStack {
  readonly api: FargateService;
  readonly boards: FargateService;
  /** People with a board open, as each task tells once a minute. */
  readonly boardSessions: Metric;

  constructor(scope: Construct, environment: Environment, parts: ServicesStackParts) {
    super(scope, environment, 'services');
    const { secrets, network, data, edge } = parts;
    const { region, compute, logRetentionDays } = environment;

    const cluster = new EcsCluster(this, 'cluster', {
      name: this.named('cluster'),
      setting: [{ name: 'containerInsights', value: 'enabled' }],
    });
    new EcsClusterCapacityProviders(this, 'capacity', {
      clusterName: cluster.name,
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    });
    const tag = new TerraformVariable(this, 'image_tag', {
      type: 'string',
      description: 'Which images to run; `npm run deploy` sets it to the commit that it built.',
    }).stringValue;
    const shared = {
      region,
      cluster,
      compute,
      vpcId: network.vpc.id,
      subnetIds: network.vpc.taskSubnetIds,
      hasPublicAddress: environment.network.privateTasks === undefined,
      logRetentionDays,
    };
    const { listenerArn, arnSuffix } = edge.loadBalancer;
    const edgeKeys = secrets.edgeKey.valueIn(this);

    this.boards = new FargateService(this, 'boards', {
      ...shared,
      name: this.named('boards'),
      image: { repository: data.boardsImages, tag },
      size: environment.boards,
      environment: boardsVariables(environment, parts),
      port: PORTS.boards,
      securityGroupId: network.boardsGroup.id,
      route: { listenerArn, priority: 10, headers: headersToExpect('boards', edgeKeys) },
      stickySeconds: STICKY_SECONDS,
    });
    data.tables.boards.grantReadWrite(this.boards.taskRole);
    data.tables.tokens.grantWrite(this.boards.taskRole);
    data.boardsBucket.grantObjects(this.boards.taskRole);

    this.api = new FargateService(this, 'api', {
      ...shared,
      name: this.named('api'),
      image: { repository: data.apiImages, tag },
      size: environment.api,
      environment: apiVariables(environment, parts),
      port: PORTS.api,
      securityGroupId: network.apiGroup.id,
      route: { listenerArn, priority: 20, headers: headersToExpect('api', edgeKeys) },
    });
    for (const key of tablesOf(API_ENV)) {
      const table = data.tables[key];
      if (key === 'audit') table.grantAppend(this.api.taskRole);
      else table.grantReadWrite(this.api.taskRole);
    }
    data.photosBucket.grantObjects(this.api.taskRole);
    edge.webSocketApi.grantPost(this.api.taskRole);
    new MailSender(this, 'mail', environment.mail).grantSend(this.api.taskRole);
    if (environment.sms !== undefined) {
      // Phone numbers have no ARN to bind the right to: it is for everything that is no topic and no device.
      this.api.taskRole.allowBut('send-sms', {
        actions: ['sns:Publish'],
        resources: ['arn:aws:sns:*:*:*'],
      });
    }

    this.boardSessions = this.boards.logs.metric('BoardSessions', {
      namespace: this.named('metrics'),
      pattern: '{ $.Sessions = * }',
      value: '$.Sessions',
    });
    const hours = environment.demoHours === undefined ? {} : { hours: environment.demoHours };
    new ServiceScaling(this, 'boards-scaling', {
      service: this.boards,
      loadBalancerArnSuffix: arnSuffix,
      minTasks: environment.boards.minTasks,
      maxTasks: environment.boards.maxTasks,
      perTask: { metric: this.boardSessions, target: environment.boards.sessionsPerTask },
      ...hours,
    });
    new ServiceScaling(this, 'api-scaling', {
      service: this.api,
      loadBalancerArnSuffix: arnSuffix,
      minTasks: environment.api.minTasks,
      maxTasks: environment.api.maxTasks,
      ...hours,
    });

    new TerraformOutput(this, 'cluster-name', { value: cluster.name, staticId: true });
  }
}

function apiVariables(
  environment: Environment,
  { secrets, data, edge }: ServicesStackParts,
): ContainerEnvironment<keyof ApiEnv> {
  const { region, campus, mail, sms, identityProvider } = environment;
  return {
    ...tableVariables(API_ENV, data.tables),
    PORT: String(PORTS.api),
    HOST: '0.0.0.0',
    LOG_LEVEL: 'info',
    TRUST_PROXY_HOPS: String(PROXY_HOPS),
    WEB_ORIGINS: edge.frontDoor.url,
    PUBLIC_WEB_URL: edge.frontDoor.url,
    PROBLEM_BASE_URL: environment.problemBaseUrl,
    AWS_REGION: region,
    DYNAMODB_ENDPOINT: 'none',
    PHOTOS_BUCKET: data.photosBucket.name,
    S3_ENDPOINT: 'none',
    S3_UPLOAD_URL: 'none',
    WS_API_ID: edge.webSocketApi.id,
    WS_STAGE: edge.webSocketApi.stage,
    WS_MANAGEMENT_ENDPOINT: 'none',
    TOKEN_PRIVATE_KEY: secrets.tokenPrivateKey,
    TOKEN_PUBLIC_KEYS: secrets.publicKeys,
    TOTP_SEAL_KEYS: secrets.totpSealKeys,
    COOKIE_SECURE: 'true',
    ADMIN_TOTP: campus.adminTotp,
    OIDC_ISSUER: identityProvider?.issuer ?? 'none',
    OIDC_CLIENT_ID: identityProvider?.clientId ?? 'none',
    OIDC_CLIENT_SECRET: secrets.oidcClientSecret ?? 'none',
    OIDC_NAME: identityProvider?.name ?? 'none',
    OIDC_EMAIL_CLAIM: identityProvider?.emailClaim ?? 'none',
    OIDC_DOMAINS: identityProvider?.domains.join(',') ?? 'none',
    MAIL_URL: 'ses:',
    MAIL_FROM: mail.from,
    SMS_URL: sms === undefined ? 'none' : 'sns:',
    SMS_SENDER_ID: sms?.senderId ?? 'none',
    SMS_PER_HOUR: String(sms?.perHour ?? 1),
    SMS_PER_INCIDENT: String(sms?.perIncident ?? 1),
    OUTREACH: environment.outreach,
    ROLE_DOMAINS: Object.entries(campus.roleDomains)
      .map(([domain, role]) => `${domain}=${role}`)
      .join(','),
    CAMPUS_TIME_ZONE: campus.timeZone,
    CAMPUS_FEED: campus.feed,
    CAMPUS_FILE: campus.file,
    ATTEMPTS_PER_ACCOUNT: String(campus.attemptsPerAccount),
    ATTEMPTS_PER_IP: String(campus.attemptsPerIp),
    REQUESTS_PER_USER: String(campus.requestsPerUser),
    REQUESTS_PER_IP: String(campus.requestsPerIp),
    OUTBOUND_TARGETS: 'public',
    VAPID_PRIVATE_KEY: secrets.vapidPrivateKey,
    VAPID_SUBJECT: edge.frontDoor.url,
    REDIS_URL: secrets.redisUrl,
  };
}

function boardsVariables(
  environment: Environment,
  { secrets, data, edge }: ServicesStackParts,
): ContainerEnvironment<keyof BoardsEnv> {
  return {
    ...tableVariables(BOARDS_ENV, data.tables),
    PORT: String(PORTS.boards),
    HOST: '0.0.0.0',
    LOG_LEVEL: 'info',
    WEB_ORIGINS: edge.frontDoor.url,
    AWS_REGION: environment.region,
    DYNAMODB_ENDPOINT: 'none',
    S3_ENDPOINT: 'none',
    BOARDS_BUCKET: data.boardsBucket.name,
    REDIS_URL: secrets.redisUrl,
    TOKEN_PUBLIC_KEYS: secrets.publicKeys,
    BOARD_SEAL_KEY: secrets.boardSealKey,
    STORE_QUIET_MS: '2000',
    STORE_AT_MOST_MS: '10000',
    STREAM_GRACE_MS: '60000',
    REVIEW_MS: '5000',
    METRICS_NAMESPACE: resourceName(environment, 'metrics'),
  };
}

type TableVariable = (typeof TABLES)[TableKey]['envVariable'];

/** The tables that a contract asks for: a service may use these and no others. */
function tablesOf(contract: Readonly<Record<string, string>>): readonly TableKey[] {
  return (Object.keys(TABLES) as TableKey[]).filter((key) => TABLES[key].envVariable in contract);
}

function tableVariables<C extends Readonly<Record<string, string>>>(
  contract: C,
  tables: DataStack['tables'],
): Readonly<Record<Extract<keyof C, TableVariable>, string>> {
  const named = tablesOf(contract).map((key) => [TABLES[key].envVariable, tables[key].name]);
  return Object.fromEntries(named) as Record<Extract<keyof C, TableVariable>, string>;
}
