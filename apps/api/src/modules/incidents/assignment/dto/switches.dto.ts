import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AutoAssignment, Switches } from '@vigia/domain/assignment';
import { SPECIALITIES, type Speciality } from '@vigia/domain/shared';
import { IsBoolean } from 'class-validator';
import { MayBeAbsent } from '../../../../requests/may-be-absent.decorator.js';

const ON = { description: 'Whether incidents of this speciality are assigned by themselves.' };
const SWITCH = { description: 'Absent: as it is.' };

function IsSwitch(): PropertyDecorator {
  return (target, property) => {
    for (const decorate of [ApiPropertyOptional(SWITCH), MayBeAbsent(), IsBoolean()]) {
      decorate(target, property);
    }
  };
}

/** For which specialities incidents are assigned without an admin. */
export class SwitchesDto implements Readonly<Record<Speciality, boolean>> {
  @ApiProperty(ON)
  readonly TI!: boolean;

  @ApiProperty(ON)
  readonly 'Servicio de Limpieza'!: boolean;

  @ApiProperty(ON)
  readonly Seguridad!: boolean;

  @ApiProperty(ON)
  readonly Electricista!: boolean;
}

export class ChangeSwitchesDto implements Switches {
  @IsSwitch()
  readonly TI?: boolean;

  @IsSwitch()
  readonly 'Servicio de Limpieza'?: boolean;

  @IsSwitch()
  readonly Seguridad?: boolean;

  @IsSwitch()
  readonly Electricista?: boolean;
}

export function toSwitchesDto({ trades }: AutoAssignment): SwitchesDto {
  return Object.fromEntries(
    SPECIALITIES.map((trade) => [trade, trades.includes(trade)]),
  ) as unknown as SwitchesDto;
}
