import { Body, Controller, Get, Header, Put } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { OnlyAdminsAssignError } from '@vigia/domain/incident';
import { Role } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { ApiProblem } from '@vigia/platform/nest';
import { CurrentActor } from '../../../access/access.decorators.js';
import { RequireRole } from '../../../access/require-role.decorator.js';
import { AutoAssignmentService } from './auto-assignment.service.js';
import { ChangeSwitchesDto, SwitchesDto, toSwitchesDto } from './dto/switches.dto.js';

@ApiTags('asignacion')
@Controller('asignacion-automatica')
export class AutoAssignmentController {
  constructor(private readonly autoAssignment: AutoAssignmentService) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @RequireRole(Role.Admin, OnlyAdminsAssignError)
  @ApiOperation({
    operationId: 'getAutoAssignment',
    summary: 'For which specialities incidents are assigned by themselves',
    description: 'All of them, switched on or off.',
  })
  @ApiResponse({ status: 200, type: SwitchesDto, description: 'The switches.' })
  async get(): Promise<SwitchesDto> {
    return toSwitchesDto(await this.autoAssignment.find());
  }

  @Put()
  @Header('Cache-Control', 'no-store')
  @RequireRole(Role.Admin, OnlyAdminsAssignError)
  @ApiOperation({
    operationId: 'changeAutoAssignment',
    summary: 'Switch automatic assignment on and off',
    description:
      'Where it is on, what waits for the speciality goes to the best worker who is on shift and has room, the oldest report first. What is not named stays as it is.',
  })
  @ApiResponse({ status: 200, type: SwitchesDto, description: 'The switches as they are now.' })
  @ApiProblem('concurrent-change')
  async change(
    @CurrentActor() actor: Actor,
    @Body() switches: ChangeSwitchesDto,
  ): Promise<SwitchesDto> {
    return toSwitchesDto(await this.autoAssignment.change(actor, switches));
  }
}
