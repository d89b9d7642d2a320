import type { AccountEvent } from '../audit/index.js';
import type { Page, Receipt, Role, Speciality } from '../shared/index.js';
import type { AccountStatus, ProviderIdentity, User } from './user.js';

/** Port: accounts by address and by role. [AUD-1] An event is stored together with the change that it tells of. */
export abstract class UserRepository {
  /** The account of a normalised address. */
  abstract find(email: string): Promise<User | undefined>;

  /** [OID-3] The account that is linked to somebody at an identity provider. */
  abstract findByIdentity(identity: ProviderIdentity): Promise<User | undefined>;

  /**
   * Fails with UserExistsError when the address is taken, ReceiptExistsError when the request was carried out before,
   * ConcurrentChangeError when another account has the same identity at the provider.
   */
  abstract create(user: User, receipt?: Receipt, event?: AccountEvent): Promise<void>;

  /**
   * Stores a change of the account; `openLoad` and `lastAssignedAt` are left as stored.
   * Fails with ConcurrentChangeError when the stored version is not `user.version - 1`.
   */
  abstract save(user: User, event?: AccountEvent): Promise<void>;

  /** [OID-3] A `save` after which the account is found by its identity; one identity belongs to one account. */
  abstract link(user: User & Required<Pick<User, 'identity'>>, event: AccountEvent): Promise<void>;

  /** [OID-3] A `save` after which the account is no longer found by the identity, which another one may have then. */
  abstract unlink(user: User, lost: ProviderIdentity, event: AccountEvent): Promise<void>;

  /** All workers of a trade, inert ones included, by address. */
  abstract listBySpeciality(speciality: Speciality): Promise<readonly User[]>;

  /** Accounts of one role by address, optionally of one status only. */
  abstract listByRole(
    role: Role,
    query: { readonly status?: AccountStatus; readonly limit: number; readonly cursor?: string },
  ): Promise<Page<User>>;
}
