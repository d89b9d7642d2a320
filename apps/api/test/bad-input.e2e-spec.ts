import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLS } from './support/calls.js';
import type { Operation } from './support/contract.js';
import { REPORT, Stage } from './support/stage.js';
import { startApi, type RunningApi } from './support/start-api.js';

/** What no text of ours may be, by what it is called here. */
const NO_TEXT: Readonly<Record<string, unknown>> = {
  null: null,
  true: true,
  'a number': 5,
  'a float': 1.5,
  'a huge number': 1e308,
  'an array': ['a'],
  'an empty array': [],
  'an array of arrays': [[[['a']]]],
  'an object': { a: 1 },
  'an object that pretends to be a text': { length: 3, trim: 'a', toString: 'a' },
  'a text with NUL': 'ab\u0000cdefghijk',
  'a text with a bell': 'ab\u0007cdefghijk',
  'a lone surrogate': 'abcdefghijk\ud83d',
  'a long text': 'x'.repeat(60_000),
  'a long text of emoji': '😀'.repeat(14_000),
};

/** What no list of ids of ours may be. */
const NO_LIST: Readonly<Record<string, unknown>> = {
  null: null,
  'a text': 'a',
  'a number': 5,
  'an object': { length: 1, 0: 'a' },
  'a list of numbers': [5],
  'a list of nulls': [null],
  'a list of lists': [['a']],
  'a list of objects': [{ a: 1 }],
  'a list of words': ['__proto__', 'constructor'],
  'a long list': Array.from({ length: 2_000 }, () => '01ARZ3NDEKTSV4RRFFQ69G5FAV'),
};

/** What no number of ours may be. */
const NO_NUMBER: Readonly<Record<string, unknown>> = {
  null: null,
  true: true,
  'a text': '5',
  zero: 0,
  'a negative one': -1,
  'a float': 1.5,
  'a huge one': 1e308,
  'an array': [5],
  'an object': { valueOf: 5 },
};

/** What no yes or no of ours may be. */
const NO_BOOLEAN: Readonly<Record<string, unknown>> = {
  null: null,
  'a text': 'true',
  'an empty text': '',
  one: 1,
  zero: 0,
  'an array': [true],
  'an object': { valueOf: true },
};

/** What a field of a type may not be. */
function noValueOf(type: string | undefined): Readonly<Record<string, unknown>> {
  if (type === 'array') return NO_LIST;
  if (type === 'boolean') return NO_BOOLEAN;
  return type === 'integer' ? NO_NUMBER : NO_TEXT;
}

const MEGABYTE = 'x'.repeat(1_000_000);

/** Whole bodies that are no JSON object of ours, as they go over the wire. */
const NO_BODY: readonly (readonly [string, string, number, string])[] = [
  ['half an object', '{"a":', 400, 'malformed-json'],
  ['a word', 'nope', 400, 'malformed-json'],
  ['a text', '"text"', 400, 'malformed-json'],
  ['a number', '5', 400, 'malformed-json'],
  ['null', 'null', 400, 'malformed-json'],
  ['NaN', '{"a":NaN}', 400, 'malformed-json'],
  ['single quotes', "{'a':1}", 400, 'malformed-json'],
  ['a trailing comma', '{"a":1,}', 400, 'malformed-json'],
  ['raw control characters', '{"a":"\u0001"}', 400, 'malformed-json'],
  ['an array', '[]', 400, 'invalid-request'],
  ['an array of bodies', '[{"a":1}]', 400, 'invalid-request'],
  ['deep nesting', `{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`, 400, 'invalid-request'],
  ['an unknown field', '{"campo":1}', 400, 'invalid-request'],
  ['__proto__', '{"__proto__":{"role":"admin"}}', 400, 'invalid-request'],
  ['constructor', '{"constructor":{"prototype":{"role":"admin"}}}', 400, 'invalid-request'],
  ['an empty name', '{"":1}', 400, 'invalid-request'],
  ['a megabyte', `{"a":"${MEGABYTE}"}`, 413, 'payload-too-large'],
  ['a megabyte of names', `{${names(70_000)}}`, 413, 'payload-too-large'],
];

let api: RunningApi;
let stage: Stage;
/** Stands still while it is shot at: the target of every incident route. */
let target: string;

beforeAll(async () => {
  api = await startApi();
  stage = await Stage.set(api);
  target = await stage.assigned();
});

afterAll(async () => {
  await api.close();
});

/** Everything that a write could have left behind. */
async function world(): Promise<string> {
  const admin = stage.person('admin');
  const answers = await Promise.all([
    api.get('/users', { as: admin }),
    api.get('/incidentes', { as: admin }),
    api.get(`${target}/actividad`, { as: admin }),
    api.get('/notificaciones', { as: admin }),
    api.get('/notificaciones', { as: stage.person('student') }),
    api.get('/tableros', { as: admin }),
  ]);
  // Every answer has tickets of its own.
  return JSON.stringify(answers.map(({ body }) => body as unknown)).replace(/\?ticket=[^"]+/g, '');
}

/** The call of an operation on the one target, with a body of our choice. */
async function aim(operation: Operation): Promise<{ path: string; body: object }> {
  const { path, body = {} } = await CALLS[operation.id]!.prepare(stage);
  return { path: path.replace(/^\/incidentes\/[0-9a-f-]{36}/, target), body };
}

function names(count: number): string {
  return Array.from({ length: count }, (_, n) => `"campo${String(n)}":1`).join(',');
}

/** The operations that take a JSON body; the list is checked against the description below. */
const WITH_BODY = [
  'register',
  'verifyEmail',
  'resendVerification',
  'forgotPassword',
  'resetPassword',
  'login',
  'refreshSession',
  'reportIncident',
  'findDuplicates',
  'editIncident',
  'assignIncident',
  'changeShift',
  'changeAutoAssignment',
  'progressIncident',
  'closeIncident',
  'rejectIncident',
  'reopenIncident',
  'confirmIncident',
  'rateIncident',
  'pauseIncident',
  'declineIncident',
  'tickPoint',
  'writeMessage',
  'logWork',
  'markNotificationsRead',
  'choosePreferences',
  'muteByLink',
  'changeProfile',
  'changePassword',
  'inviteUser',
  'lookAtInvitation',
  'acceptInvitation',
  'changeRole',
  'confirmSecondFactor',
  'finishProviderLogin',
  'proveIdentity',
  'beginPhoto',
  'addPhotos',
  'registerDevice',
  'forgetDevice',
  'probeDevice',
  'addWebhook',
  'changeWebhook',
  'changeFilter',
  'changeManyIncidents',
  'mergeIncident',
  'saveFilter',
  'createBoard',
  'changeBoard',
  'inviteGuest',
  'writeBoardComment',
];
const WITH_QUERY = [
  'beginProviderLogin',
  'listUsers',
  'listAccountEvents',
  'listWebhookDeliveries',
  'exportAccountEvents',
  'listIncidents',
  'listActivity',
  'listFollowed',
  'listNotifications',
  'listMessages',
  'listBoards',
  'listBoardComments',
];

it('every operation that takes input is shot at', () => {
  const ids = (takes: (operation: Operation) => boolean): string[] =>
    api.contract.operations.filter(takes).map(({ id }) => id);

  expect(ids(({ body }) => body !== undefined).sort()).toEqual([...WITH_BODY].sort());
  expect(ids(({ query }) => query.length > 0).sort()).toEqual([...WITH_QUERY].sort());
});

describe.each(WITH_BODY)('the body of %s', (id) => {
  let operation: Operation;
  let path: string;
  let valid: object;
  let before: string;

  beforeAll(async () => {
    operation = api.contract.operations.find((one) => one.id === id)!;
    ({ path, body: valid } = await aim(operation));
    before = await world();
  });

  const shoot = (raw: string, headers: Record<string, string> = {}) => {
    const by = CALLS[id]!.by;
    return api.call(operation.method, path, {
      as: stage.find(by),
      raw,
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  };

  it('[API-2] is pointed at in every field, whatever stands there', async () => {
    for (const [field, { type, nullable, minimum }] of Object.entries(operation.body!)) {
      for (const [what, value] of Object.entries(noValueOf(type))) {
        if (value === null && nullable === true) continue;
        if (value === 0 && minimum === 0) continue;

        const answer = await shoot(JSON.stringify({ ...valid, [field]: value }));

        const where = `${field} as ${what}: ${answer.text}`;
        expect(answer.status, where).toBe(400);
        expect(answer.body.code, where).toBe('invalid-request');
        expect(answer.body.errors[0].pointer, where).toMatch(
          new RegExp(`^#/${encodeURIComponent(field)}(/|$)`),
        );
        expect(answer.body.errors[0].detail, where).not.toBe('');
      }
    }
  });

  it('[API-2] is pointed at in every field that must be there and is not', async () => {
    const answer = await shoot('{}');
    const required = Object.keys(valid).filter((field) =>
      (answer.body.errors ?? []).some(
        ({ pointer }: { pointer: string }) => pointer === `#/${field}`,
      ),
    );

    for (const field of required) {
      const { [field]: _left, ...rest } = valid as Record<string, unknown>;
      const without = await shoot(JSON.stringify(rest));

      expect(without.status, field).toBe(400);
      expect(
        new Set(without.body.errors.map(({ pointer }: { pointer: string }) => pointer)),
      ).toEqual(new Set([`#/${field}`]));
    }
  });

  it.each(NO_BODY)('is refused as %s', async (_what, raw, status, code) => {
    const answer = await shoot(raw);

    expect(answer.status, answer.text).toBe(status);
    expect(answer.body.code).toBe(code);
    if (code === 'invalid-request') expect(answer.body.errors[0].pointer).toMatch(/^#/);
    expect(answer.text.length).toBeLessThan(20_000);
  });

  it.each([
    ['plain text', { 'Content-Type': 'text/plain' }],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['parts', { 'Content-Type': 'multipart/form-data; boundary=x' }],
    ['XML', { 'Content-Type': 'application/xml' }],
    ['another JSON', { 'Content-Type': 'application/vnd.api+json' }],
    ['no type we know', { 'Content-Type': 'x' }],
    ['another charset', { 'Content-Type': 'application/json; charset=x-user-defined' }],
    ['compressed', { 'Content-Encoding': 'gzip' }],
  ])('is not read as %s', async (_what, headers) => {
    const answer = await shoot(JSON.stringify(valid), headers);

    expect(answer.status, answer.text).toBe(415);
    expect(answer.body.code).toBe('unsupported-media-type');
  });

  it('has left nothing behind', async () => {
    expect(await world()).toBe(before);
  });
});

describe.each(WITH_QUERY)('the query of %s', (id) => {
  it('[API-2] is pointed at in every parameter, whatever stands there', async () => {
    const operation = api.contract.operations.find((one) => one.id === id)!;
    const { path } = await aim(operation);
    const as = stage.find(CALLS[id]!.by);
    const [pathname = ''] = path.split('?');
    const hostile = ['%00', '%07', 'a&@=b', 'x'.repeat(5_000), '%F0%9F%98%80'.repeat(400)];

    for (const name of [...operation.query, 'campo', '__proto__', 'constructor', 'toString']) {
      for (const value of hostile) {
        const query = `${name}=${value.replace('@', name)}`;

        const answer = await api.get(`${pathname}?${query}`, { as });

        const where = `${query.slice(0, 60)}: ${answer.text}`;
        expect(answer.status, where).toBe(400);
        if (answer.body.code === 'invalid-cursor') expect(name, where).toBe('cursor');
        else expect(answer.body.errors[0].pointer, where).toBe(`#/${name}`);
      }
    }
  });
});

describe('a path', () => {
  it.each([
    ['a word', 'x'],
    ['a prototype', '__proto__'],
    ['NUL', '%00'],
    ['an emoji', '%F0%9F%98%80'],
    ['a traversal', '..%2f..%2fetc%2fpasswd'],
    ['a long text', 'x'.repeat(8_000)],
    ['a UUID of nobody', '00000000-0000-4000-8000-000000000000'],
  ])('that names %s finds no incident', async (_what, segment) => {
    const admin = stage.person('admin');

    const read = await api.get(`/incidentes/${segment}`, { as: admin });
    const write = await api.put(`/incidentes/${segment}`, { as: admin, body: { titulo: 'x' } });

    expect([read.status, write.status]).toEqual([404, 404]);
    expect(read.body.code).toBe('incident-not-found');
    expect(write.body.code).toBe('incident-not-found');
  });
});

describe('a path', () => {
  it.each([
    ['a word', 'x'],
    ['a prototype', '__proto__'],
    ['NUL', '%00'],
    ['a traversal', '..%2f..%2fetc%2fpasswd'],
    ['a long text', 'x'.repeat(8_000)],
    ['the board of no incident', 'inc-__proto__'],
    ['a row of the table', 'estado%23x'],
    ['a UUID of nobody', '00000000-0000-4000-8000-000000000000'],
    ['the board of an incident of nobody', 'inc-00000000-0000-4000-8000-000000000000'],
  ])('that names %s finds no board', async (_what, segment) => {
    const as = stage.person('admin');

    const answers = await Promise.all([
      api.get(`/tableros/${segment}`, { as }),
      api.call('PATCH', `/tableros/${segment}`, { as, body: { nombre: 'x' } }),
      api.post(`/tableros/${segment}/ticket`, { as }),
      api.get(`/tableros/${segment}/comentarios`, { as }),
    ]);

    for (const { status, body } of answers) {
      expect([status, body.code]).toEqual([404, 'board-not-found']);
    }
  });
});

describe('a text that people write', () => {
  it.each([
    ['emoji', 'Fuga 💧👩🏽‍🔧🇵🇪'],
    ['right-to-left writing', 'تسرب مياه — דליפה'],
    ['direction marks', 'a\u202eb\u2066c'],
    ['combining marks', 'Co\u0301digo z͑ͫ̓ͪ̂ͫ̽͏̴̙̤'],
    ['markup', '<script>alert(1)</script> & "quotes" \'single\''],
    ['what databases and templates mean something by', "'; DROP TABLE x; -- ${7*7} {{7*7}} %s"],
    ['words that JavaScript knows', '__proto__ constructor toString'],
  ])('is kept as it is: %s', async (_what, titulo) => {
    const student = stage.person('student');

    const answer = await api.post('/incidentes', { as: student, body: { ...REPORT, titulo } });
    const read = await api.get(`/incidentes/${answer.body.id as string}`, { as: student });

    expect(answer.status).toBe(201);
    expect(read.body.titulo).toBe(titulo);
  });
});
