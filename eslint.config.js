import { basename } from 'node:path';
import js from '@eslint/js';
import jsxA11y from 'eslint-plugin-jsx-a11y-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const TESTS = [
  '**/*.{spec,e2e-spec,contract-spec,browser-spec}.{ts,tsx}',
  '**/test/**/*.{ts,tsx}',
  'frontend/src/testing/**',
  'e2e/**',
];

const KEBAB_CASE = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;

/** Rules of our own that are too small for a package. */
const house = {
  rules: {
    'kebab-case-file-name': {
      meta: {
        type: 'suggestion',
        schema: [],
        messages: { wrong: 'Name files in kebab-case: {{name}}.' },
      },
      create: (context) => ({
        Program(node) {
          const name = basename(context.filename);
          if (!KEBAB_CASE.test(name)) context.report({ node, messageId: 'wrong', data: { name } });
        },
      }),
    },
  },
};

const processEnv = {
  object: 'process',
  property: 'env',
  message: 'Read the environment in config.ts only; everything else takes values.',
};
const processEnvImport = {
  name: 'node:process',
  importNames: ['env', 'default'],
  message: 'Read the environment in config.ts only; everything else takes values.',
};
/** ESLint does not merge the lists of one rule, so whoever adds to a list repeats this part. */
const everywhere = [
  {
    selector:
      'CallExpression[callee.object.name=/^(it|test|describe|suite)$/][callee.property.name=/^(only|skip|todo)$/]',
    message: 'A test runs or does not exist; use skipIf with a printed reason for a missing tool.',
  },
  { selector: 'TSEnumDeclaration', message: 'A constant object and the union of its values.' },
];
const clockless = [
  { object: 'Date', property: 'now', message: 'Time is an argument here.' },
  { object: 'Math', property: 'random', message: 'Randomness is an argument here.' },
];
const deterministic = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Time is an argument here.',
  },
  { selector: 'CallExpression[callee.name="Date"]', message: 'Time is an argument here.' },
  { selector: ':function[async=true]', message: 'Nothing is async here: data in, data out.' },
];
const classless = [
  {
    selector: ':matches(ClassDeclaration, ClassExpression)',
    message: 'Readonly data and functions; only errors and ports are classes.',
  },
];

export default defineConfig(
  globalIgnores([
    '**/dist/**',
    '**/cdktf.out/**',
    '**/.vigia/**',
    '**/coverage/**',
    '**/test-results/**',
    'frontend/src/shared/api/schema.d.ts',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.{js,mjs,cjs,ts,tsx}'],
    extends: [js.configs.recommended],
    plugins: { house },
    rules: {
      'house/kebab-case-file-name': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...everywhere],
      'no-restricted-properties': ['error', processEnv],
      'no-restricted-imports': ['error', { paths: [processEnvImport] }],
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
    },
  },
  { files: ['**/*.{js,mjs,cjs}'], languageOptions: { globals: globals.node } },
  { files: ['frontend/public/**/*.js'], languageOptions: { globals: globals.browser } },

  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // Knows emitDecoratorMetadata from each tsconfig: in apps/api an injected class or a body DTO stays a value import.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Nest modules are empty classes that carry a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // React event handlers may be async; the rest of the rule stays.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      // An empty string is a missing value in forms, headers and environment variables.
      '@typescript-eslint/prefer-nullish-coalescing': [
        'error',
        { ignorePrimitives: { string: true } },
      ],
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Ports and Config are abstract classes for the sake of injection; a plain object may fill them.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Nothing to find without enums, and a quarter of the time of all rules.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // The in-memory twin of a port answers with promises and has nothing to await.
      '@typescript-eslint/require-await': 'off',
    },
  },

  {
    files: ['libs/*/src/**/*.ts'],
    ignores: TESTS,
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'error' },
  },
  {
    files: ['libs/{domain,wire}/src/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-properties': ['error', processEnv, ...clockless],
      'no-restricted-syntax': ['error', ...everywhere, ...deterministic, ...classless],
    },
  },
  {
    files: [
      'libs/{domain,wire}/src/**/*.{errors,repository}.ts',
      'libs/domain/src/shared/domain-error.ts',
    ],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, ...deterministic] },
  },

  {
    files: ['frontend/src/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended, jsxA11y.configs.recommended],
    languageOptions: { globals: globals.browser },
    rules: {
      // `role` of a component of ours is a role of a person.
      'jsx-a11y-x/aria-role': ['error', { ignoreNonDOM: true }],
      'no-restricted-syntax': [
        'error',
        ...everywhere,
        {
          selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
          message: 'Text from users is never read as HTML.',
        },
        {
          selector: 'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]',
          message: 'Text from users is never read as HTML.',
        },
      ],
    },
  },
  {
    files: TESTS,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            processEnvImport,
            {
              name: 'node:timers/promises',
              importNames: ['setTimeout'],
              message: 'Tests do not sleep: wait for the event or the condition.',
            },
          ],
        },
      ],
      // Bodies of answers are `any` in supertest; the schema matcher, not the compiler, checks them.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },

  {
    files: ['**/config.ts', 'tools/**', '*.config.{js,ts}'],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-imports': 'off' },
  },
  { files: ['tools/**', 'apps/local/**', 'infra/cdktf/main.ts'], rules: { 'no-console': 'off' } },
  { files: ['**/*.config.{js,ts}', '**/*.cjs'], rules: { 'no-restricted-exports': 'off' } },
);
