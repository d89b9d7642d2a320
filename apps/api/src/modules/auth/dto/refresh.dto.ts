import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsText, textSchema } from '@vigia/platform/nest';
import { IsOptional } from 'class-validator';
import { SECRET } from './credential-bounds.js';

export class RefreshDto {
  @ApiPropertyOptional({
    ...textSchema(SECRET),
    description: 'Without it the session cookie is used, and the answer carries no new one.',
  })
  @IsOptional()
  @IsText(SECRET)
  readonly refresh_token?: string;
}
