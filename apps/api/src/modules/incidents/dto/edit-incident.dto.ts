import { ApiPropertyOptional } from '@nestjs/swagger';
import { INCIDENT_STATUSES, RISK_LEVELS, parseStatus } from '@vigia/domain/incident';
import { IsText, textSchema } from '@vigia/platform/nest';
import { MayBeAbsent } from '../../../requests/may-be-absent.decorator.js';
import { BOUNDS } from '../bounds.js';
import type { Correction } from '../incident-moves.service.js';
import { IsRisk, IsStatus } from './incident-fields.decorators.js';
import { riskOf } from './risk-spellings.js';

/** What clients that give no reason are taken to mean. */
const NO_REASON = 'Sin motivo indicado';

export class EditIncidentDto {
  @ApiPropertyOptional(textSchema(BOUNDS.titulo))
  @MayBeAbsent()
  @IsText(BOUNDS.titulo)
  readonly titulo?: string;

  @ApiPropertyOptional(textSchema(BOUNDS.descripcion))
  @MayBeAbsent()
  @IsText(BOUNDS.descripcion)
  readonly descripcion?: string;

  @ApiPropertyOptional(textSchema(BOUNDS.tipo))
  @MayBeAbsent()
  @IsText(BOUNDS.tipo)
  readonly tipo?: string;

  @ApiPropertyOptional(textSchema(BOUNDS.piso))
  @MayBeAbsent()
  @IsText(BOUNDS.piso)
  readonly piso?: string;

  @ApiPropertyOptional(textSchema(BOUNDS.lugar_especifico))
  @MayBeAbsent()
  @IsText(BOUNDS.lugar_especifico)
  readonly lugar_especifico?: string;

  @ApiPropertyOptional({
    ...textSchema(BOUNDS.palabra),
    description: `One of ${RISK_LEVELS.join(', ')}; \`critico\` is read as crítico.`,
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
    ...textSchema(BOUNDS.palabra),
    description: `The status to reach by the one move of an admin that leads there: ${INCIDENT_STATUSES.join(', ')}, or an old word.`,
  })
  @MayBeAbsent()
  @IsStatus()
  readonly estado?: string;

  @ApiPropertyOptional({
    ...textSchema(BOUNDS.motivo),
    default: NO_REASON,
    description: 'Why, where reaching the status wants a reason.',
  })
  @MayBeAbsent()
  @IsText(BOUNDS.motivo)
  readonly motivo?: string;
}

export function toCorrection(dto: EditIncidentDto): Correction {
  const { titulo, descripcion, tipo, piso, lugar_especifico, estado, motivo } = dto;
  const risk = riskOf(dto);
  return {
    edit: {
      ...(titulo !== undefined && { title: titulo.trim() }),
      ...(descripcion !== undefined && { description: descripcion.trim() }),
      ...(tipo !== undefined && { category: tipo.trim() }),
      ...(piso !== undefined && { floor: piso.trim() }),
      ...(lugar_especifico !== undefined && { place: lugar_especifico.trim() }),
      ...(risk !== undefined && { risk }),
    },
    status: parseStatus(estado ?? ''),
    reason: motivo?.trim() ?? NO_REASON,
  };
}
