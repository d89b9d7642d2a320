import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ULID_PATTERN } from '@vigia/wire';
import { ArrayMaxSize, IsArray } from 'class-validator';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import { IsUlid } from '../is-ulid.decorator.js';

const ULID = { type: 'string', maxLength: 26, pattern: ULID_PATTERN.source } as const;
const IDS_MAX = 200;

export class MarkReadDto {
  @IsArray()
  @ArrayMaxSize(IDS_MAX)
  @IsUlid({ each: true })
  @ApiProperty({ type: 'array', items: ULID, maxItems: IDS_MAX })
  readonly ids!: readonly string[];

  @MayBeAbsent()
  @IsUlid()
  @ApiPropertyOptional({ ...ULID, description: 'Everything up to this id counts as read, too.' })
  readonly hasta?: string;
}
