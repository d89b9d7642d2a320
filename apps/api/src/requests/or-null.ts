import type { Type } from '@nestjs/common';
import { getSchemaPath, type SchemaObject } from '@nestjs/swagger';

/** A described object or null; OpenAPI 3.0 takes no null beside a reference. */
export function orNull(dto: Type): Pick<SchemaObject, 'oneOf'> {
  return {
    oneOf: [{ $ref: getSchemaPath(dto) }, { type: 'object', nullable: true, enum: [null] }],
  };
}
