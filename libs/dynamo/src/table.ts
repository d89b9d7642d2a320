/** A key of a table or an index; every key attribute is a string. */
export interface KeyDefinition {
  readonly partition: string;
  readonly sort?: string;
}

/** A global secondary index. `KEYS_ONLY` where only the table's own key is asked for. */
export interface IndexDefinition {
  readonly name: string;
  readonly key: KeyDefinition;
  readonly projection: 'ALL' | 'KEYS_ONLY';
}

/** What a table must look like; infra and `createTables` build it from this. */
export interface TableDefinition {
  /** The variable in which a process finds the table's full name. */
  readonly envVariable: string;
  /** The name without its environment: `ReportsTable` becomes `ReportsTable-dev`. */
  readonly baseName: string;
  readonly key: KeyDefinition;
  readonly indexes: readonly IndexDefinition[];
  /** Holds the second (Unix time) after which DynamoDB may delete the item. */
  readonly ttlAttribute?: string;
}

/** Every table by its logical name. The only place that knows table, key and index names. */
export const TABLES = {
  /**
   * Incidents. `fecha_id` is `<Fecha_creacion>#<id>` and `prioridad_id` ends in the
   * id as well, so sort keys are unique and pages exact.
   */
  reports: {
    envVariable: 'TABLE_NAME',
    baseName: 'ReportsTable',
    key: { partition: 'id' },
    indexes: [
      {
        name: 'by-reporter',
        key: { partition: 'creado_por', sort: 'fecha_id' },
        projection: 'ALL',
      },
      {
        name: 'by-assignee',
        key: { partition: 'asignado_a', sort: 'fecha_id' },
        projection: 'ALL',
      },
      { name: 'by-status', key: { partition: 'estado', sort: 'fecha_id' }, projection: 'ALL' },
      {
        name: 'by-priority',
        key: { partition: 'estado', sort: 'prioridad_id' },
        projection: 'ALL',
      },
    ],
  },
  /**
   * What happened to each incident; `id` is a ULID. Under `cuentas` how many there are, under `tablero#<id>` what people
   * say on a board, under `mensajes#<id>` and `internos#<id>` what they say about an incident, under `trabajo#<id>` what
   * it cost, under `cuenta#<partition>` how many rows another partition has.
   */
  activity: {
    envVariable: 'ACTIVITY_TABLE',
    baseName: 'ActivityTable',
    key: { partition: 'incidente_id', sort: 'id' },
    indexes: [],
  },
  /** Accounts. */
  users: {
    envVariable: 'USERS_TABLE',
    baseName: 'UsersTable',
    key: { partition: 'email' },
    indexes: [
      { name: 'by-role', key: { partition: 'tipo', sort: 'email' }, projection: 'ALL' },
      {
        name: 'by-speciality',
        key: { partition: 'especialidad', sort: 'email' },
        projection: 'ALL',
      },
    ],
  },
  /** Open sockets. */
  connections: {
    envVariable: 'CONNECTIONS_TABLE',
    baseName: 'ConnectionsTable',
    key: { partition: 'connectionId' },
    indexes: [
      { name: 'by-user', key: { partition: 'userEmail' }, projection: 'KEYS_ONLY' },
      { name: 'by-group', key: { partition: 'grupo' }, projection: 'KEYS_ONLY' },
    ],
    ttlAttribute: 'expira',
  },
  /**
   * Notification rows per audience (`id` is a ULID) and one row per person of what was read. What may leave the app, as
   * a push, a mail or a page, has a `salida`: one reader brings it to people.
   */
  notifications: {
    envVariable: 'NOTIFICATIONS_TABLE',
    baseName: 'NotificationsTable',
    key: { partition: 'audiencia', sort: 'id' },
    indexes: [{ name: 'by-outlet', key: { partition: 'salida', sort: 'id' }, projection: 'ALL' }],
    ttlAttribute: 'expira',
  },
  /**
   * Sessions, single-use links, claimed tickets, whose access ended, receipts of repeated requests, and whose account an
   * identity at a provider opens.
   */
  tokens: {
    envVariable: 'TOKENS_TABLE',
    baseName: 'TokensTable',
    key: { partition: 'id' },
    indexes: [{ name: 'by-user', key: { partition: 'email', sort: 'id' }, projection: 'ALL' }],
    ttlAttribute: 'expira',
  },
  /** Photos; the pictures are in a bucket. Those that nobody put onto an incident expire. */
  photos: {
    envVariable: 'PHOTOS_TABLE',
    baseName: 'PhotosTable',
    key: { partition: 'id' },
    indexes: [],
    ttlAttribute: 'expira',
  },
  /**
   * Beside each board, shared with the board service: which snapshot it is, and whose access ended. Ends on every board
   * have a row a day, which expires.
   */
  boards: {
    envVariable: 'BOARDS_TABLE',
    baseName: 'BoardsTable',
    key: { partition: 'id' },
    indexes: [],
    ttlAttribute: 'expira',
  },
  /**
   * Boards, and a row per person and free board. `orden` is `<fecha_actualizacion>#<board id>`, so sort keys are unique
   * within a list and pages exact.
   */
  boardCatalog: {
    envVariable: 'BOARD_CATALOG_TABLE',
    baseName: 'BoardCatalogTable',
    key: { partition: 'id' },
    indexes: [
      { name: 'by-list', key: { partition: 'lista', sort: 'orden' }, projection: 'KEYS_ONLY' },
    ],
  },
  /**
   * What belongs to one person: saved filters, settings, the incidents they follow, their devices and what is on its way
   * to them; `id` begins with the kind. Settings of the whole campus are under `#campus`. `vence` is
   * `<when to send>#<email>#<id>`, so sort keys are unique; only what waits to be sent has a `cola`.
   */
  personal: {
    envVariable: 'PERSONAL_TABLE',
    baseName: 'PersonalTable',
    key: { partition: 'email', sort: 'id' },
    indexes: [{ name: 'by-queue', key: { partition: 'cola', sort: 'vence' }, projection: 'ALL' }],
    ttlAttribute: 'expira',
  },
  /**
   * Webhooks (in the list `webhooks`), what is on its way to each (in its list `webhook#<id>`), and how far the events
   * were read. `vence` is `<when to try>#<key>`, so sort keys are unique; only what waits has a `cola`.
   */
  webhooks: {
    envVariable: 'WEBHOOKS_TABLE',
    baseName: 'WebhooksTable',
    key: { partition: 'id' },
    indexes: [
      { name: 'by-list', key: { partition: 'lista', sort: 'orden' }, projection: 'ALL' },
      { name: 'by-queue', key: { partition: 'cola', sort: 'vence' }, projection: 'ALL' },
    ],
    ttlAttribute: 'expira',
  },
  /** What happened to accounts, in one partition; `id` is a ULID. Rows are added and never changed. */
  audit: {
    envVariable: 'AUDIT_TABLE',
    baseName: 'AuditTable',
    key: { partition: 'registro', sort: 'id' },
    indexes: [
      { name: 'by-account', key: { partition: 'cuenta', sort: 'id' }, projection: 'ALL' },
      { name: 'by-actor', key: { partition: 'autor', sort: 'id' }, projection: 'ALL' },
      { name: 'by-kind', key: { partition: 'tipo', sort: 'id' }, projection: 'ALL' },
    ],
    ttlAttribute: 'expira',
  },
} as const satisfies Readonly<Record<string, TableDefinition>>;

/** A table's logical name. */
export type TableKey = keyof typeof TABLES;

/** The full name of every table. */
export type TableNames = Readonly<Record<TableKey, string>>;

/** The names of one environment: `ReportsTable-<environment>` and so on. */
export function tableNames(environment: string): TableNames {
  const named = Object.entries(TABLES).map(([key, table]) => [
    key,
    `${table.baseName}-${environment}`,
  ]);
  return Object.fromEntries(named) as TableNames;
}
