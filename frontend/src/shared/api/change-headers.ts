export interface ChangeHeaders {
  'Idempotency-Key': string;
  'If-Match'?: string;
  'X-User-Email'?: string;
}

/** Under which terms a change is asked for. */
export interface ChangeTerms {
  readonly key: string;
  /** The version it is based on; any will do without. */
  readonly version?: number;
  /** Whose change it is: refused when somebody else is logged in by now. */
  readonly as?: string;
}

/** The headers of a change: the intention it belongs to, the version it is based on, and whose it is. */
export function changeHeaders({ key, version, as }: ChangeTerms): ChangeHeaders {
  return {
    'Idempotency-Key': key,
    ...(version !== undefined && { 'If-Match': `"${String(version)}"` }),
    ...(as !== undefined && { 'X-User-Email': as }),
  };
}
