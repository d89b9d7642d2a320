import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Role } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { OnlyAdminsManageWebhooksError } from '@vigia/domain/webhook';
import { ApiProblem } from '@vigia/platform/nest';
import { CurrentActor } from '../../access/access.decorators.js';
import { RequireRole } from '../../access/require-role.decorator.js';
import { RequireStepUp } from '../../access/require-step-up.decorator.js';
import { ApiWebhookId } from './api-webhook-id.decorator.js';
import { AddWebhookDto } from './dto/add-webhook.dto.js';
import { ChangeWebhookDto, toChange } from './dto/change-webhook.dto.js';
import { DeliveryDto, toDeliveryDto } from './dto/delivery.dto.js';
import {
  OpenWebhookDto,
  WebhookDto,
  WebhooksDto,
  toOpenWebhookDto,
  toWebhookDto,
} from './dto/webhook.dto.js';
import { WebhooksService } from './webhooks.service.js';

@ApiTags('webhooks')
@Controller('webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Get()
  @RequireRole(Role.Admin, OnlyAdminsManageWebhooksError)
  @ApiOperation({
    operationId: 'listWebhooks',
    summary: 'Systems that are told what happens',
    description: 'All of them, oldest first. Secrets are never told again.',
  })
  @ApiResponse({ status: 200, type: WebhooksDto, description: 'The webhooks.' })
  async list(@CurrentActor() actor: Actor): Promise<WebhooksDto> {
    return { webhooks: (await this.webhooks.list(actor)).map(toWebhookDto) };
  }

  @Post()
  @RequireRole(Role.Admin, OnlyAdminsManageWebhooksError)
  @RequireStepUp()
  @ApiOperation({
    operationId: 'addWebhook',
    summary: 'Tell another system what happens',
    description:
      'Posts each event from now on to the address, signed as Standard Webhooks says. The secret is in this answer only.',
  })
  @ApiResponse({ status: 201, type: OpenWebhookDto, description: 'The webhook and its secret.' })
  @ApiProblem('too-many-webhooks', 'webhook-address-refused')
  async add(
    @CurrentActor() actor: Actor,
    @Body() { nombre, url, eventos }: AddWebhookDto,
  ): Promise<OpenWebhookDto> {
    const draft = { name: nombre.trim(), url: url.trim(), events: eventos };
    return toOpenWebhookDto(await this.webhooks.add(actor, draft));
  }

  @Patch(':id')
  @RequireRole(Role.Admin, OnlyAdminsManageWebhooksError)
  @RequireStepUp()
  @ApiOperation({
    operationId: 'changeWebhook',
    summary: 'Change a webhook',
    description: 'What is on its way goes to the new address. Switched off, it is told nothing.',
  })
  @ApiWebhookId()
  @ApiResponse({ status: 200, type: WebhookDto, description: 'The webhook.' })
  @ApiProblem('webhook-address-refused', 'concurrent-change')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ChangeWebhookDto,
  ): Promise<WebhookDto> {
    return toWebhookDto(await this.webhooks.change(actor, id, toChange(body)));
  }

  @Delete(':id')
  @HttpCode(204)
  @RequireRole(Role.Admin, OnlyAdminsManageWebhooksError)
  @RequireStepUp()
  @ApiOperation({
    operationId: 'removeWebhook',
    summary: 'Remove a webhook',
    description: 'What is on its way is given up.',
  })
  @ApiWebhookId()
  @ApiResponse({ status: 204, description: 'It is gone.' })
  async remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    await this.webhooks.remove(actor, id);
  }

  @Post(':id/secreto')
  @HttpCode(200)
  @RequireRole(Role.Admin, OnlyAdminsManageWebhooksError)
  @RequireStepUp()
  @ApiOperation({
    operationId: 'rotateWebhookSecret',
    summary: 'Get a new secret',
    description:
      'It is in this answer only. Deliveries carry the former signature as well for a day.',
  })
  @ApiWebhookId()
  @ApiResponse({ status: 200, type: OpenWebhookDto, description: 'The webhook and its secret.' })
  @ApiProblem('concurrent-change')
  async rotate(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<OpenWebhookDto> {
    return toOpenWebhookDto(await this.webhooks.rotate(actor, id));
  }

  @Post(':id/prueba')
  @HttpCode(200)
  @RequireRole(Role.Admin, OnlyAdminsManageWebhooksError)
  @ApiOperation({
    operationId: 'probeWebhook',
    summary: 'Try a webhook out',
    description: 'Posts an event of the type `prueba` at once, without repeating it.',
  })
  @ApiWebhookId()
  @ApiResponse({ status: 200, type: DeliveryDto, description: 'What came of it.' })
  async probe(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DeliveryDto> {
    return toDeliveryDto(await this.webhooks.probe(actor, id));
  }
}
