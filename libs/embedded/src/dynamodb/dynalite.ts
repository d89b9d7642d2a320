/**
 * The typed door to dynalite, a CommonJS package without types. We use its storage, validations and actions and
 * leave its HTTP server: that one ends the process when a client hangs up in the middle of a request.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** One attribute in DynamoDB's own JSON: a type letter and its value. */
export type AttributeValue = Readonly<Record<string, unknown>>;
export type Item = Record<string, AttributeValue>;

export interface KeySchemaElement {
  readonly AttributeName: string;
  readonly KeyType: string;
}

export interface SecondaryIndex {
  readonly IndexName: string;
  readonly KeySchema: readonly KeySchemaElement[];
  readonly Projection: {
    readonly ProjectionType: string;
    readonly NonKeyAttributes?: readonly string[];
  };
  readonly IndexStatus?: string;
}

export interface AttributeDefinition {
  readonly AttributeName: string;
  readonly AttributeType: string;
}

export interface Table {
  readonly TableName: string;
  readonly TableArn: string;
  readonly TableStatus: string;
  readonly KeySchema: readonly KeySchemaElement[];
  readonly AttributeDefinitions: readonly AttributeDefinition[];
  readonly GlobalSecondaryIndexes?: readonly SecondaryIndex[];
  readonly LocalSecondaryIndexes?: readonly SecondaryIndex[];
}

export type Callback<T = void> = (error: Error | null | undefined, value?: T) => void;

/** The rows of one table or one index. */
export interface KeySpace {
  readonly get: (key: string, done: Callback<Item>) => void;
  readonly put: (key: string, value: unknown, done: Callback) => void;
  readonly del: (key: string, done: Callback) => void;
  readonly lock: (
    key: string | readonly string[],
    work: (release: (done: Callback<unknown>) => Callback<unknown>) => void,
  ) => void;
}

/** One row to write; a list of them is written as a whole or not at all. */
export type Change =
  | { readonly type: 'put'; readonly key: string; readonly value: unknown }
  | { readonly type: 'del'; readonly key: string };

interface KeyRange {
  readonly gte: string;
  readonly lt: string;
}

/** The LevelDB (or in-memory) database under every table. */
export interface Level {
  open(): Promise<void>;
  close(): Promise<void>;
  get(key: string): Promise<unknown>;
  batch(changes: readonly Change[]): Promise<void>;
  keys(range: unknown): AsyncIterable<string>;
  values(range: unknown): AsyncIterable<unknown>;
  iterator(range: KeyRange): AsyncIterable<[string, unknown]>;
  createKeyStream(range: unknown): unknown;
  createValueStream(range: unknown): unknown;
}

export type IndexKind = 'Local' | 'Global';

export interface Store {
  readonly options: { readonly maxItemSize: number };
  readonly db: Level;
  readonly getTable: (name: string, done: Callback<Table>) => void;
  getItemDb(table: string): KeySpace;
  getIndexDb(kind: IndexKind, table: string, index: string): KeySpace;
}

/** An action of dynalite: the part of an operation behind validation. */
export type Action = (store: Store, data: never, done: Callback<unknown>) => void;

/** What dynalite checks before it runs an action. */
export interface Rules {
  readonly types: Readonly<Record<string, unknown>>;
  readonly custom?: unknown;
}

interface DynaliteDb {
  create(options: {
    path?: string | undefined;
    createTableMs: number;
    updateTableMs: number;
    deleteTableMs: number;
  }): Store;
  createKey(item: Item, table: Table): string;
  createIndexKey: (item: Item, table: Table, keySchema: readonly KeySchemaElement[]) => string;
  updateIndexes: (
    store: Store,
    table: Table,
    existing: Item | undefined,
    item: Item | undefined,
    done: Callback,
  ) => void;
  validateItem(item: Item, table: Table): Error | null | undefined;
  validateKey(key: Item, table: Table): Error | null | undefined;
  checkConditional(data: object, existing: Item | undefined): Error | null | undefined;
  itemSize(item: Item): number;
}

interface DynaliteValidations {
  checkTypes(data: unknown, types: Rules['types']): object;
  checkValidations(data: unknown, types: Rules['types'], custom: unknown, store: Store): void;
}

export const db = require('dynalite/db') as DynaliteDb;
export const validations = require('dynalite/validations') as DynaliteValidations;

/** Loads one operation by its name in camel case, such as `putItem`. */
export function loadOperation(name: string): { readonly action: Action; readonly rules: Rules } {
  return {
    action: require(`dynalite/actions/${name}`) as Action,
    rules: require(`dynalite/validations/${name}`) as Rules,
  };
}
