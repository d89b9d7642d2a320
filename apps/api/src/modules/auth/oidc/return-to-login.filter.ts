import { Catch, Injectable, Logger, type ArgumentsHost } from '@nestjs/common';
import { DomainError } from '@vigia/domain/shared';
import { isProblemCode, type ProblemCode } from '@vigia/platform';
import { ProblemException, ProblemFilter } from '@vigia/platform/nest';
import type { Response } from 'express';
import { Config } from '../../../config/config.js';

/** [OID-8] A browser is on its way, not a program: it goes back to the login page, which explains the code. */
@Injectable()
@Catch()
export class ReturnToLoginFilter extends ProblemFilter {
  readonly #log = new Logger('ReturnToLoginFilter');

  constructor(private readonly config: Config) {
    super(config.http.problemBaseUrl);
  }

  override catch(error: unknown, host: ArgumentsHost): void {
    const code = codeOf(error);
    // No page of ours sends one.
    if (code === 'invalid-request') {
      super.catch(error, host);
      return;
    }
    if (code === 'internal') this.#log.error({ err: error }, 'login by the provider failed');
    const response = host.switchToHttp().getResponse<Response>();
    response.status(302).location(`${this.config.publicWebUrl}/entrar?error=${code}`).end();
  }
}

function codeOf(error: unknown): ProblemCode {
  if (error instanceof ProblemException) return error.code;
  return error instanceof DomainError && isProblemCode(error.code) ? error.code : 'internal';
}
