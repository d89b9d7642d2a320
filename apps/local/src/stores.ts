import {
  DynamoConnectionRepository,
  DynamoFollowedRepository,
  DynamoIncidentRepository,
  DynamoNotificationRepository,
  DynamoOneTimeTokenRepository,
  DynamoSessionRepository,
  DynamoUserRepository,
  adoptIncidents,
  createDocumentClient,
  createTables,
  tableNames,
  type TableNames,
} from '@vigia/dynamo';

export const REGION = 'us-east-1';

/** The tables of the local system and the repositories over them. */
export interface Stores {
  readonly tables: Required<TableNames>;
  readonly connections: DynamoConnectionRepository;
  readonly followed: DynamoFollowedRepository;
  readonly incidents: DynamoIncidentRepository;
  readonly notifications: DynamoNotificationRepository;
  readonly oneTimeTokens: DynamoOneTimeTokenRepository;
  readonly sessions: DynamoSessionRepository;
  readonly users: DynamoUserRepository;
  close(): void;
}

/** Opens the tables in an embedded DynamoDB and makes those that are missing; counts what an earlier version stored. */
export async function openStores(endpoint: string): Promise<Stores> {
  const client = createDocumentClient({ region: REGION, endpoint });
  const tables = tableNames('local');
  await createTables(client, tables);
  await adoptIncidents(client, tables);
  return {
    tables,
    connections: new DynamoConnectionRepository(client, tables),
    followed: new DynamoFollowedRepository(client, tables),
    incidents: new DynamoIncidentRepository(client, tables),
    notifications: new DynamoNotificationRepository(client, tables),
    oneTimeTokens: new DynamoOneTimeTokenRepository(client, tables),
    sessions: new DynamoSessionRepository(client, tables),
    users: new DynamoUserRepository(client, tables),
    close: () => client.destroy(),
  };
}
