/** What kind of "no" this is. Adapters map the kind to a status; people read the code and the text. */
export type ErrorKind = 'not-found' | 'conflict' | 'forbidden' | 'invalid';

/** An expected refusal by a business rule. Anything else that is thrown is a bug or an outage. */
export abstract class DomainError extends Error {
  abstract readonly kind: ErrorKind;
  /** Stable and public: part of the API contract, never renamed. */
  abstract readonly code: string;
  /** Values that the text of the refusal names, by placeholder. */
  readonly params: Readonly<Record<string, string | number>>;

  constructor(message: string, params: Readonly<Record<string, string | number>> = {}) {
    super(message);
    this.params = params;
  }

  override get name(): string {
    return this.constructor.name;
  }
}
