import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Actor } from '@vigia/domain/user';
import { ApiProblem } from '@vigia/platform/nest';
import type { Response } from 'express';
import { CurrentActor } from '../../../access/access.decorators.js';
import { LINK_TO_NEXT, linkToNext } from '../../../paging/link-to-next.js';
import { IncidentDto } from '../dto/incident.dto.js';
import { IncidentViews } from '../incident-views.js';
import { FollowersService } from './followers.service.js';
import { FOLLOWED_MAX, ListFollowedQuery } from './list-followed.query.js';

@ApiTags('incidentes')
@Controller('seguidos')
export class FollowedController {
  constructor(
    private readonly followers: FollowersService,
    private readonly views: IncidentViews,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listFollowed',
    summary: 'The incidents that the caller follows',
    description:
      'A bare array, what was followed last first. A page may be shorter than `limite`; `Link` points to the next one.',
  })
  @ApiResponse({
    status: 200,
    description: 'The incidents.',
    schema: {
      type: 'array',
      maxItems: FOLLOWED_MAX,
      items: { $ref: getSchemaPath(IncidentDto) },
    },
    headers: LINK_TO_NEXT,
  })
  @ApiProblem('invalid-request', 'invalid-cursor')
  async list(
    @CurrentActor() actor: Actor,
    @Query() { limite = FOLLOWED_MAX, cursor }: ListFollowedQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<IncidentDto[]> {
    const query = { limit: limite, ...(cursor !== undefined && { cursor }) };
    const page = await this.followers.listFollowed(actor, query);
    linkToNext(response, { limite }, page.next);
    return page.items.map((incident) => this.views.of(incident, actor));
  }
}
