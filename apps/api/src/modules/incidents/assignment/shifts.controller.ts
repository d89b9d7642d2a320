import {
  Body,
  Controller,
  Get,
  Header,
  Param,
  Put,
  UseGuards,
  applyDecorators,
} from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { EMAIL_MAX, type Actor } from '@vigia/domain/user';
import { ApiProblem, textSchema } from '@vigia/platform/nest';
import { CurrentActor } from '../../../access/access.decorators.js';
import { ChangeShiftDto, ShiftDto, toShiftChange, toShiftDto } from './dto/shift.dto.js';
import { ShiftAccessGuard } from './shift-access.guard.js';
import { ShiftsService } from './shifts.service.js';

function ApiShift(operationId: string, summary: string, description: string): MethodDecorator {
  return applyDecorators(
    ApiOperation({ operationId, summary, description }),
    ApiParam({
      name: 'email',
      schema: textSchema({ max: EMAIL_MAX }),
      example: 'leo@limpieza.example',
    }),
    ApiResponse({ status: 200, type: ShiftDto, description: 'The shift as it is now.' }),
    ApiProblem('user-not-found', 'shift-of-others', 'only-staff-have-shifts'),
    Header('Cache-Control', 'no-store'),
  );
}

@ApiTags('asignacion')
@Controller('users/:email/turno')
@UseGuards(ShiftAccessGuard)
export class ShiftsController {
  constructor(private readonly shifts: ShiftsService) {}

  @Get()
  @ApiShift(
    'getShift',
    'When and where somebody of the staff works',
    'For admins and the worker; of an admin it tells when they are on duty. Somebody who told nothing is there at any time.',
  )
  async get(@CurrentActor() actor: Actor, @Param('email') email: string): Promise<ShiftDto> {
    return toShiftDto(await this.shifts.get(actor, email));
  }

  @Put()
  @ApiShift(
    'changeShift',
    'Say when and where somebody of the staff works',
    'For admins and the worker, who may not change the maximum. Repeating it changes nothing.',
  )
  @ApiProblem('only-admins-set-maximum', 'concurrent-change')
  async change(
    @CurrentActor() actor: Actor,
    @Param('email') email: string,
    @Body() body: ChangeShiftDto,
  ): Promise<ShiftDto> {
    return toShiftDto(await this.shifts.change(actor, email, toShiftChange(body)));
  }
}
