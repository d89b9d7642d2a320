import {
  ScanCommand,
  type DynamoDBDocumentClient,
  type ScanCommandOutput,
} from '@aws-sdk/lib-dynamodb';
import type { Audience } from '@vigia/domain/notification';
import {
  DynamoConnectionRepository,
  DynamoFollowerRepository,
  type TableNames,
} from '@vigia/dynamo';
import { SystemClock } from '@vigia/platform';
import { pushMessage } from '@vigia/wire';
import { NotificationsService } from '../../apps/api/src/modules/notifications/notifications.service.js';
import type { PushGateway } from '../../apps/api/src/modules/notifications/push-gateway.js';
import { aNotification, anIncident } from '../../apps/api/test/support/fixtures.js';

/** Tells an audience of an event. */
export type Way = (eventId: string) => Promise<void>;

/** Where connections are stored, and who listens. */
export interface Ground {
  readonly client: DynamoDBDocumentClient;
  readonly tables: TableNames;
  readonly audience: Audience;
}

/** What the api does; it answers when the push has begun. */
export function newWay({ client, tables, audience }: Ground, gateway: PushGateway): Way {
  const service = new NotificationsService(
    new DynamoConnectionRepository(client, tables),
    new DynamoFollowerRepository(client, tables),
    gateway,
    new SystemClock(),
  );
  return (id) => {
    service.publish([aNotification({ id, audience })], anIncident());
    return Promise.resolve();
  };
}

/** What the old system did: every connection is read, those of the audience are told one after the other. */
export function oldWay({ client, tables, audience }: Ground, gateway: PushGateway): Way {
  return async (id) => {
    const frame = JSON.stringify(pushMessage(aNotification({ id, audience }), anIncident()));
    let start: ScanCommandOutput['LastEvaluatedKey'];
    do {
      const { Items = [], LastEvaluatedKey }: ScanCommandOutput = await client.send(
        new ScanCommand({ TableName: tables.connections, ExclusiveStartKey: start }),
      );
      for (const { connectionId, grupo } of Items) {
        if (grupo === audience) await gateway.post(String(connectionId), frame);
      }
      start = LastEvaluatedKey;
    } while (start !== undefined);
  };
}
