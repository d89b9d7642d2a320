import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsText, textSchema } from '@vigia/platform/nest';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import { SECRET } from './credential-bounds.js';

export class RefreshDto {
  @ApiPropertyOptional({
    ...textSchema(SECRET),
    description: 'Without it the session cookie is used, and the answer carries no new one.',
  })
  @MayBeAbsent()
  @IsText(SECRET)
  readonly refresh_token?: string;
}
