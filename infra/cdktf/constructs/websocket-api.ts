import { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api/index.js';
import { Construct } from 'constructs';
import type { Role } from './role.js';

export interface WebsocketApiProps {
  readonly name: string;
  readonly region: string;
  /** The name of its only stage, which is part of its address. */
  readonly stage: string;
}

/** The address of the live socket. What answers there is added by `WebsocketRoutes`, in a later stack. */
export class WebsocketApi extends Construct {
  readonly id: string;
  readonly stage: string;
  readonly domainName: string;
  readonly executionArn: string;

  constructor(scope: Construct, id: string, { name, region, stage }: WebsocketApiProps) {
    super(scope, id);
    const api = new Apigatewayv2Api(this, 'api', {
      name,
      protocolType: 'WEBSOCKET',
      routeSelectionExpression: '$request.body.action',
    });
    this.id = api.id;
    this.stage = stage;
    this.domainName = `${api.id}.execute-api.${region}.amazonaws.com`;
    this.executionArn = api.executionArn;
  }

  /** Lets the role post to open sockets. */
  grantPost(role: Role): void {
    role.allow('post-to-sockets', {
      actions: ['execute-api:ManageConnections'],
      resources: [`${this.executionArn}/${this.stage}/POST/@connections/*`],
    });
  }
}
