import { BatchWriteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Connection } from '@vigia/domain/connection';
import { roleAudience, type Audience } from '@vigia/domain/notification';
import { Role } from '@vigia/domain/shared';
import type { TableNames } from '@vigia/dynamo';
import { inLanes } from '../../apps/api/src/lanes/in-lanes.js';
import { toConnectionItem } from '../../libs/dynamo/src/connection/connection.item.js';
import type { Program } from './program.js';

/** Rows that one call takes. */
const BATCH = 25;
const LANES = 8;

/** Those who are connected, of whom the first so many listen, and the stored connections of others. */
export class Crowd {
  #ids: readonly string[] = [];
  #listening = 0;

  constructor(
    private readonly client: DynamoDBDocumentClient,
    private readonly tables: TableNames,
    private readonly clients: Program,
    private readonly gateway: Program,
  ) {}

  /** Opens so many sockets; nobody listens yet. */
  async connect(count: number): Promise<void> {
    const { url } = await this.gateway.ask<{ url: string }>({});
    await this.clients.ask({ connect: count, url });
    ({ ids: this.#ids } = await this.gateway.ask<{ ids: string[] }>({}));
  }

  /** Makes the first so many, and no others, the audience. */
  async listen(count: number, audience: Audience): Promise<void> {
    const added = this.#ids
      .slice(this.#listening, count)
      .map((id) => ({ PutRequest: { Item: toConnectionItem(aConnection(id, audience)) } }));
    const removed = this.#ids
      .slice(count, this.#listening)
      .map((connectionId) => ({ DeleteRequest: { Key: { connectionId } } }));
    await this.write([...added, ...removed]);
    this.#listening = count;
  }

  /** Stores so many connections of admins and of workers. */
  async addStrangers(count: number): Promise<void> {
    const groups = [roleAudience(Role.Admin), roleAudience(Role.Worker)] as const;
    await this.write(
      Array.from({ length: count }, (_, at) => ({
        PutRequest: {
          Item: toConnectionItem(
            aConnection(`stranger${String(at)}`, at % 2 === 0 ? groups[0] : groups[1]),
          ),
        },
      })),
    );
  }

  private async write(requests: readonly object[]): Promise<void> {
    const batches = Array.from({ length: Math.ceil(requests.length / BATCH) }, (_, at) =>
      requests.slice(at * BATCH, (at + 1) * BATCH),
    );
    await inLanes(batches, LANES, async (batch) => {
      await this.client.send(
        new BatchWriteCommand({ RequestItems: { [this.tables.connections]: batch } }),
      );
    });
  }
}

function aConnection(id: string, group: Audience): Connection {
  return {
    id,
    email: `${id}@utec.edu.pe`,
    group,
    connectedAt: '2026-03-02T12:00:00.000Z',
    expiresAt: '2126-03-02T14:10:00.000Z',
  };
}
