import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PHOTOS_MAX, RISK_LEVELS, RiskLevel } from '@vigia/domain/incident';
import { SPECIALITIES, parseSpeciality } from '@vigia/domain/shared';
import { IsText, textSchema } from '@vigia/platform/nest';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import { BOUNDS } from '../bounds.js';
import type { Report } from '../incident-reports.service.js';
import { IsPhotoIds, IsPhotoUrl, IsRisk, IsSpeciality } from './incident-fields.decorators.js';
import { riskOf } from './risk-spellings.js';

export class ReportIncidentDto {
  @ApiProperty({ ...textSchema(BOUNDS.titulo), example: 'Fuga de agua' })
  @IsText(BOUNDS.titulo)
  readonly titulo!: string;

  @ApiProperty({ ...textSchema(BOUNDS.descripcion), example: 'Sale agua del techo.' })
  @IsText(BOUNDS.descripcion)
  readonly descripcion!: string;

  @ApiPropertyOptional({ ...textSchema(BOUNDS.tipo), example: 'Infraestructura' })
  @MayBeAbsent()
  @IsText(BOUNDS.tipo)
  readonly tipo?: string;

  @ApiPropertyOptional({ ...textSchema(BOUNDS.piso), example: '3' })
  @MayBeAbsent()
  @IsText(BOUNDS.piso)
  readonly piso?: string;

  @ApiPropertyOptional({ ...textSchema(BOUNDS.lugar_especifico), example: 'Laboratorio 302' })
  @MayBeAbsent()
  @IsText(BOUNDS.lugar_especifico)
  readonly lugar_especifico?: string;

  @ApiPropertyOptional({
    ...textSchema(BOUNDS.foto),
    pattern: '^(https://.+)?$',
    description: 'An https address, or empty. Nobody fetches it here.',
    example: 'https://photos.example/fuga.jpg',
  })
  @MayBeAbsent()
  @IsPhotoUrl()
  readonly foto?: string;

  @ApiPropertyOptional({
    ...textSchema(BOUNDS.palabra),
    default: RiskLevel.Medium,
    description: `One of ${RISK_LEVELS.join(', ')}; \`critico\` is read as crítico.`,
    example: RiskLevel.High,
  })
  @MayBeAbsent()
  @IsRisk()
  readonly nivel_riesgo?: string;

  @ApiPropertyOptional({
    ...textSchema(BOUNDS.palabra),
    deprecated: true,
    description: 'The old name of `nivel_riesgo`.',
  })
  @MayBeAbsent()
  @IsRisk()
  readonly Nivel_Riesgo?: string;

  @ApiPropertyOptional({
    ...textSchema({ ...BOUNDS.palabra, min: 0 }),
    description: `One of ${SPECIALITIES.join(', ')}, or empty; \`Limpieza\` is read as Servicio de Limpieza.`,
    example: 'Electricista',
  })
  @MayBeAbsent()
  @IsSpeciality()
  readonly tipo_trabajador_requerido?: string;

  @ApiPropertyOptional({
    type: 'array',
    maxItems: PHOTOS_MAX,
    uniqueItems: true,
    items: { type: 'string', format: 'uuid', maxLength: 36 },
    description: 'Complete photos of the caller that are on no incident yet.',
  })
  @MayBeAbsent()
  @IsPhotoIds()
  readonly fotos?: readonly string[];
}

export function toReport(dto: ReportIncidentDto): Report {
  const draft = {
    title: dto.titulo.trim(),
    description: dto.descripcion.trim(),
    category: dto.tipo?.trim() ?? '',
    floor: dto.piso?.trim() ?? '',
    place: dto.lugar_especifico?.trim() ?? '',
    location: null,
    answers: null,
    photoUrl: dto.foto ?? '',
    risk: riskOf(dto) ?? RiskLevel.Medium,
    requiredSpeciality: parseSpeciality(dto.tipo_trabajador_requerido ?? '') ?? null,
  };
  return { draft, photoIds: dto.fotos ?? [] };
}
