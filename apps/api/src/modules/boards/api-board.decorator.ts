import { applyDecorators } from '@nestjs/common';
import { ApiParam, ApiResponse } from '@nestjs/swagger';
import { ApiProblem } from '@vigia/platform/nest';
import { ETAG } from '../../requests/if-match.js';
import { BOARD_ID, BoardDto } from './dto/board.dto.js';

/** Documents a route about one board. */
export function ApiBoardId(): MethodDecorator {
  return applyDecorators(ApiParam({ name: 'id', schema: BOARD_ID }), ApiProblem('board-not-found'));
}

/** Documents a route that answers a board. */
export function ApiBoard(): MethodDecorator {
  return ApiResponse({ status: 200, type: BoardDto, description: 'The board.', headers: ETAG });
}
