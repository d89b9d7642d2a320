import { ApiProperty } from '@nestjs/swagger';
import type { Unread } from '../inbox.service.js';

/** How many notifications wait to be read. */
export class UnreadDto {
  @ApiProperty({ type: 'integer', format: 'int32', minimum: 0, maximum: 100 })
  readonly no_leidas!: number;

  @ApiProperty({ description: 'Whether there may be more than `no_leidas` says.' })
  readonly no_leidas_mas!: boolean;
}

export function toUnreadDto({ count, more }: Unread): UnreadDto {
  return { no_leidas: count, no_leidas_mas: more };
}
