import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TokenSigner, TokenVerifier } from '@vigia/platform';
import { Config } from '../../config/config.js';
import { AccessTokens } from './access-tokens.js';
import { AuthCookies } from './auth-cookies.js';
import { AuthGuard } from './auth.guard.js';
import { RequestIdentity } from './request-identity.js';
import { SessionsService } from './sessions.service.js';

/** Accounts and sessions; its guard stands in front of every route. */
@Module({
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
    AuthCookies,
    RequestIdentity,
    SessionsService,
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
})
export class AuthModule {}
