import { Injectable } from '@nestjs/common';
import {
  CodeRequiredError,
  OneTimeTokenRepository,
  ProviderLoginInvalidError,
} from '@vigia/domain/identity';
import { ConcurrentChangeError } from '@vigia/domain/shared';
import { UserExistsError, hasSecondFactor } from '@vigia/domain/user';
import { Clock } from '@vigia/platform';
import { LoginService, type Login } from '../login.service.js';
import {
  ERRAND_SECONDS,
  IdentityProvider,
  type Arrival,
  type Errand,
} from './identity-provider.js';
import { ProviderAccounts } from './provider-accounts.js';
import { ProviderSeals } from './provider-seals.js';

/** How a visit to the provider ended: logged in, or a code is still missing. */
export type Outcome =
  | { readonly login: Login; readonly returnTo: string }
  | { readonly waiting: string; readonly returnTo: string };

type RememberedErrand = Errand & { readonly returnTo: string };

const ERRAND = 'errand';
const CODE = 'code';
const CODE_SECONDS = 300;
const ATTEMPTS = 3;
/** Before anything that was ever proved. */
const NEVER = new Date(0).toISOString();

/** Opens sessions for those whom the identity provider knows. */
@Injectable()
export class ProviderLoginService {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly accounts: ProviderAccounts,
    private readonly logins: LoginService,
    private readonly seals: ProviderSeals,
    private readonly tickets: OneTimeTokenRepository,
    private readonly clock: Clock,
  ) {}

  /** Where to send somebody, and what their browser keeps meanwhile. */
  async begin(returnTo: string, isAnew: boolean): Promise<{ url: string; kept: string }> {
    const { url, errand } = await this.provider.sendAway(isAnew);
    const kept = await this.seals.seal(ERRAND, { ...errand, returnTo }, ERRAND_SECONDS);
    return { url: url.href, kept };
  }

  /** [OID-1] Who comes back with what the browser kept, once; [OID-6] a code may still be missing. */
  async finish(query: string, kept: string | undefined): Promise<Outcome> {
    const errand = kept && ((await this.seals.open(ERRAND, kept)) as RememberedErrand | undefined);
    if (!errand) throw new ProviderLoginInvalidError();
    const { state, returnTo } = errand;
    const expiresAt = new Date(this.clock.nowMs() + ERRAND_SECONDS * 1000).toISOString();
    if (!(await this.tickets.claim(`oidc-${state}`, expiresAt))) {
      throw new ProviderLoginInvalidError();
    }
    const arrival = await this.provider.receive(query, errand);
    try {
      return { login: await this.enter(arrival), returnTo };
    } catch (error) {
      if (!(error instanceof CodeRequiredError)) throw error;
      return { waiting: await this.wait(arrival), returnTo };
    }
  }

  /** Seals somebody who has been to the provider and owes a code; it opens nothing without one. */
  async wait(arrival: Arrival): Promise<string> {
    return this.seals.seal(CODE, arrival, CODE_SECONDS);
  }

  /** Who owes a code. */
  async owing(waiting: string): Promise<Arrival> {
    const arrival = (await this.seals.open(CODE, waiting)) as Arrival | undefined;
    if (arrival === undefined) throw new ProviderLoginInvalidError();
    return arrival;
  }

  /** [OID-6] The code comes before anything is stored: without it nobody takes an account over. */
  async enter({ person, authenticatedAt = NEVER }: Arrival, code?: string): Promise<Login> {
    for (let attempt = 1; ; attempt += 1) {
      const at = this.clock.now();
      const found = await this.accounts.find(person);
      const known = found && (await this.logins.takeCode(found, code));
      try {
        const user = await this.accounts.settle(known, person, at);
        // [OID-7]
        const proved = authenticatedAt < at ? authenticatedAt : at;
        const provedAt = hasSecondFactor(user) ? at : proved;
        return await this.logins.open(user, at, { provedAt, detail: person.identity.issuer });
      } catch (error) {
        const isRace = error instanceof ConcurrentChangeError || error instanceof UserExistsError;
        if (!isRace || attempt === ATTEMPTS) throw error;
      }
    }
  }
}
