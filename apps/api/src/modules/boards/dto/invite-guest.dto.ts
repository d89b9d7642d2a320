import { ApiProperty } from '@nestjs/swagger';
import { BoardRole } from '@vigia/domain/board';
import { IsIn } from 'class-validator';

const ROLES = Object.values(BoardRole);

export class InviteGuestDto {
  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  readonly rol!: BoardRole;
}
