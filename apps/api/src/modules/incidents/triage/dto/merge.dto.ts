import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { isUuid } from '../../../../requests/is-uuid.js';

/** Into which incident a duplicate is merged. */
export class MergeDto {
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  @ValidateBy({
    name: 'isUuid',
    validator: { validate: (value) => typeof value === 'string' && isUuid(value) },
  })
  readonly en!: string;
}
