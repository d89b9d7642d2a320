import type { RunningApi } from './start-api.js';

/** A DynamoDB call on its way, as far as tests look at it. */
interface Call {
  readonly input: { readonly TableName?: string };
}

type Handler = (call: Call) => Promise<unknown>;

/** Where tests step between the api and its DynamoDB. */
interface CallStack {
  add(
    middleware: (next: Handler, context: { readonly commandName: string }) => Handler,
    options: { readonly step: 'initialize'; readonly name: string },
  ): void;
  remove(name: string): boolean;
}

/** Every DynamoDB call of a running api goes through this stack. */
export function callStackOf(api: RunningApi): CallStack {
  return api.app.get<{ readonly middlewareStack: CallStack }>('document-client', { strict: false })
    .middlewareStack;
}
