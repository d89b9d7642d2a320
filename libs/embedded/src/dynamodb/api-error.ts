interface RefusalBody extends Readonly<Record<string, unknown>> {
  readonly __type: string;
}

/** A refusal in DynamoDB's own words; dynalite throws errors of the same shape. */
export class ApiError extends Error {
  readonly statusCode = 400;
  readonly body: RefusalBody;

  constructor(type: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.body = { __type: type, message, ...details };
  }
}

/** What both our errors and dynalite's carry. */
export interface Refusal extends Error {
  readonly statusCode: number;
  readonly body: RefusalBody;
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'statusCode' in error && 'body' in error;
}

/** The short name of a refusal, such as `ConditionalCheckFailedException`. */
export function refusalName(refusal: Refusal): string {
  return refusal.body.__type.split('#').at(-1) ?? '';
}

export function apiError(
  name: string,
  message: string,
  details?: Readonly<Record<string, unknown>>,
): ApiError {
  return new ApiError(`com.amazonaws.dynamodb.v20120810#${name}`, message, details);
}

export function validationError(message: string): ApiError {
  return new ApiError('com.amazon.coral.validate#ValidationException', message);
}

export function serializationError(): ApiError {
  return new ApiError('com.amazon.coral.service#SerializationException', 'The body is not JSON.');
}
