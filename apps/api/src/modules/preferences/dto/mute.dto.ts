import { ApiProperty } from '@nestjs/swagger';
import { INCIDENT_STATUSES, type Incident, type IncidentStatus } from '@vigia/domain/incident';
import { IsText, textSchema } from '@vigia/platform/nest';

const TEXT = '^[^\\u0000]*$';
const TOKEN = { max: 2000 } as const;

/** An incident that the caller muted. */
export class MutedDto {
  @ApiProperty({ maxLength: 100, pattern: TEXT })
  readonly incidente_id!: string;

  @ApiProperty({ maxLength: 254, pattern: TEXT })
  readonly titulo!: string;

  @ApiProperty({ enum: INCIDENT_STATUSES })
  readonly estado!: IncidentStatus;
}

/** The token of a mail's link. */
export class MuteByLinkDto {
  @ApiProperty(textSchema(TOKEN))
  @IsText(TOKEN)
  readonly token!: string;
}

/** What the link of a mail muted. */
export class MutedByLinkDto {
  @ApiProperty({ maxLength: 254, pattern: TEXT })
  readonly titulo!: string;
}

export function toMutedDto({ id, title, status }: Incident): MutedDto {
  return { incidente_id: id, titulo: title, estado: status };
}
