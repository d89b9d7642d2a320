import { Body, Controller, Delete, Get, Param, Put, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Role } from '@vigia/domain/shared';
import {
  EMAIL_MAX,
  OnlyAdminsApproveError,
  OnlyAdminsDeactivateError,
  OnlyAdminsListUsersError,
  OnlyAdminsResetSecondFactorsError,
  type Actor,
} from '@vigia/domain/user';
import { ApiProblem, textSchema } from '@vigia/platform/nest';
import type { Response } from 'express';
import { AllowInert, CurrentActor, UnauthenticatedText } from '../../access/access.decorators.js';
import { RequireStepUp } from '../../access/require-step-up.decorator.js';
import { RequireRole } from '../../access/require-role.decorator.js';
import { LINK_TO_NEXT, linkToNext } from '../../paging/link-to-next.js';
import { ChangeProfileDto } from './dto/change-profile.dto.js';
import { ListUsersQuery, USERS_LIMIT } from './dto/list-users.query.js';
import { UserDto, toUserDto } from './dto/user.dto.js';
import { UsersService } from './users.service.js';

@ApiTags('users')
@Controller()
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get('me')
  @AllowInert()
  @ApiOperation({
    operationId: 'getMe',
    summary: 'The account that calls',
    description: 'Answers inert accounts, too, so that a client can say what they wait for.',
  })
  @ApiResponse({ status: 200, type: UserDto, description: 'The account as it is now.' })
  @ApiProblem('user-not-found')
  async getMe(@CurrentActor() actor: Actor): Promise<UserDto> {
    return toUserDto(await this.users.me(actor));
  }

  @Put('me')
  @ApiOperation({
    operationId: 'changeProfile',
    summary: 'Change one’s own name or language',
    description: 'What is not named stays. What others see changes within a second.',
  })
  @ApiResponse({ status: 200, type: UserDto, description: 'The account as it is now.' })
  @ApiProblem('user-not-found', 'concurrent-change')
  async changeProfile(
    @CurrentActor() actor: Actor,
    @Body() { nombre, idioma }: ChangeProfileDto,
  ): Promise<UserDto> {
    return toUserDto(await this.users.changeProfile(actor, { name: nombre, language: idioma }));
  }

  @Get('users')
  @RequireRole(Role.Admin, OnlyAdminsListUsersError)
  @UnauthenticatedText('No autenticado. Header X-User-Email requerido.')
  @ApiOperation({
    operationId: 'listUsers',
    summary: 'Accounts by role and state',
    description: 'A bare array in the order of addresses; `Link` points to the next page.',
  })
  @ApiResponse({
    status: 200,
    description: 'The accounts.',
    schema: {
      type: 'array',
      maxItems: USERS_LIMIT,
      items: { $ref: '#/components/schemas/UserDto' },
    },
    headers: LINK_TO_NEXT,
  })
  @ApiProblem('invalid-request', 'invalid-cursor')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListUsersQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UserDto[]> {
    const { tipo, estado, limite = USERS_LIMIT, cursor } = query;
    const page = await this.users.list(actor, {
      role: tipo,
      status: estado,
      limit: limite,
      cursor,
    });
    linkToNext(response, { tipo, estado, limite }, page.next);
    return page.items.map(toUserDto);
  }

  @Put('users/:email/aprobar')
  @RequireRole(Role.Admin, OnlyAdminsApproveError)
  @ApiOperation({
    operationId: 'approveUser',
    summary: 'Let a waiting worker in',
    description:
      'Works at once, also for sessions that are open already. Repeating it changes nothing.',
  })
  @ApiParam({
    name: 'email',
    schema: textSchema({ max: EMAIL_MAX }),
    example: 'leo@limpieza.example',
  })
  @ApiResponse({ status: 200, type: UserDto, description: 'The account, active now.' })
  @ApiProblem('user-not-found', 'user-not-verified', 'account-not-waiting', 'concurrent-change')
  async approve(@CurrentActor() actor: Actor, @Param('email') email: string): Promise<UserDto> {
    return toUserDto(await this.users.approve(actor, email));
  }

  @Put('users/:email/desactivar')
  @RequireStepUp()
  @RequireRole(Role.Admin, OnlyAdminsDeactivateError)
  @ApiOperation({
    operationId: 'deactivateUser',
    summary: 'Switch an account off',
    description: 'Its sessions, tickets and sockets end at once. Repeating it changes nothing.',
  })
  @ApiParam({
    name: 'email',
    schema: textSchema({ max: EMAIL_MAX }),
    example: 'leo@limpieza.example',
  })
  @ApiResponse({ status: 200, type: UserDto, description: 'The account, off now.' })
  @ApiProblem('user-not-found', 'own-account', 'concurrent-change')
  async deactivate(@CurrentActor() actor: Actor, @Param('email') email: string): Promise<UserDto> {
    return toUserDto(await this.users.deactivate(actor, email));
  }

  @Put('users/:email/reactivar')
  @RequireRole(Role.Admin, OnlyAdminsDeactivateError)
  @ApiOperation({
    operationId: 'reactivateUser',
    summary: 'Switch an account on again',
    description: 'Its owner proves the address anew. Repeating it changes nothing.',
  })
  @ApiParam({
    name: 'email',
    schema: textSchema({ max: EMAIL_MAX }),
    example: 'leo@limpieza.example',
  })
  @ApiResponse({ status: 200, type: UserDto, description: 'The account, on again.' })
  @ApiProblem('user-not-found', 'concurrent-change')
  async reactivate(@CurrentActor() actor: Actor, @Param('email') email: string): Promise<UserDto> {
    return toUserDto(await this.users.reactivate(actor, email));
  }

  @Delete('users/:email/segundo-paso')
  @RequireStepUp()
  @RequireRole(Role.Admin, OnlyAdminsResetSecondFactorsError)
  @ApiOperation({
    operationId: 'resetSecondFactor',
    summary: 'Take away the second factor of somebody who lost it',
    description:
      'Ends the sessions of the account and tells its owner by mail. Nobody does so for themselves.',
  })
  @ApiParam({
    name: 'email',
    schema: textSchema({ max: EMAIL_MAX }),
    example: 'leo@limpieza.example',
  })
  @ApiResponse({ status: 200, type: UserDto, description: 'The account without a second factor.' })
  @ApiProblem('user-not-found', 'own-second-factor', 'second-factor-off', 'concurrent-change')
  async resetSecondFactor(
    @CurrentActor() actor: Actor,
    @Param('email') email: string,
  ): Promise<UserDto> {
    return toUserDto(await this.users.resetSecondFactor(actor, email));
  }
}
