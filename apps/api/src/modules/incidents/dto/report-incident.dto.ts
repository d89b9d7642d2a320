import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { categoryOf, placeWords, type Catalogue } from '@vigia/domain/campus';
import { PHOTOS_MAX, RISK_LEVELS, RiskLevel } from '@vigia/domain/incident';
import { SPECIALITIES, parseSpeciality } from '@vigia/domain/shared';
import { IsText, textSchema } from '@vigia/platform/nest';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import type { CampusForms } from '../../../campus/campus-forms.js';
import { GivenAnswersDto } from '../../../campus/given-answers.dto.js';
import { PlaceDto } from '../../../campus/place.dto.js';
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

  @ApiPropertyOptional({
    ...textSchema(BOUNDS.tipo),
    description:
      'A free word, or key or Spanish name of a kind of the campus catalogue, which is kept by its name.',
    example: 'Infraestructura',
  })
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
    type: PlaceDto,
    description:
      'Where in the campus catalogue; `piso` and `lugar_especifico` say it too where they are absent or empty.',
  })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => PlaceDto)
  readonly lugar?: PlaceDto;

  @ApiPropertyOptional({
    type: GivenAnswersDto,
    description: 'Answers to the questions of `tipo`, if it is one of the catalogue.',
  })
  @MayBeAbsent()
  @IsObject()
  @ValidateNested()
  @Type(() => GivenAnswersDto)
  readonly respuestas?: GivenAnswersDto;

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

export function toReport(dto: ReportIncidentDto, catalogue: Catalogue, forms: CampusForms): Report {
  const found = dto.lugar && forms.place(dto.lugar);
  const words = found && placeWords(found.place);
  const said = dto.tipo?.trim() ?? '';
  const category = categoryOf(catalogue, said);
  const draft = {
    title: dto.titulo.trim(),
    description: dto.descripcion.trim(),
    category: category?.name.es ?? said,
    floor: firstFilled(dto.piso, words?.floor),
    place: firstFilled(dto.lugar_especifico, words?.place),
    location: found?.location ?? null,
    answers: dto.respuestas ? forms.answers(dto.respuestas, category) : null,
    photoUrl: dto.foto ?? '',
    risk: riskOf(dto) ?? RiskLevel.Medium,
    requiredSpeciality: parseSpeciality(dto.tipo_trabajador_requerido ?? '') ?? null,
  };
  return { draft, photoIds: dto.fotos ?? [] };
}

function firstFilled(...words: readonly (string | undefined)[]): string {
  return words.map((word) => word?.trim() ?? '').find((word) => word !== '') ?? '';
}
