import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { floorNames } from '@vigia/domain/campus';
import { REOPEN_WINDOW_DAYS } from '@vigia/domain/incident';
import { SPECIALITIES } from '@vigia/domain/shared';
import { Public } from '../../access/access.decorators.js';
import { PASSWORD_MIN } from '../../access/password-min.js';
import { Config } from '../../config/config.js';
import { CampusDto } from './campus.dto.js';

@ApiTags('config')
@Controller('config')
export class CampusController {
  constructor(private readonly config: Config) {}

  @Get('publica')
  @Public()
  @Header('Cache-Control', 'public, max-age=300')
  @ApiOperation({
    operationId: 'getPublicConfig',
    summary: 'What forms need to know of this campus',
    description: 'The same for everybody; no secrets.',
  })
  @ApiResponse({ status: 200, type: CampusDto, description: 'The configuration.' })
  getPublic(): CampusDto {
    const { campus, identityProvider, vapid } = this.config;
    const { roles, catalogue, feed } = campus;
    return {
      dominios: Object.entries(roles.domains).map(([dominio, tipo]) => ({ dominio, tipo })),
      tipo_por_defecto: roles.otherwise,
      especialidades: SPECIALITIES,
      tipos: catalogue.categories.map(({ name }) => name.es),
      pisos: floorNames(catalogue),
      password_minimo: PASSWORD_MIN,
      feed_campus: feed,
      plazo_reapertura_dias: REOPEN_WINDOW_DAYS,
      push: vapid?.publicKey ?? null,
      ...(identityProvider !== undefined && { proveedor: { nombre: identityProvider.name } }),
    };
  }
}
