import {
  apiError,
  isRefusal,
  refusalName,
  serializationError,
  validationError,
} from './api-error.js';
import { db, loadOperation, type Item } from './dynalite.js';
import type { Engine } from './engine.js';
import { readInput, wantsItemOnRefusal, type Operation, type RequestBody } from './operation.js';
import { readToken, rememberToken, wasCommitted } from './transaction-tokens.js';
import { bufferWrites, type WriteBuffer } from './write-buffer.js';

const MAX_ITEMS = 100;
const MAX_BYTES = 4 * 1024 * 1024;

const put = loadOperation('putItem');
const update = loadOperation('updateItem');
const remove = loadOperation('deleteItem');
const get = loadOperation('getItem');

/** Each kind of entry: the operation that reads and runs it, and what it may not lack. */
const KINDS = {
  Put: { ...put, required: undefined },
  Update: { ...update, required: 'UpdateExpression' },
  Delete: { ...remove, required: undefined },
  ConditionCheck: { ...remove, required: 'ConditionExpression' },
} as const;

type Kind = keyof typeof KINDS;

interface Step {
  readonly kind: Kind;
  readonly data: Target;
  readonly key: string;
  readonly showItem: boolean;
}

/** The item an entry is about. */
interface Target {
  readonly TableName: string;
  readonly Item?: Item;
  readonly Key?: Item;
}

type Reason =
  | { readonly Code: 'None' }
  | { readonly Code: 'ConditionalCheckFailed'; readonly Message: string; readonly Item?: Item }
  | { readonly Code: 'ValidationError'; readonly Message: string };

/** Writes every entry or none of them; a refused transaction says of each entry why. */
export const transactWriteItems: Operation = async (engine, body) => {
  const entries = readEntries(body);
  const token = readToken(body.ClientRequestToken, entries);

  return engine.exclusively(async () => {
    const now = Date.now();
    if (token && (await wasCommitted(engine, token, now))) return {};

    const steps = await planSteps(engine, entries);
    const buffer = bufferWrites(engine.store);
    const reasons: Reason[] = [];
    for (const step of steps) reasons.push(await attempt(engine, buffer, step));
    if (reasons.some(({ Code }) => Code !== 'None')) throw transactionCanceled(reasons);

    await engine.commit(token ? [...buffer.changes, rememberToken(token, now)] : buffer.changes);
    return {};
  });
};

/** Reads up to 100 items as they were at one moment. */
export const transactGetItems: Operation = async (engine, body) => {
  const entries = readEntries(body);

  return engine.exclusively(async () => {
    const responses: object[] = [];
    const once = new OncePerItem();
    for (const entry of entries) {
      const { request } = onlyKind(entry, ['Get']);
      const data = readInput(engine, get.rules, request) as Target;
      once.add(data.TableName, await locate(engine, data));
      const { Item: item } = (await engine.run(get.action, data)) as { Item?: Item };
      responses.push(item ? { Item: item } : {});
    }
    return { Responses: responses };
  });
};

function readEntries(body: RequestBody): readonly RequestBody[] {
  const entries = body.TransactItems;
  if (!Array.isArray(entries) || entries.length === 0 || entries.length > MAX_ITEMS) {
    throw validationError(
      `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length between 1 and ${MAX_ITEMS}`,
    );
  }
  if (entries.some((entry) => typeof entry !== 'object' || entry === null)) {
    throw serializationError();
  }
  return entries as readonly RequestBody[];
}

async function planSteps(engine: Engine, entries: readonly RequestBody[]): Promise<Step[]> {
  const steps: Step[] = [];
  const once = new OncePerItem();
  let bytes = 0;
  for (const entry of entries) {
    const step = await planStep(engine, entry);
    once.add(step.data.TableName, step.key);
    bytes += db.itemSize(step.data.Item ?? step.data.Key ?? {});
    steps.push(step);
  }
  if (bytes > MAX_BYTES) throw validationError('Transaction request exceeds the limit of 4 MB');
  return steps;
}

async function planStep(engine: Engine, entry: RequestBody): Promise<Step> {
  const { kind, request } = onlyKind(entry, ['Put', 'Update', 'Delete', 'ConditionCheck']);
  const { rules, required } = KINDS[kind];
  if (required && !request[required]) {
    throw validationError(
      `1 validation error detected: Value null at 'transactItems.member.${kind}.${required}' failed to satisfy constraint: Member must not be null`,
    );
  }
  const showItem = wantsItemOnRefusal(request);
  const data = readInput(engine, rules, request) as Target;
  return { kind, data, key: await locate(engine, data), showItem };
}

/** The storage key of an entry's item; a key the table cannot have is refused. */
async function locate(engine: Engine, { TableName, Item: item, Key }: Target): Promise<string> {
  const table = await engine.table(TableName);
  const invalid = item ? db.validateItem(item, table) : db.validateKey(Key ?? {}, table);
  if (invalid) throw invalid;
  return db.createKey(item ?? Key ?? {}, table);
}

class OncePerItem {
  readonly #seen = new Set<string>();

  add(table: string, key: string): void {
    const identity = `${table}/${key}`;
    if (this.#seen.has(identity)) {
      throw validationError('Transaction request cannot include multiple operations on one item');
    }
    this.#seen.add(identity);
  }
}

function onlyKind<const K extends string>(
  entry: RequestBody,
  kinds: readonly K[],
): { kind: K; request: RequestBody } {
  const present = Object.entries(entry).filter(([, request]) => (request ?? null) !== null);
  const kind = kinds.find((name) => name === present[0]?.[0]);
  if (present.length !== 1 || !kind) {
    throw validationError(`TransactItems can only contain one of ${kinds.join(', ')}`);
  }
  return { kind, request: present[0]?.[1] as RequestBody };
}

async function attempt(engine: Engine, buffer: WriteBuffer, step: Step): Promise<Reason> {
  const existing = () => engine.item(step.data.TableName, step.key);
  try {
    if (step.kind === 'ConditionCheck') {
      const refused = db.checkConditional(step.data, await existing());
      if (refused) throw refused;
    } else {
      await engine.run(KINDS[step.kind].action, step.data, buffer.store);
    }
    return { Code: 'None' };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (refusalName(error) !== 'ConditionalCheckFailedException') {
      return { Code: 'ValidationError', Message: error.message };
    }
    const item = step.showItem ? await existing() : undefined;
    return {
      Code: 'ConditionalCheckFailed',
      Message: error.message,
      ...(item ? { Item: item } : {}),
    };
  }
}

function transactionCanceled(reasons: readonly Reason[]): Error {
  const codes = reasons.map(({ Code }) => Code).join(', ');
  return apiError(
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  );
}
