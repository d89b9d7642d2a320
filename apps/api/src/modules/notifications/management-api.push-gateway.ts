import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { PushGateway, type Posted } from './push-gateway.js';

/** One post and two retries, which the SDK delays with jitter. */
const ATTEMPTS = 3;
const CONNECT_MS = 1_000;
const REQUEST_MS = 3_000;
const MAX_SOCKETS = 64;

/** Posts through API Gateway's management API. */
@Injectable()
export class ManagementApiPushGateway extends PushGateway {
  readonly #client: ApiGatewayManagementApiClient;

  constructor({ socket }: Config) {
    super();
    this.#client = new ApiGatewayManagementApiClient({
      region: socket.region,
      endpoint: socket.managementEndpoint,
      maxAttempts: ATTEMPTS,
      requestHandler: {
        connectionTimeout: CONNECT_MS,
        requestTimeout: REQUEST_MS,
        throwOnRequestTimeout: true,
        httpsAgent: { maxSockets: MAX_SOCKETS },
        httpAgent: { maxSockets: MAX_SOCKETS },
      },
      // AWS answers over https only; a stand-in takes any credentials.
      ...(socket.managementEndpoint.startsWith('http:') && {
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      }),
    });
  }

  override async post(connectionId: string, frame: string): Promise<Posted> {
    try {
      await this.#client.send(
        new PostToConnectionCommand({ ConnectionId: connectionId, Data: frame }),
      );
      return 'delivered';
    } catch (error) {
      if (error instanceof GoneException) return 'gone';
      throw error;
    }
  }

  override async close(connectionId: string): Promise<void> {
    try {
      await this.#client.send(new DeleteConnectionCommand({ ConnectionId: connectionId }));
    } catch (error) {
      if (!(error instanceof GoneException)) throw error;
    }
  }
}
