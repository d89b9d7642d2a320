import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { Clock, TokenSigner, TokenVerifier } from '@vigia/platform';
import { Config } from '../../config/config.js';
import { MailModule } from '../mail/mail.module.js';
import { AccessTokens } from './access-tokens.js';
import { AccountFactory } from './account-factory.js';
import { attemptLimits } from './attempts/attempts.guard.js';
import { CounterWindowStorage } from './attempts/counter-window.storage.js';
import { AuthCookies } from './auth-cookies.js';
import { AuthGuard } from './auth.guard.js';
import { LoginService } from './login.service.js';
import { Passwords } from './passwords.js';
import { RegistrationController } from './registration.controller.js';
import { RegistrationService } from './registration.service.js';
import { RequestIdentity } from './request-identity.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';
import { VerificationLinks } from './verification-links.js';
import { VerificationService } from './verification.service.js';

/** Accounts and sessions; its guard stands in front of every route. */
@Module({
  imports: [
    MailModule,
    ThrottlerModule.forRootAsync({
      inject: [Config, Clock],
      useFactory: (config: Config, clock: Clock) =>
        attemptLimits(config, new CounterWindowStorage(clock)),
    }),
  ],
  controllers: [RegistrationController, SessionsController],
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
    AuthCookies,
    LoginService,
    Passwords,
    RegistrationService,
    RequestIdentity,
    SessionsService,
    VerificationLinks,
    VerificationService,
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
  exports: [TokenSigner],
})
export class AuthModule {}
