import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ENDPOINT_MAX } from '@vigia/domain/device';
import { IsText, textSchema } from '@vigia/platform/nest';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import { AUTH_SCHEMA, IsPushAuth, IsPushPoint, POINT_SCHEMA } from './push-keys.decorators.js';

const ENDPOINT = { max: ENDPOINT_MAX } as const;
const ENDPOINT_SCHEMA = {
  ...textSchema(ENDPOINT),
  description: 'The address at the push service of the browser: https, of the public internet.',
  example: 'https://push.example/wpush/v2/gAAAAAB',
};

/** One browser, by the address of its subscription. */
export class DeviceAddressDto {
  @ApiProperty(ENDPOINT_SCHEMA)
  @IsText(ENDPOINT)
  readonly endpoint!: string;
}

/** The subscription of one browser. */
export class RegisterDeviceDto extends DeviceAddressDto {
  @ApiProperty(POINT_SCHEMA)
  @IsPushPoint()
  readonly p256dh!: string;

  @ApiProperty(AUTH_SCHEMA)
  @IsPushAuth()
  readonly auth!: string;

  @ApiPropertyOptional({
    ...ENDPOINT_SCHEMA,
    description:
      'The address that this one takes the place of; refused where it is not the caller’s.',
  })
  @MayBeAbsent()
  @IsText(ENDPOINT)
  readonly anterior?: string;
}

/** A registered device. */
export class DeviceDto {
  @ApiProperty({ type: 'string', minLength: 43, maxLength: 43, pattern: '^[A-Za-z0-9_-]{43}$' })
  readonly id!: string;
}
