import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { ProblemCode } from '@vigia/platform';
import { problemResponses } from '@vigia/platform/nest';
import { ALLOW_INERT, PUBLIC } from './access/access.decorators.js';
import { ANSWERS_BY_REDIRECT } from './access/answers-by-redirect.decorator.js';
import { UNLIMITED } from './limits/unlimited.decorator.js';

const TAGS = {
  auth: 'Accounts and sessions.',
  users: 'Who has an account.',
  auditoria: 'What happened to accounts.',
  triage: 'The queue of incidents as a whole, for admins.',
  asignacion: 'Who should do it: shifts, suggestions, assignment by itself.',
  incidentes: 'What is broken or dangerous on the campus, from its report to its end.',
  fotos: 'Pictures of incidents.',
  tableros: 'Whiteboards, of incidents and free ones: who may open them, and what is said on them.',
  notificaciones: 'What people were told.',
  preferencias: 'What people want to be told, and where.',
  webhooks: 'Other systems that are told what happens.',
  devices: 'Where people are told while the web app is closed.',
  config: 'What everybody may know of this campus.',
  campus: 'Its places, kinds of incident and risks.',
  health: 'How the api is.',
};

/** Describes every route, with the refusals that any route of its kind can give. */
export function describeApi(app: NestExpressApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle('Vigía')
    .setDescription('The incident desk of a university campus.')
    .setVersion('1.0.0')
    .addServer('/', 'Where this document is served.')
    .addCookieAuth(
      'vigia_session',
      {
        type: 'apiKey',
        in: 'cookie',
        description:
          'Set by a login, for 12 hours after its last use. Browsers send it by themselves.',
      },
      'cookie',
    )
    .addBearerAuth(
      {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description:
          'The `access_token` of a login or a refresh, good for 15 minutes: a JWS of ours, Ed25519 only, checked as RFC8725 says.',
      },
      'bearer',
    );
  for (const [name, description] of Object.entries(TAGS)) options.addTag(name, description);
  const document = SwaggerModule.createDocument(app, options.build());
  for (const path of Object.values(document.paths)) {
    for (const [method, operation] of Object.entries(path) as [string, Operation][]) {
      completeOperation(method, operation);
    }
  }
  tellCurrentState(document);
  return document;
}

/** A refused stale change carries the thing as it is now. */
function tellCurrentState({ components }: OpenAPIObject): void {
  const problem = components?.schemas?.['ProblemDto'];
  if (problem === undefined || '$ref' in problem) throw new Error('There is no ProblemDto.');
  const member = (schema: string) => ({
    allOf: [{ $ref: `#/components/schemas/${schema}` }],
    description: 'Of `concurrent-change`: as it is now.',
  });
  problem.properties = {
    ...problem.properties,
    incidente: member('IncidentDto'),
    tablero: member('BoardDto'),
    preferencias: member('PreferencesDto'),
  };
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
  [UNLIMITED]?: true;
  [ANSWERS_BY_REDIRECT]?: true;
}

function completeOperation(method: string, operation: Operation): void {
  const isPublic = operation[PUBLIC] === true;
  const allowsInert = operation[ALLOW_INERT] === true;
  const isRedirect = operation[ANSWERS_BY_REDIRECT] === true;
  const isLimited = operation[UNLIMITED] !== true && !isRedirect;
  Reflect.deleteProperty(operation, PUBLIC);
  Reflect.deleteProperty(operation, ALLOW_INERT);
  Reflect.deleteProperty(operation, UNLIMITED);
  Reflect.deleteProperty(operation, ANSWERS_BY_REDIRECT);
  operation.security = isPublic ? [] : [{ cookie: [] }, { bearer: [] }];
  const own = Object.values(operation.responses).flatMap(
    (response) => response['x-problem-codes'] ?? [],
  );
  const common: ProblemCode[] = [
    ...(isPublic ? [] : (['not-authenticated'] as const)),
    ...(isPublic || allowsInert ? [] : INERT_CODES),
    ...(method === 'get' ? [] : (['csrf-refused'] as const)),
    ...(operation.requestBody === undefined ? [] : BODY_CODES),
    ...(isLimited ? (['rate-limited'] as const) : []),
    ...(isRedirect ? [] : (['internal'] as const)),
  ];
  Object.assign(operation.responses, problemResponses([...new Set([...own, ...common])]));
}

const INERT_CODES = [
  'account-unverified',
  'account-awaiting-approval',
  'account-deactivated',
  'account-lacks-second-factor',
] as const;
const BODY_CODES = [
  'invalid-request',
  'malformed-json',
  'payload-too-large',
  'unsupported-media-type',
] as const;
