/** Somebody who can log in at the embedded provider. */
export interface ProviderPerson {
  /** Who they are there, for good. */
  readonly subject: string;
  readonly name: string;
  readonly email: string;
  /** Whether the provider says that the address is theirs. */
  readonly isVerified: boolean;
}
