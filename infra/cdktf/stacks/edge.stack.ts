import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity/index.js';
import { TerraformOutput } from 'cdktf';
import type { Construct } from 'constructs';
import { Bucket } from '../constructs/bucket.js';
import { FrontDoor, type Part } from '../constructs/front-door.js';
import { LoadBalancer } from '../constructs/load-balancer.js';
import { WebApp } from '../constructs/web-app.js';
import { WebsocketApi } from '../constructs/websocket-api.js';
import { headersToSay, type Service } from '../edge-headers.js';
import type { Environment } from '../environments.js';
import type { DataStack } from './data.stack.js';
import type { NetworkStack } from './network.stack.js';
import type { SecretsStack } from './secrets.stack.js';
import { VigiaStack } from './vigia-stack.js';

const ACCESS_LOG_DAYS = 90;
const AMPLIFY_STAGES = { dev: 'DEVELOPMENT', staging: 'BETA', prod: 'PRODUCTION' } as const;

/**
 * Every address, and nothing behind them yet. They come first because what stands behind must be told the one address
 * that people use: it allows no other origin, and writes it into mails.
 */
export class EdgeStack extends VigiaStack {
  readonly loadBalancer: LoadBalancer;
  readonly webSocketApi: WebsocketApi;
  readonly webApp: WebApp;
  readonly frontDoor: FrontDoor;

  constructor(
    scope: Construct,
    environment: Environment,
    parts: {
      readonly secrets: SecretsStack;
      readonly network: NetworkStack;
      readonly data: DataStack;
    },
  ) {
    super(scope, environment, 'edge');
    const { name, region, domain, protectsData, keepsTrafficLogs } = environment;
    const { secrets, network, data } = parts;
    const edgeKeys = secrets.edgeKey.valueIn(this);

    this.loadBalancer = new LoadBalancer(this, 'load-balancer', {
      name: this.named('alb'),
      subnetIds: network.vpc.publicSubnetIds,
      securityGroupId: network.loadBalancerGroup.id,
      isProtected: protectsData,
      ...(domain === undefined ? {} : { certificateArn: domain.certificateArn }),
      ...(keepsTrafficLogs ? { accessLogs: this.#accessLogs() } : {}),
    });
    this.webSocketApi = new WebsocketApi(this, 'websocket-api', {
      name: this.named('live'),
      region,
      stage: name,
    });
    this.webApp = new WebApp(this, 'web-app', {
      name: this.named('web'),
      stage: AMPLIFY_STAGES[name as keyof typeof AMPLIFY_STAGES],
      connectsTo: [`https://${data.photosBucket.domainName}`],
    });
    this.frontDoor = new FrontDoor(this, 'front-door', {
      name: this.named('front-door'),
      webAppDomainName: this.webApp.domainName,
      parts: [this.#service('api', edgeKeys), this.#service('boards', edgeKeys), this.#live()],
      ...(domain === undefined ? {} : { domain }),
    });

    data.photosBucket.allowPagesOf(this, this.frontDoor.url);

    const output = (id: string, value: string): void => {
      new TerraformOutput(this, id, { value, staticId: true });
    };
    output('url', this.frontDoor.url);
    output('web-app-id', this.webApp.appId);
    output('web-app-branch', this.webApp.branch);
    output('distribution-id', this.frontDoor.distributionId);
  }

  #service(service: Service, edgeKeys: string): Part {
    return {
      id: service,
      prefix: `/${service}`,
      domainName: this.loadBalancer.dnsName,
      rewrite: '',
      protocol: this.environment.domain === undefined ? 'http-only' : 'https-only',
      keepsHost: true,
      headers: headersToSay(service, edgeKeys),
    };
  }

  #live(): Part {
    return {
      id: 'live',
      prefix: '/ws',
      domainName: this.webSocketApi.domainName,
      rewrite: `/${this.webSocketApi.stage}`,
      protocol: 'https-only',
      keepsHost: false,
      headers: {},
    };
  }

  #accessLogs(): Bucket {
    const { accountId } = new DataAwsCallerIdentity(this, 'account');
    return new Bucket(this, 'access-logs', {
      name: `${this.named('access-logs')}-${accountId}`,
      protectsData: false,
      expireDays: { '': ACCESS_LOG_DAYS },
      statements: (arn) => [
        {
          Effect: 'Allow',
          Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
          Action: 's3:PutObject',
          Resource: `${arn}/AWSLogs/${accountId}/*`,
        },
      ],
    });
  }
}
