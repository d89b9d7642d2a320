import { applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { ApiProblem, ProblemException } from '@vigia/platform/nest';
import type { Request } from 'express';

const HEADER = 'If-Match';
const TAGS = /^\s*"\d{1,9}"(?:\s*,\s*"\d{1,9}")*\s*$/;

/** The versions that the caller decided about; `undefined` when any will do (no header, or `*`). */
export function versionsOf(request: Request): readonly number[] | undefined {
  const value = request.get(HEADER);
  if (value === undefined || value.trim() === '*') return undefined;
  if (!TAGS.test(value)) {
    const detail = {
      es: 'debe ser * o versiones entre comillas, por ejemplo "3"',
      en: 'must be * or quoted versions, for example "3"',
    };
    throw new ProblemException('invalid-request', {
      errors: [{ pointer: `#/${HEADER}`, detail }],
    });
  }
  return Array.from(value.matchAll(/\d+/g), ([digits]) => Number(digits));
}

/** Documentation of the header that carries the version. */
export const ETAG = {
  ETag: {
    description: 'The version, for `If-Match`.',
    schema: { type: 'string', maxLength: 20, pattern: '^"[0-9]+"$' },
  },
} as const;

/** The ETag of a version. */
export function etagOf({ version }: { readonly version: number }): string {
  return `"${String(version)}"`;
}

/** Documents the header on a route that takes it; the member of a refusal that carries the thing as it is now. */
export function ApiIfMatch(member: 'incidente' | 'tablero'): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: HEADER,
      required: false,
      description: `The ETag that the caller decided about. When the ${member === 'incidente' ? 'incident' : 'board'} changed since, nothing happens and the refusal carries it as it is now (\`${member}\`).`,
      schema: { type: 'string', maxLength: 200, pattern: '^(\\*|"[0-9]+"(, ?"[0-9]+")*)$' },
    }),
    ApiProblem('concurrent-change', 'invalid-request'),
  );
}
