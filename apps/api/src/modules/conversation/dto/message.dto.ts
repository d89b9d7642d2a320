import { ApiProperty } from '@nestjs/swagger';
import { MENTIONS_MAX, type Message } from '@vigia/domain/conversation';
import { Role } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { textSchema } from '@vigia/platform/nest';
import { ULID_PATTERN, messageView, type MessageView } from '@vigia/wire';
import { MESSAGES_PAGE } from './list-messages.query.js';
import { WORDS } from './write-message.dto.js';

const NAME = textSchema({ max: 1000 });

/** Who wrote a message. */
export class MessageAuthorDto {
  @ApiProperty(NAME)
  readonly nombre!: string;

  @ApiProperty({ enum: Object.values(Role) })
  readonly tipo!: Role;

  @ApiProperty({ description: 'Whether it is the caller.' })
  readonly es_mio!: boolean;
}

/** Somebody whom a message calls upon. */
export class MentionDto {
  @ApiProperty(NAME)
  readonly nombre!: string;
}

/** Something that was said about an incident. */
export class MessageDto implements MessageView {
  @ApiProperty({ maxLength: 26, pattern: ULID_PATTERN.source })
  readonly id!: string;

  @ApiProperty({ type: MessageAuthorDto })
  readonly autor!: MessageAuthorDto;

  @ApiProperty(textSchema(WORDS))
  readonly texto!: string;

  @ApiProperty({ format: 'date-time', maxLength: 30 })
  readonly fecha!: string;

  @ApiProperty({ description: 'Whether it stays among the staff.' })
  readonly interno!: boolean;

  @ApiProperty({ type: [MentionDto], maxItems: MENTIONS_MAX })
  readonly menciones!: readonly MentionDto[];
}

/** A page of messages, oldest first. */
export class MessagesDto {
  @ApiProperty({ type: [MessageDto], maxItems: MESSAGES_PAGE })
  readonly mensajes!: readonly MessageDto[];
}

export function toMessageDto(message: Message, reader: Pick<Actor, 'email'>): MessageDto {
  const view = messageView(message);
  return { ...view, autor: { ...view.autor, es_mio: message.author.email === reader.email } };
}
