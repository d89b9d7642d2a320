import {
  Body,
  Controller,
  Delete,
  Param,
  Put,
  UseInterceptors,
  applyDecorators,
} from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { EMAIL_MAX } from '@vigia/domain/user';
import { ApiProblem, textSchema } from '@vigia/platform/nest';
import { CurrentCaller } from '../../access/access.decorators.js';
import type { Caller } from '../../access/caller.js';
import { ApiBoard, ApiBoardId } from './api-board.decorator.js';
import { BoardGuestsService } from './board-guests.service.js';
import { BoardHeaders } from './board-headers.interceptor.js';
import { BoardViews } from './board-views.js';
import { BoardDto } from './dto/board.dto.js';
import { InviteGuestDto } from './dto/invite-guest.dto.js';

/** Documents a route about one guest. */
function ApiGuest(): MethodDecorator {
  return applyDecorators(
    ApiBoardId(),
    ApiParam({
      name: 'email',
      schema: textSchema({ max: EMAIL_MAX }),
      example: 'ana.rojas@utec.edu.pe',
    }),
    ApiBoard(),
    ApiProblem('board-not-yours', 'concurrent-change'),
  );
}

@ApiTags('tableros')
@Controller('tableros/:id/invitados/:email')
@UseInterceptors(BoardHeaders)
export class BoardGuestsController {
  constructor(
    private readonly guests: BoardGuestsService,
    private readonly views: BoardViews,
  ) {}

  @Put()
  @ApiOperation({
    operationId: 'inviteGuest',
    summary: 'Invite somebody to a board',
    description:
      'Or give a guest another role. To the board of an incident only its reporter is invited, who reads it anyway.',
  })
  @ApiGuest()
  @ApiProblem(
    'user-not-found',
    'guest-is-owner',
    'guest-not-active',
    'only-reporter-invited',
    'too-many-guests',
  )
  async invite(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Param('email') email: string,
    @Body() { rol }: InviteGuestDto,
  ): Promise<BoardDto> {
    const request = { actor: caller.actor, boardId: id };
    return this.views.of(caller, await this.guests.invite(request, email, rol));
  }

  @Delete()
  @ApiOperation({
    operationId: 'removeGuest',
    summary: 'Take an invitation back',
    description: 'Ends that person’s sessions within seconds. Repeating it changes nothing.',
  })
  @ApiGuest()
  async remove(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Param('email') email: string,
  ): Promise<BoardDto> {
    const request = { actor: caller.actor, boardId: id };
    return this.views.of(caller, await this.guests.remove(request, email));
  }
}
