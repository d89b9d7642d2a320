import { ApiProperty } from '@nestjs/swagger';
import { COMMENT_MAX, isPinId, type BoardComment } from '@vigia/domain/board';
import { EMAIL_MAX } from '@vigia/domain/user';
import { IsText, textSchema } from '@vigia/platform/nest';
import { ULID_PATTERN } from '@vigia/wire';
import { ValidateBy } from 'class-validator';

const PIN = { type: 'string', maxLength: 20, pattern: '^[0-9a-z]{1,11}-[0-9a-z]{1,8}$' } as const;
const WORDS = { max: COMMENT_MAX, multiline: true } as const;

/** Comments on one page. */
export const COMMENTS_PAGE = 500;

export class WriteCommentDto {
  @ApiProperty({ ...PIN, description: 'The pin on the board that it is about.', example: '1z4x-3' })
  @ValidateBy(
    {
      name: 'isPinId',
      validator: { validate: (value) => typeof value === 'string' && isPinId(value) },
    },
    { context: { text: { es: 'debe ser el id de un pin', en: 'must be the id of a pin' } } },
  )
  readonly pin!: string;

  @ApiProperty(textSchema(WORDS))
  @IsText(WORDS)
  readonly texto!: string;
}

/** Who wrote a comment. */
export class CommentAuthorDto {
  @ApiProperty({
    ...textSchema({ max: EMAIL_MAX }),
    nullable: true,
    description: 'Null for those who may not invite, unless it is their own.',
  })
  readonly email!: string | null;

  @ApiProperty(textSchema({ max: 1000 }))
  readonly nombre!: string;
}

/** What somebody said about a place on a board. */
export class BoardCommentDto {
  @ApiProperty({ maxLength: 26, pattern: ULID_PATTERN.source })
  readonly id!: string;

  @ApiProperty(PIN)
  readonly pin!: string;

  @ApiProperty({ type: CommentAuthorDto })
  readonly autor!: CommentAuthorDto;

  @ApiProperty(textSchema(WORDS))
  readonly texto!: string;

  @ApiProperty({ format: 'date-time', maxLength: 30 })
  readonly fecha!: string;
}

/** A page of comments, oldest first. */
export class BoardCommentsDto {
  @ApiProperty({ type: [BoardCommentDto], maxItems: COMMENTS_PAGE })
  readonly comentarios!: readonly BoardCommentDto[];
}

/** [BRD-61] Guests' addresses are for those who may invite. */
export function toBoardCommentDto(
  { id, pin, author, text, at }: BoardComment,
  reader: { readonly email: string; readonly mayInvite: boolean },
): BoardCommentDto {
  const isShown = reader.mayInvite || reader.email === author.email;
  return {
    id,
    pin,
    autor: { email: isShown ? author.email : null, nombre: author.name },
    texto: text,
    fecha: at,
  };
}
