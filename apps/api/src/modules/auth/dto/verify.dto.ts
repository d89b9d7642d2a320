import { ApiProperty } from '@nestjs/swagger';
import { IsText, Summary, textSchema } from '@vigia/platform/nest';
import { SECRET } from './credential-bounds.js';

@Summary({ whenMissing: ['token'], text: 'token es requerido' })
export class VerifyDto {
  @ApiProperty({ ...textSchema(SECRET), description: 'The `token` of the link in the mail.' })
  @IsText(SECRET)
  readonly token!: string;
}
