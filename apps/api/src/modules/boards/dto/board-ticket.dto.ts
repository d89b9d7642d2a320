import { ApiProperty } from '@nestjs/swagger';
import { BoardRole } from '@vigia/domain/board';
import { TICKET_SECONDS } from '@vigia/platform';

/** What opens a board. */
export class BoardTicketDto {
  @ApiProperty({
    maxLength: 4096,
    pattern: '^[\\w-]+\\.[\\w-]+\\.[\\w-]+$',
    description: 'Opens one socket of the board service, or carries its calls.',
  })
  readonly ticket!: string;

  @ApiProperty({ enum: Object.values(BoardRole), description: 'What it opens the board for.' })
  readonly rol!: BoardRole;

  @ApiProperty({
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: TICKET_SECONDS,
    description: 'Seconds until it expires.',
  })
  readonly caduca_en!: number;
}

export function toBoardTicketDto(ticket: string, rol: BoardRole): BoardTicketDto {
  return { ticket, rol, caduca_en: TICKET_SECONDS };
}
