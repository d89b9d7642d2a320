import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';

export class TickPointDto {
  @ApiProperty({ description: 'Whether the point is done.' })
  @IsBoolean()
  readonly hecho!: boolean;
}
