import { ApiProperty } from '@nestjs/swagger';
import {
  BOARD_NAME_MAX,
  BoardAction,
  BoardRole,
  GUESTS_MAX,
  type BoardPerson,
} from '@vigia/domain/board';
import { EMAIL_MAX } from '@vigia/domain/user';
import { textSchema } from '@vigia/platform/nest';

const ADDRESS = textSchema({ max: EMAIL_MAX });
const NAME = textSchema({ max: 1000 });
const TIME = { type: 'string', format: 'date-time', maxLength: 30 } as const;
const ROLES = Object.values(BoardRole);
const ACTIONS = Object.values(BoardAction);

/** The id of a board: a UUID, or `inc-` and the id of its incident. */
export const BOARD_ID = {
  type: 'string',
  maxLength: 40,
  pattern: '^(inc-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
} as const;

/** Somebody, as boards show them. */
export class BoardPersonDto {
  @ApiProperty(ADDRESS)
  readonly email!: string;

  @ApiProperty(NAME)
  readonly nombre!: string;
}

/** Somebody who was invited. */
export class BoardGuestDto extends BoardPersonDto {
  @ApiProperty({ enum: ROLES })
  readonly rol!: BoardRole;
}

/** A board as the caller may use it. */
export class BoardDto {
  @ApiProperty(BOARD_ID)
  readonly id!: string;

  @ApiProperty(textSchema({ max: BOARD_NAME_MAX }))
  readonly nombre!: string;

  @ApiProperty({
    type: 'string',
    format: 'uuid',
    maxLength: 36,
    nullable: true,
    description: 'The incident whose board it is; null for a board that stands free.',
  })
  readonly incidente_id!: string | null;

  @ApiProperty({ type: BoardPersonDto, description: 'Who made it.' })
  readonly propietario!: BoardPersonDto;

  @ApiProperty({ enum: ROLES, description: 'What the caller may do with what is on it.' })
  readonly rol!: BoardRole;

  @ApiProperty({
    type: 'array',
    maxItems: ACTIONS.length,
    items: { type: 'string', enum: ACTIONS },
    description: 'What the caller may do to it now.',
  })
  readonly acciones!: readonly BoardAction[];

  @ApiProperty({
    type: [BoardGuestDto],
    maxItems: GUESTS_MAX,
    description: 'Empty for those who may not invite.',
  })
  readonly invitados!: readonly BoardGuestDto[];

  @ApiProperty({ description: 'Whether it is kept as it is: everybody reads.' })
  readonly archivado!: boolean;

  @ApiProperty(TIME)
  readonly fecha_creacion!: string;

  @ApiProperty({ ...TIME, description: 'Of its last change; drawing on it is none.' })
  readonly fecha_actualizacion!: string;

  @ApiProperty({
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: 1_000_000,
    description: 'Grows at every change; also in the ETag.',
  })
  readonly version!: number;

  @ApiProperty({
    maxLength: 4096,
    pattern: '^/tableros/[0-9a-z-]+/miniatura\\.svg\\?ticket=[\\w.-]+$',
    description:
      'A small picture, below the address of the board service. Its ticket is good for 60 seconds.',
  })
  readonly miniatura!: string;
}

/** A page of boards. */
export class BoardsDto {
  @ApiProperty({ type: [BoardDto], maxItems: 100 })
  readonly tableros!: readonly BoardDto[];
}

export function toBoardPersonDto({ email, name }: BoardPerson): BoardPersonDto {
  return { email, nombre: name };
}
