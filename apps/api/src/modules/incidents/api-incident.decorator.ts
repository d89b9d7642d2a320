import { applyDecorators } from '@nestjs/common';
import { ApiParam, ApiResponse } from '@nestjs/swagger';
import { ETAG } from '../../requests/if-match.js';
import { IncidentDto } from './dto/incident.dto.js';

/** Documentation of the parameter that names an incident. */
export const ID = {
  name: 'id',
  schema: { type: 'string', format: 'uuid', maxLength: 36 },
} as const;

/** Documents a route about one incident that answers it. */
export function ApiIncident(): MethodDecorator {
  return applyDecorators(
    ApiParam(ID),
    ApiResponse({ status: 200, type: IncidentDto, description: 'The incident.', headers: ETAG }),
  );
}
