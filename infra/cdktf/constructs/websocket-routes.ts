import { Apigatewayv2Authorizer } from '@cdktf/provider-aws/lib/apigatewayv2-authorizer/index.js';
import { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration/index.js';
import { Apigatewayv2RouteResponse } from '@cdktf/provider-aws/lib/apigatewayv2-route-response/index.js';
import { Apigatewayv2Route } from '@cdktf/provider-aws/lib/apigatewayv2-route/index.js';
import { Apigatewayv2Stage } from '@cdktf/provider-aws/lib/apigatewayv2-stage/index.js';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission/index.js';
import { Construct } from 'constructs';
import type { LogGroup } from './log-group.js';
import type { NodeLambda } from './node-lambda.js';
import type { WebsocketApi } from './websocket-api.js';

export interface WebsocketRoutesProps {
  readonly api: WebsocketApi;
  /** Decides who may connect. */
  readonly authorize: NodeLambda;
  readonly connect: NodeLambda;
  readonly disconnect: NodeLambda;
  /** Answers whatever a client says. */
  readonly message: NodeLambda;
  readonly messagesPerSecond: number;
  readonly messageBurst: number;
  /** Where it is noted who opens a socket and how it ends; absent: nowhere. */
  readonly accessLogs?: LogGroup;
}

/** What a line of the access log says: no address and no query, for that may hold a ticket. */
const NOTED = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  connection: '$context.connectionId',
  route: '$context.routeKey',
  event: '$context.eventType',
  status: '$context.status',
  authorizer: '$context.authorizer.error',
  error: '$context.error.message',
  integration: '$context.integrationErrorMessage',
} as const;

/** What answers at the live socket, and how much of it. */
export class WebsocketRoutes extends Construct {
  constructor(scope: Construct, id: string, props: WebsocketRoutesProps) {
    super(scope, id);
    const { api, authorize, connect, disconnect, message, accessLogs } = props;
    const authorizer = new Apigatewayv2Authorizer(this, 'authorizer', {
      apiId: api.id,
      name: authorize.name,
      authorizerType: 'REQUEST',
      authorizerUri: authorize.invokeArn,
      // No identity source: a cookie or a ticket will do, and API Gateway would demand all that are listed.
    });
    permit(this, authorize, `${api.executionArn}/authorizers/${authorizer.id}`);

    const route = (name: string, lambda: NodeLambda, more: object = {}): Apigatewayv2Route => {
      permit(this, lambda, `${api.executionArn}/${api.stage}/$${name}`);
      const integration = new Apigatewayv2Integration(this, `${name}-integration`, {
        apiId: api.id,
        integrationType: 'AWS_PROXY',
        integrationUri: lambda.invokeArn,
      });
      return new Apigatewayv2Route(this, `${name}-route`, {
        apiId: api.id,
        routeKey: `$${name}`,
        target: `integrations/${integration.id}`,
        ...more,
      });
    };
    const answered = { routeResponseSelectionExpression: '$default' };
    const routes = [
      route('connect', connect, { authorizationType: 'CUSTOM', authorizerId: authorizer.id }),
      route('disconnect', disconnect),
      route('default', message, answered),
    ] as const;
    const [, , messages] = routes;
    new Apigatewayv2RouteResponse(this, 'default-response', {
      apiId: api.id,
      routeId: messages.id,
      routeResponseKey: '$default',
    });
    new Apigatewayv2Stage(this, 'stage', {
      apiId: api.id,
      name: api.stage,
      autoDeploy: true,
      defaultRouteSettings: {
        throttlingRateLimit: props.messagesPerSecond,
        throttlingBurstLimit: props.messageBurst,
      },
      ...(accessLogs === undefined
        ? {}
        : {
            accessLogSettings: {
              destinationArn: accessLogs.arn,
              format: JSON.stringify(NOTED),
            },
          }),
      dependsOn: [...routes],
    });
  }
}

function permit(scope: Construct, lambda: NodeLambda, sourceArn: string): void {
  new LambdaPermission(scope, `${lambda.node.id}-permission`, {
    action: 'lambda:InvokeFunction',
    functionName: lambda.name,
    principal: 'apigateway.amazonaws.com',
    sourceArn,
  });
}
