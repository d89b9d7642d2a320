import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TokenSigner, TokenVerifier } from '@vigia/platform';
import { Config } from '../../config/config.js';
import { AddressLimitGuard } from '../../limits/address-limit.guard.js';
import { UserLimitGuard } from '../../limits/user-limit.guard.js';
import { MailModule } from '../mail/mail.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { AcceptanceController } from './acceptance.controller.js';
import { AccessTokens } from './access-tokens.js';
import { AccountFactory } from './account-factory.js';
import { AdminNotices } from './admin-notices.js';
import { AuthCookies } from './auth-cookies.js';
import { AuthGuard } from './auth.guard.js';
import { AuthService } from './auth.service.js';
import { DevicesController } from './devices.controller.js';
import { EndedAccess } from './ended-access.js';
import { InvitationsController } from './invitations.controller.js';
import { InvitationsService } from './invitations.service.js';
import { LoginBackoff } from './login-backoff.js';
import { LoginService } from './login.service.js';
import { StepUpService } from './step-up.service.js';
import { IdentityProvider } from './oidc/identity-provider.js';
import { ProviderAccounts } from './oidc/provider-accounts.js';
import { ProviderCookie } from './oidc/provider-cookie.js';
import { ProviderController } from './oidc/provider.controller.js';
import { ProviderLoginService } from './oidc/provider-login.service.js';
import { ProviderSeals } from './oidc/provider-seals.js';
import { TotpCodes } from './totp-codes.js';
import { Seal } from '../../secrets/seal.js';
import { OneTimeLinks } from './one-time-links.js';
import { OwnerNotices } from './owner-notices.js';
import { PasswordChangeController } from './password-change.controller.js';
import { PasswordChangeService } from './password-change.service.js';
import { PasswordResetController } from './password-reset.controller.js';
import { PasswordResetService } from './password-reset.service.js';
import { Passwords } from './passwords.js';
import { RegistrationController } from './registration.controller.js';
import { RegistrationService } from './registration.service.js';
import { RequestIdentity } from './request-identity.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactorService } from './second-factor.service.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { VerificationService } from './verification.service.js';

/** Accounts and sessions; its guards stand in front of every route. */
@Module({
  imports: [MailModule, NotificationsModule],
  controllers: [
    AcceptanceController,
    InvitationsController,
    RegistrationController,
    PasswordResetController,
    PasswordChangeController,
    SessionsController,
    DevicesController,
    SecondFactorController,
    ProviderController,
  ],
  providers: [
    {
      provide: TokenSigner,
      inject: [Config],
      useFactory: ({ token }: Config) => TokenSigner.from(token.privateKey),
    },
    {
      provide: TokenVerifier,
      inject: [Config],
      useFactory: ({ token }: Config) => new TokenVerifier(token.publicKeys),
    },
    AccessTokens,
    AccountFactory,
    AdminNotices,
    AuthCookies,
    AuthService,
    EndedAccess,
    IdentityProvider,
    InvitationsService,
    LoginBackoff,
    LoginService,
    OneTimeLinks,
    OwnerNotices,
    PasswordChangeService,
    PasswordResetService,
    Passwords,
    ProviderAccounts,
    ProviderCookie,
    ProviderLoginService,
    ProviderSeals,
    RegistrationService,
    RequestIdentity,
    SecondFactorService,
    SessionsService,
    StepUpService,
    TotpCodes,
    Seal,
    VerificationService,
    // In this order: cheap before dear, and who somebody is before what they may.
    { provide: APP_GUARD, useClass: AddressLimitGuard },
    { provide: APP_GUARD, useClass: AuthGuard },
    { provide: APP_GUARD, useClass: UserLimitGuard },
  ],
  exports: [AuthService, TokenSigner, TokenVerifier],
})
export class AuthModule {}
