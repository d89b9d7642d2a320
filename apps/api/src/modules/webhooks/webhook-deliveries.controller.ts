import { Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Role } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { DELIVERY_DAYS, OnlyAdminsManageWebhooksError } from '@vigia/domain/webhook';
import { ApiProblem } from '@vigia/platform/nest';
import { ULID_PATTERN } from '@vigia/wire';
import type { Response } from 'express';
import { CurrentActor } from '../../access/access.decorators.js';
import { RequireRole } from '../../access/require-role.decorator.js';
import { LINK_TO_NEXT, linkToNext } from '../../paging/link-to-next.js';
import { ApiWebhookId } from './api-webhook-id.decorator.js';
import { DeliveriesDto, DeliveryDto, toDeliveryDto } from './dto/delivery.dto.js';
import { DELIVERIES_LIMIT, ListDeliveriesQuery } from './dto/list-deliveries.query.js';
import { WebhooksService } from './webhooks.service.js';

@ApiTags('webhooks')
@Controller('webhooks/:id/entregas')
export class WebhookDeliveriesController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Get()
  @RequireRole(Role.Admin, OnlyAdminsManageWebhooksError)
  @ApiOperation({
    operationId: 'listWebhookDeliveries',
    summary: 'What was or is on its way to a webhook',
    description: `Newest first; kept for ${String(DELIVERY_DAYS)} days. \`fallida\` is the dead letter: tried ten times in three days.`,
  })
  @ApiWebhookId()
  @ApiResponse({
    status: 200,
    type: DeliveriesDto,
    description: 'The deliveries.',
    headers: LINK_TO_NEXT,
  })
  @ApiProblem('invalid-request', 'invalid-cursor')
  async list(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { estado, limite = DELIVERIES_LIMIT, cursor }: ListDeliveriesQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<DeliveriesDto> {
    const page = await this.webhooks.deliveries(actor, id, {
      status: estado,
      limit: limite,
      cursor,
    });
    linkToNext(response, { estado, limite }, page.next);
    return { entregas: page.items.map(toDeliveryDto) };
  }

  @Post(':evento/reenviar')
  @HttpCode(200)
  @RequireRole(Role.Admin, OnlyAdminsManageWebhooksError)
  @ApiOperation({
    operationId: 'resendWebhookDelivery',
    summary: 'Send it again',
    description: 'Under the same id and with the same body, whatever became of it.',
  })
  @ApiWebhookId()
  @ApiParam({
    name: 'evento',
    schema: { type: 'string', maxLength: 26, pattern: ULID_PATTERN.source },
  })
  @ApiResponse({ status: 200, type: DeliveryDto, description: 'It waits for its next try.' })
  @ApiProblem('webhook-delivery-not-found', 'concurrent-change')
  async resend(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('evento') eventId: string,
  ): Promise<DeliveryDto> {
    return toDeliveryDto(await this.webhooks.resend(actor, id, eventId));
  }
}
