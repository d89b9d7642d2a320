import { ApiProperty } from '@nestjs/swagger';
import { lastUse, type Session } from '@vigia/domain/identity';
import { textSchema } from '@vigia/platform/nest';

const TIME = { format: 'date-time', maxLength: 24 } as const;

export class SessionDto {
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  readonly id!: string;

  @ApiProperty({ ...TIME, description: 'When it was opened.' })
  readonly fecha_creacion!: string;

  @ApiProperty({ ...TIME, description: 'When it was used last, within minutes.' })
  readonly ultimo_uso!: string;

  @ApiProperty({
    ...textSchema({ min: 0, max: 200 }),
    description: 'What the client said it is, or empty.',
  })
  readonly agente!: string;

  @ApiProperty({ description: 'Whether it is the session of this call.' })
  readonly actual!: boolean;
}

export class SessionsDto {
  @ApiProperty({ type: [SessionDto], maxItems: 10_000 })
  readonly sesiones!: readonly SessionDto[];
}

export function toSessionsDto(sessions: readonly Session[], currentId: string): SessionsDto {
  return {
    sesiones: sessions.map((session) => ({
      id: session.id,
      fecha_creacion: session.createdAt,
      ultimo_uso: lastUse(session),
      agente: session.agent,
      actual: session.id === currentId,
    })),
  };
}
