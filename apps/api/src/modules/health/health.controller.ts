import { Controller, Get, UseFilters } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { HealthCheckService, type HealthCheckResult } from '@nestjs/terminus';
import { Public } from '../../access/access.decorators.js';
import { Unlimited } from '../../limits/unlimited.decorator.js';
import { HealthDto } from './health.dto.js';
import { HealthFilter } from './health.filter.js';
import { StorageIndicator } from './storage.indicator.js';

const OK = { status: 200, type: HealthDto, description: 'All is well.' };
const DOWN = { status: 503, type: HealthDto, description: 'Something it needs does not answer.' };

/** [API-6] Live is the process alone: an outage of the tables must not have every task replaced. */
@ApiTags('health')
@Controller('health')
@Public()
@Unlimited()
@UseFilters(HealthFilter)
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly storage: StorageIndicator,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'getHealth',
    summary: 'Whether the api can work',
    description: 'The same as /health/ready.',
  })
  @ApiResponse(OK)
  @ApiResponse(DOWN)
  async getHealth(): Promise<HealthCheckResult> {
    return this.ready();
  }

  @Get('live')
  @ApiOperation({
    operationId: 'getLiveness',
    summary: 'Whether the process runs',
    description: 'Looks at nothing else.',
  })
  @ApiResponse(OK)
  async live(): Promise<HealthCheckResult> {
    return this.health.check([]);
  }

  @Get('ready')
  @ApiOperation({
    operationId: 'getReadiness',
    summary: 'Whether the api and its tables answer',
    description: 'The load balancer sends requests while it does.',
  })
  @ApiResponse(OK)
  @ApiResponse(DOWN)
  async ready(): Promise<HealthCheckResult> {
    return this.health.check([() => this.storage.check()]);
  }
}
