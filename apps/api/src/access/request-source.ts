import { AsyncLocalStorage } from 'node:async_hooks';
import type { Source } from '@vigia/domain/audit';
import type { RequestHandler } from 'express';

const AGENT_MAX = 200;
const sources = new AsyncLocalStorage<Source>();

/** Remembers where a request came from for as long as it is carried out. */
export const rememberSource: RequestHandler = (request, _response, next) => {
  const agent = (request.get('user-agent') ?? '').replace(/[^\x20-\x7e]/g, ' ').slice(0, AGENT_MAX);
  sources.run({ ip: request.ip ?? '', agent }, next);
};

/** Where the request that is being carried out came from; what no request asked for came from nowhere. */
export function currentSource(): Source {
  return sources.getStore() ?? { ip: '', agent: '' };
}
