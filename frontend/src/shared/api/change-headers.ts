export interface ChangeHeaders {
  'Idempotency-Key': string;
  'If-Match'?: string;
}

/** The headers of a change: the intention it belongs to, and the version it is based on. */
export function changeHeaders(change: { key: string; version?: number }): ChangeHeaders {
  return {
    'Idempotency-Key': change.key,
    ...(change.version !== undefined && { 'If-Match': `"${String(change.version)}"` }),
  };
}
