import type { AuthorizerEvent, AuthorizerResult, WebSocketRoutes } from './events.js';

/** What the other handlers are told of the caller. */
export type AuthorizerContext = Readonly<Record<string, string | number>>;

export type Authorization =
  | { readonly allowed: true; readonly context: AuthorizerContext | undefined }
  | { readonly allowed: false; readonly status: 401 | 403 | 500; readonly message: string };

/** Asks the authorizer, if there is one, and reads its policy as API Gateway does. */
export async function authorize(
  authorizer: WebSocketRoutes['authorizer'],
  event: AuthorizerEvent,
  onError: (error: unknown) => void,
): Promise<Authorization> {
  if (!authorizer) return { allowed: true, context: undefined };
  const askedAt = performance.now();
  try {
    const result = await authorizer(event);
    if (!isAllowed(result, event.methodArn)) {
      return {
        allowed: false,
        status: 403,
        message: 'User is not authorized to access this resource',
      };
    }
    const integrationLatency = Math.round(performance.now() - askedAt);
    return {
      allowed: true,
      context: { ...texts(result.context), principalId: result.principalId, integrationLatency },
    };
  } catch (error) {
    if (error instanceof Error && error.message === 'Unauthorized') {
      return { allowed: false, status: 401, message: 'Unauthorized' };
    }
    onError(error);
    return { allowed: false, status: 500, message: 'Internal server error' };
  }
}

/** One Allow must match and no Deny may. */
function isAllowed({ policyDocument }: AuthorizerResult, arn: string): boolean {
  const effects = policyDocument.Statement.filter(
    ({ Action, Resource }) =>
      list(Action).some((action) => matches(action, 'execute-api:Invoke')) &&
      list(Resource).some((resource) => matches(resource, arn)),
  ).map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
}

function list(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

/** `*` stands for any text and `?` for one letter. */
function matches(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`).test(text);
}

/** API Gateway turns numbers and booleans into texts and fails on anything deeper. */
function texts(context: AuthorizerResult['context']): Record<string, string> {
  const entries = Object.entries(context ?? {}).filter(([, value]) => value !== null);
  return Object.fromEntries(
    entries.map(([name, value]) => {
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
        throw new TypeError(`The authorizer's context.${name} must be a text, number or boolean.`);
      }
      return [name, String(value)];
    }),
  );
}
