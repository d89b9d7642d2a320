import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';

const INDICATORS: ApiPropertyOptions = {
  type: 'object',
  maxProperties: 10,
  additionalProperties: {
    type: 'object',
    required: ['status'],
    properties: { status: { type: 'string', enum: ['up', 'down'] } },
  },
};

export class HealthDto {
  @ApiProperty({ enum: ['ok', 'error', 'degraded', 'shutting_down'] })
  readonly status!: string;

  @ApiProperty(INDICATORS)
  readonly info!: object;

  @ApiProperty(INDICATORS)
  readonly error!: object;

  @ApiProperty(INDICATORS)
  readonly details!: object;
}
