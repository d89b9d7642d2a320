import { Injectable } from '@nestjs/common';
import { BoardAction, boardActions } from '@vigia/domain/board';
import type { Caller } from '../../access/caller.js';
import { BoardTickets } from './board-tickets.js';
import { toBoardPersonDto, type BoardDto } from './dto/board.dto.js';
import type { OpenBoard } from './open-board.js';

/** Boards as somebody may see them now, with what they may do. */
@Injectable()
export class BoardViews {
  constructor(private readonly tickets: BoardTickets) {}

  async of(caller: Caller, open: OpenBoard): Promise<BoardDto> {
    const { board, incident, role } = open;
    const acciones = boardActions(caller.actor, board, incident);
    const ticket = await this.tickets.issueToRead(caller, open);
    return {
      id: board.id,
      nombre: board.name,
      incidente_id: board.incidentId,
      propietario: toBoardPersonDto(board.owner),
      rol: role,
      acciones,
      // [BRD-61]
      invitados: acciones.includes(BoardAction.Invite)
        ? board.guests.map(({ email, name, role: rol }) => ({ email, nombre: name, rol }))
        : [],
      archivado: board.archived,
      fecha_creacion: board.createdAt,
      fecha_actualizacion: board.updatedAt,
      version: board.version,
      miniatura: `/tableros/${board.id}/miniatura.svg?ticket=${ticket}`,
    };
  }
}
