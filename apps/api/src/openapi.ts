import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { ProblemCode } from '@vigia/platform';
import { problemResponses } from '@vigia/platform/nest';
import { ALLOW_INERT, PUBLIC } from './access/access.decorators.js';

/** Describes every route, with the refusals that any route of its kind can give. */
export function describeApi(app: NestExpressApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle('Vigía')
    .setDescription('The incident desk of a university campus.')
    .setVersion('1.0.0')
    .addServer('/', 'Where this document is served.')
    .addCookieAuth('vigia_session', { type: 'apiKey', in: 'cookie' }, 'cookie')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'bearer')
    .build();
  const document = SwaggerModule.createDocument(app, options);
  for (const path of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(path) as [string, Operation][]) {
      completeOperation(method, operation);
    }
  }
  return document;
}

/** Serves the description at /docs, for people and as JSON. */
export function serveDocs(app: NestExpressApplication): void {
  SwaggerModule.setup('docs', app, describeApi(app), { jsonDocumentUrl: 'docs/openapi.json' });
}

interface Operation {
  responses: Record<string, { 'x-problem-codes'?: ProblemCode[] }>;
  requestBody?: unknown;
  security?: Record<string, string[]>[];
  [PUBLIC]?: true;
  [ALLOW_INERT]?: true;
}

function completeOperation(method: string, operation: Operation): void {
  const isPublic = operation[PUBLIC] === true;
  const allowsInert = operation[ALLOW_INERT] === true;
  Reflect.deleteProperty(operation, PUBLIC);
  Reflect.deleteProperty(operation, ALLOW_INERT);
  operation.security = isPublic ? [] : [{ cookie: [] }, { bearer: [] }];
  const own = Object.values(operation.responses).flatMap(
    (response) => response['x-problem-codes'] ?? [],
  );
  const common: ProblemCode[] = [
    ...(isPublic ? [] : (['not-authenticated'] as const)),
    ...(isPublic || allowsInert ? [] : INERT_CODES),
    ...(method === 'get' ? [] : (['csrf-refused'] as const)),
    ...(operation.requestBody === undefined ? [] : BODY_CODES),
    'internal',
  ];
  Object.assign(operation.responses, problemResponses([...new Set([...own, ...common])]));
}

const INERT_CODES = [
  'account-unverified',
  'account-awaiting-approval',
  'account-deactivated',
] as const;
const BODY_CODES = [
  'invalid-request',
  'malformed-json',
  'payload-too-large',
  'unsupported-media-type',
] as const;
