import { validationError } from './api-error.js';
import { validations, type Rules } from './dynalite.js';
import type { Engine } from './engine.js';

/** A parsed request, not yet checked. */
export type RequestBody = Readonly<Record<string, unknown>>;

/** Answers one DynamoDB operation. */
export type Operation = (engine: Engine, body: RequestBody) => Promise<object>;

/** Checks a request as dynalite does and returns what its action takes; leaves `body` as it is. */
export function readInput(engine: Engine, rules: Rules, body: unknown): object {
  const data = validations.checkTypes(structuredClone(body), rules.types);
  validations.checkValidations(data, rules.types, rules.custom, engine.store);
  return data;
}

/** The table a request names. */
export function tableNameOf(body: RequestBody): string {
  const name = body.TableName;
  if (typeof name !== 'string' || !name) {
    throw validationError(
      "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null",
    );
  }
  return name;
}

/** Whether a refused condition shall show the item it was refused for. */
export function wantsItemOnRefusal(body: RequestBody): boolean {
  const wish = body.ReturnValuesOnConditionCheckFailure ?? 'NONE';
  if (wish !== 'ALL_OLD' && wish !== 'NONE') {
    throw validationError(
      `1 validation error detected: Value '${JSON.stringify(wish)}' at 'returnValuesOnConditionCheckFailure' failed to satisfy constraint: Member must satisfy enum value set: [ALL_OLD, NONE]`,
    );
  }
  return wish === 'ALL_OLD';
}
