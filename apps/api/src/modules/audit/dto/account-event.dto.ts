import { ApiProperty } from '@nestjs/swagger';
import { AccountEventKind, type AccountEvent } from '@vigia/domain/audit';
import { EMAIL_MAX } from '@vigia/domain/user';
import { textSchema } from '@vigia/platform/nest';
import { EVENTS_LIMIT } from './list-events.query.js';

const ADDRESS = textSchema({ max: EMAIL_MAX });
const NOTE = { type: 'string', maxLength: 200, pattern: '^[^\\p{Cc}]*$' } as const;

export class AccountEventDto {
  @ApiProperty({ type: 'string', maxLength: 26, pattern: '^[0-9A-Z]{26}$' })
  readonly id!: string;

  @ApiProperty({ enum: Object.values(AccountEventKind) })
  readonly tipo!: AccountEventKind;

  @ApiProperty({ ...ADDRESS, description: 'Whose account it happened to.' })
  readonly cuenta!: string;

  @ApiProperty({
    ...ADDRESS,
    nullable: true,
    description: 'Who did it; null while nobody has proved who they are.',
  })
  readonly autor!: string | null;

  @ApiProperty({ format: 'date-time', maxLength: 24 })
  readonly fecha!: string;

  @ApiProperty({ ...NOTE, description: 'The address it came from.' })
  readonly ip!: string;

  @ApiProperty({ ...NOTE, description: 'What the client said it is.' })
  readonly agente!: string;

  @ApiProperty({ ...NOTE, nullable: true, description: 'What else is worth knowing.' })
  readonly detalle!: string | null;
}

export class AccountEventsDto {
  @ApiProperty({ type: [AccountEventDto], maxItems: EVENTS_LIMIT })
  readonly eventos!: AccountEventDto[];
}

export function toAccountEventDto(event: AccountEvent): AccountEventDto {
  return {
    id: event.id,
    tipo: event.kind,
    cuenta: event.account,
    autor: event.actor,
    fecha: event.at,
    ip: event.source.ip,
    agente: event.source.agent,
    detalle: event.detail,
  };
}
