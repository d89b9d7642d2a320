import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Role } from '@vigia/domain/shared';
import { EMAIL_MAX, OnlyAdminsChangeRolesError, type Actor } from '@vigia/domain/user';
import { ApiProblem, textSchema } from '@vigia/platform/nest';
import { CurrentActor } from '../../access/access.decorators.js';
import { RequireStepUp } from '../../access/require-step-up.decorator.js';
import { RequireRole } from '../../access/require-role.decorator.js';
import { ChangeRoleDto } from './dto/change-role.dto.js';
import { UserDto, toUserDto } from './dto/user.dto.js';
import { RolesService } from './roles.service.js';

@ApiTags('users')
@Controller('users')
export class RolesController {
  constructor(private readonly roles: RolesService) {}

  @Put(':email/rol')
  @RequireStepUp()
  @RequireRole(Role.Admin, OnlyAdminsChangeRolesError)
  @ApiOperation({
    operationId: 'changeRole',
    summary: 'Give somebody another role',
    description:
      'Ends the sessions of the account. Nobody changes their own role; a worker with open incidents keeps theirs.',
  })
  @ApiParam({
    name: 'email',
    schema: textSchema({ max: EMAIL_MAX }),
    example: 'ana.rojas@utec.edu.pe',
  })
  @ApiResponse({ status: 200, type: UserDto, description: 'The account in its new role.' })
  @ApiProblem(
    'user-not-found',
    'user-not-verified',
    'own-role',
    'worker-has-open-incidents',
    'speciality-required',
    'concurrent-change',
  )
  async change(
    @CurrentActor() actor: Actor,
    @Param('email') email: string,
    @Body() { tipo, especialidad }: ChangeRoleDto,
  ): Promise<UserDto> {
    const to = { role: tipo, speciality: especialidad ?? null };
    return toUserDto(await this.roles.change(actor, email, to));
  }
}
