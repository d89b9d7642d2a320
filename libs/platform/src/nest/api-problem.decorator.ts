import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { PROBLEMS, type ProblemCode } from '../problem.js';
import { ProblemDto } from './problem.dto.js';

const CODES = 'vigia:problems';

/** Documents the refusals of a route; may be used several times on one route, the codes add up. */
export function ApiProblem(...codes: readonly ProblemCode[]): MethodDecorator {
  return (target, key, descriptor: PropertyDescriptor) => {
    const handler = descriptor.value as object;
    const known = (Reflect.getMetadata(CODES, handler) ?? []) as readonly ProblemCode[];
    const all = [...new Set([...known, ...codes])];
    Reflect.defineMetadata(CODES, all, handler);
    applyDecorators(
      ApiExtraModels(ProblemDto),
      ...Object.entries(problemResponses(all)).map(([status, response]) =>
        ApiResponse({ status: Number(status), ...response }),
      ),
    )(target, key, descriptor);
  };
}

/** The documented responses of some codes, one per status. */
export function problemResponses(codes: readonly ProblemCode[]): Record<
  string,
  {
    description: string;
    content: Record<string, { schema: { $ref: string } }>;
    'x-problem-codes': ProblemCode[];
  }
> {
  const statuses = [...new Set(codes.map((code) => PROBLEMS[code].status))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => {
      const group = codes.filter((code) => PROBLEMS[code].status === status);
      const response = {
        description: group.map((code) => `\`${code}\`: ${PROBLEMS[code].detail.en}`).join(' · '),
        content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } } },
        'x-problem-codes': [...group].sort(),
      };
      return [String(status), response];
    }),
  );
}
