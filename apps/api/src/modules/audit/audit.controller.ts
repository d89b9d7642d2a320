import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { AUDIT_DAYS, OnlyAdminsAuditError } from '@vigia/domain/audit';
import { Role } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import { ApiProblem } from '@vigia/platform/nest';
import type { Response } from 'express';
import { CurrentActor } from '../../access/access.decorators.js';
import { RequireRole } from '../../access/require-role.decorator.js';
import { LINK_TO_NEXT, linkToNext } from '../../paging/link-to-next.js';
import { AuditService, EXPORT_LIMIT, type EventFilter } from './audit.service.js';
import { toCsv } from './csv.js';
import { AccountEventDto, AccountEventsDto, toAccountEventDto } from './dto/account-event.dto.js';
import { EVENTS_LIMIT, EventFilterQuery, ListEventsQuery } from './dto/list-events.query.js';

const COLUMNS = [
  'fecha',
  'tipo',
  'cuenta',
  'autor',
  'ip',
  'agente',
  'detalle',
  'id',
] as const satisfies readonly (keyof AccountEventDto)[];
/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

@ApiTags('auditoria')
@Controller('auditoria')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  @RequireRole(Role.Admin, OnlyAdminsAuditError)
  @ApiOperation({
    operationId: 'listAccountEvents',
    summary: 'What happened to accounts',
    description: `Newest first; kept for ${String(AUDIT_DAYS)} days.`,
  })
  @ApiResponse({
    status: 200,
    type: AccountEventsDto,
    description: 'The events.',
    headers: LINK_TO_NEXT,
  })
  @ApiProblem('invalid-request', 'invalid-cursor')
  async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListEventsQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AccountEventsDto> {
    const { limite = EVENTS_LIMIT, persona, tipo, desde, hasta } = query;
    const page = await this.audit.list(actor, toFilter(query), limite);
    linkToNext(response, { persona, tipo, desde, hasta, limite }, page.next);
    return { eventos: page.items.map(toAccountEventDto) };
  }

  @Get('exportar')
  @RequireRole(Role.Admin, OnlyAdminsAuditError)
  @ApiOperation({
    operationId: 'exportAccountEvents',
    summary: 'The same as a table for spreadsheets',
    description: `At most ${String(EXPORT_LIMIT)} events; \`Link\` points to the file that goes on behind them. The export is an event itself.`,
  })
  @ApiResponse({
    status: 200,
    description: 'The events, one a line.',
    content: { 'text/csv': { schema: { type: 'string', maxLength: 20_000_000, pattern: '^"' } } },
    headers: LINK_TO_NEXT,
  })
  @ApiProblem('invalid-request', 'invalid-cursor')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="auditoria.csv"')
  async export(
    @CurrentActor() actor: Actor,
    @Query() query: EventFilterQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const { persona, tipo, desde, hasta } = query;
    const page = await this.audit.export(actor, toFilter(query));
    linkToNext(response, { persona, tipo, desde, hasta }, page.next);
    const rows = page.items.map(toAccountEventDto);
    return (
      BYTE_ORDER_MARK +
      toCsv([COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))])
    );
  }
}

function toFilter({ persona, tipo, desde, hasta, cursor }: EventFilterQuery): EventFilter {
  return { person: persona, kind: tipo, from: desde, before: hasta, cursor };
}
