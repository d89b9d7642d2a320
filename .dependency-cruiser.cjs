/** Who may import whom. Every rule says why; a broken rule fails `npm run arch`. */
const SPEC = '\\.(spec|e2e-spec|contract-spec|browser-spec|model-spec)\\.tsx?$';
/** An app's list of environment variables imports nothing, so anyone who starts the app may read it. */
const ENV_CONTRACT = '/env\\.contract\\.ts$';
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'A cycle means two files are one file that nobody named.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'Domain imports nothing: no npm, no Node, no other lib.',
      from: { path: '^libs/domain/src/', pathNot: SPEC },
      to: { pathNot: '^libs/domain/src/' },
    },
    {
      name: 'domain-areas-are-islands',
      severity: 'error',
      comment: 'An area reaches another only through its index, never its insides.',
      from: { path: '^libs/domain/src/([^/]+)/' },
      to: {
        path: '^libs/domain/src/([^/]+)/(?!index\\.ts$)',
        pathNot: '^libs/domain/src/($1|shared)/',
      },
    },
    {
      name: 'no-own-barrel',
      severity: 'error',
      comment:
        'Inside a folder import the file, not the folder: own-barrel imports are how cycles start.',
      from: { path: '^libs/([^/]+)/src/([^/]+)/[^/]+\\.ts$', pathNot: '/index\\.ts$' },
      to: { path: '^libs/$1/src/$2/index\\.ts$' },
    },
    {
      name: 'wire-is-plain',
      severity: 'error',
      comment: 'Wire shapes ship to the browser: they may name domain things, nothing else.',
      from: { path: '^libs/wire/src/', pathNot: SPEC },
      to: { pathNot: '^libs/(wire|domain)/src/' },
    },
    {
      name: 'libs-point-inward',
      severity: 'error',
      comment: 'dynamo and platform may use domain and wire; never each other, never an app.',
      from: { path: '^libs/(dynamo|platform)/' },
      to: { path: '^(apps|infra|frontend)/|^libs/(dynamo|platform)/', pathNot: '^libs/$1/' },
    },
    {
      name: 'apps-are-islands',
      severity: 'error',
      comment: 'Apps meet over HTTP, WebSocket and the table, not over imports.',
      from: {
        path: '^apps/([^/]+)/',
        pathNot: ['^apps/local/', '^apps/api/test/', '^apps/boards/test/'],
      },
      to: { path: '^(apps|infra|frontend)/', pathNot: ['^apps/$1/', ENV_CONTRACT] },
    },
    {
      name: 'local-plugs-in-the-lambdas',
      severity: 'error',
      comment:
        'apps/local is the ground the Lambdas run on, so it calls their index; the api and the frontend it starts like anyone else.',
      from: { path: '^apps/local/' },
      to: {
        path: '^(apps|infra|frontend)/',
        pathNot: ['^apps/local/', '^apps/ws-handlers/src/index\\.ts$', ENV_CONTRACT],
      },
    },
    {
      name: 'api-tests-plug-in-the-lambdas',
      severity: 'error',
      comment:
        'The tests of the api put the real Lambdas behind its socket, by their index like apps/local, and drive the client types that are generated from its document; nothing else of another app.',
      from: { path: '^apps/api/test/' },
      to: {
        path: '^(apps|infra|frontend)/',
        pathNot: [
          '^apps/api/',
          '^apps/ws-handlers/src/index\\.ts$',
          '^frontend/src/shared/api/schema\\.d\\.ts$',
          ENV_CONTRACT,
        ],
      },
    },
    {
      name: 'boards-tests-drive-the-web-client',
      severity: 'error',
      comment:
        'The tests of the boards put the real client of the browser before the real service; nothing else of another app.',
      from: { path: '^apps/boards/test/' },
      to: {
        path: '^(apps|infra|frontend)/',
        pathNot: ['^apps/boards/', '^frontend/src/features/boards/core/', ENV_CONTRACT],
      },
    },
    {
      name: 'embedded-stays-local',
      severity: 'error',
      comment:
        'The embedded engines stand in for AWS on a laptop and in tests; nothing that ships may lean on them.',
      from: { pathNot: ['^(apps/local|libs/embedded|e2e|tools)/', '/test/', SPEC] },
      to: { path: '^libs/embedded/' },
    },
    {
      name: 'embedded-knows-nobody',
      severity: 'error',
      comment: 'An engine that stands in for AWS knows nothing of what runs on it.',
      from: { path: '^libs/embedded/' },
      to: { path: '^(apps|infra|frontend|libs)/', pathNot: '^libs/embedded/' },
    },
    {
      name: 'modules-meet-at-the-service',
      severity: 'error',
      comment:
        'A module uses another through its service or port (and module file), never its dto, controller or helpers.',
      from: { path: '^apps/[^/]+/src/modules/([^/]+)/' },
      to: {
        path: '^apps/[^/]+/src/modules/([^/]+)/',
        pathNot: [
          '^apps/[^/]+/src/modules/$1/',
          '^apps/[^/]+/src/modules/([^/]+)/\\1\\.(service|module)\\.ts$',
          '^apps/api/src/modules/devices/push-(sender|message)\\.ts$',
          '^apps/api/src/modules/preferences/mute-links\\.ts$',
          '^apps/api/src/modules/notifications/personal-signals\\.ts$',
        ],
      },
    },
    {
      name: 'no-sdk-outside-dynamo',
      severity: 'error',
      comment:
        'Only libs/dynamo speaks to DynamoDB (and the tests of the engine that stands in for it).',
      from: { pathNot: ['^libs/dynamo/', '^libs/embedded/test/', '^libs/embedded/.*' + SPEC] },
      to: { path: '(^|/)node_modules/@aws-sdk/(lib|client)-dynamodb/' },
    },
    {
      name: 'lambdas-stay-light',
      severity: 'error',
      comment: 'No framework in a Lambda bundle.',
      from: { path: '^apps/ws-handlers/' },
      to: {
        path: '(^|/)node_modules/(@nestjs|rxjs|class-(validator|transformer))|^libs/platform/src/nest/',
      },
    },
    {
      name: 'nest-in-nest-apps-only',
      severity: 'error',
      comment:
        'Nest lives in the apps it serves and in platform/nest; everything else runs without it.',
      from: {
        path: '^libs/(dynamo|embedded)/|^libs/platform/src/(?!nest/)|^(apps/local|infra|frontend)/',
      },
      to: { path: '(^|/)node_modules/@nestjs/|^libs/platform/src/nest/' },
    },
    {
      name: 'cdktf-in-infra-only',
      severity: 'error',
      comment: 'What runs in the cloud does not carry what describes it.',
      from: { path: '^(libs/(dynamo|platform|embedded)|apps|frontend)/' },
      to: { path: '(^|/)node_modules/(cdktf|constructs|@cdktf)/' },
    },
    {
      name: 'infra-sees-contracts-only',
      severity: 'error',
      comment: 'Infra may know an app’s env contract and the table shape, nothing else of ours.',
      from: { path: '^infra/' },
      to: {
        path: '^(apps|libs|frontend)/',
        pathNot: [ENV_CONTRACT, '^libs/dynamo/src/table\\.ts$'],
      },
    },
    {
      name: 'frontend-sees-the-wire-only',
      severity: 'error',
      comment:
        'The browser knows openapi types, wire messages and what both sides must compute alike: boards, and what is quiet.',
      from: { path: '^frontend/' },
      to: {
        path: '^(apps|libs|infra)/',
        pathNot: '^libs/(wire/src/|domain/src/(board|notification)/)',
      },
    },
    {
      name: 'features-are-islands',
      severity: 'error',
      comment: 'Features are composed in app/, not in each other.',
      from: { path: '^frontend/src/features/([^/]+)/' },
      to: { path: '^frontend/src/(app|features)/', pathNot: '^frontend/src/features/$1/' },
    },
    {
      name: 'shared-knows-nobody',
      severity: 'error',
      comment: 'shared -> features -> app, one way.',
      from: { path: '^frontend/src/shared/' },
      to: { path: '^frontend/src/(app|features)/' },
    },
    {
      name: 'provider-deep-imports',
      severity: 'error',
      comment:
        'The @cdktf/provider-aws barrel costs 3.5 s and 0.5 GB per process; import the resource folder.',
      from: { path: '^infra/' },
      to: { path: 'node_modules/@cdktf/provider-[^/]+/lib/index\\.(d\\.ts|js)$' },
    },
    {
      name: 'no-spec-imports',
      severity: 'error',
      comment: 'Nothing imports a spec; shared helpers live in test/ or testing/.',
      from: {},
      to: { path: SPEC },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      comment: 'What cannot be found cannot be judged.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps|libs|infra)/[^/]+/dist/|^frontend/dist/|^cdktf\\.out/' }, // ours only: many npm entries live in dist/
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@vigia/source', 'types', 'import', 'node', 'default'],
    },
  },
};
