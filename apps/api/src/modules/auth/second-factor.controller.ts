import { Body, Controller, Delete, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@vigia/domain/user';
import { ApiProblem } from '@vigia/platform/nest';
import { AllowInert, CurrentActor, CurrentCaller } from '../../access/access.decorators.js';
import type { Caller } from '../../access/caller.js';
import { RequireStepUp } from '../../access/require-step-up.decorator.js';
import {
  ConfirmSecondFactorDto,
  ProveDto,
  RecoveryCodesDto,
  SecondFactorSetUpDto,
} from './dto/second-factor.dto.js';
import { LoginBackoff } from './login-backoff.js';
import { SecondFactorService } from './second-factor.service.js';
import { StepUpService } from './step-up.service.js';

/** Answers hand out secrets and codes work once, so an Idempotency-Key has no meaning here. */
@ApiTags('auth')
@Controller()
export class SecondFactorController {
  constructor(
    private readonly secondFactors: SecondFactorService,
    private readonly stepUps: StepUpService,
    private readonly backoff: LoginBackoff,
  ) {}

  @Post('me/segundo-paso')
  @AllowInert()
  @RequireStepUp()
  @ApiOperation({
    operationId: 'beginSecondFactor',
    summary: 'Begin to set up a second factor',
    description: 'Answers the secret for an authenticator app (RFC 6238). Nothing is on yet.',
  })
  @ApiResponse({ status: 201, type: SecondFactorSetUpDto, description: 'The secret.' })
  @ApiProblem('second-factor-on', 'user-not-verified', 'concurrent-change')
  async begin(@CurrentActor() actor: Actor): Promise<SecondFactorSetUpDto> {
    const { secret, uri } = await this.secondFactors.begin(actor);
    return { secreto: secret, uri };
  }

  @Post('me/segundo-paso/confirmar')
  @AllowInert()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'confirmSecondFactor',
    summary: 'Turn the second factor on',
    description: 'By a first code of the app. From now on a login takes one.',
  })
  @ApiResponse({ status: 200, type: RecoveryCodesDto, description: 'It is on.' })
  @ApiProblem(
    'code-invalid',
    'second-factor-on',
    'second-factor-off',
    'user-not-found',
    'concurrent-change',
  )
  async confirm(
    @CurrentActor() actor: Actor,
    @Body() { codigo }: ConfirmSecondFactorDto,
    @Ip() ip: string,
  ): Promise<RecoveryCodesDto> {
    const codigos = await this.backoff.guard(actor.email, ip, () =>
      this.secondFactors.confirm(actor, codigo),
    );
    return { codigos };
  }

  @Delete('me/segundo-paso')
  @RequireStepUp()
  @HttpCode(204)
  @ApiOperation({
    operationId: 'removeSecondFactor',
    summary: 'Turn the second factor off',
    description: 'Not for an admin where admins must have one.',
  })
  @ApiResponse({ status: 204, description: 'It is off.' })
  @ApiProblem('second-factor-off', 'second-factor-required', 'concurrent-change')
  async remove(@CurrentActor() actor: Actor): Promise<void> {
    await this.secondFactors.remove(actor);
  }

  @Post('auth/confirmar')
  @AllowInert()
  @HttpCode(204)
  @ApiOperation({
    operationId: 'proveIdentity',
    summary: 'Prove again who one is',
    description: 'By the password or a code, before something grave; good for ten minutes.',
  })
  @ApiResponse({ status: 204, description: 'Proved.' })
  @ApiProblem('credentials-invalid', 'code-invalid', 'session-expired')
  async prove(
    @CurrentCaller() caller: Caller,
    @Body() { password, codigo }: ProveDto,
    @Ip() ip: string,
  ): Promise<void> {
    await this.backoff.guard(caller.actor.email, ip, () =>
      this.stepUps.prove(caller, { password, code: codigo }),
    );
  }
}
