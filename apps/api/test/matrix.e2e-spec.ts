import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLS } from './support/calls.js';
import type { Person } from './support/people.js';
import { KINDS, Stage, type Kind } from './support/stage.js';
import { startApi, type RunningApi } from './support/start-api.js';

type Row = readonly [
  nobody: number,
  unverifiedStudent: number,
  unverifiedWorker: number,
  awaitingWorker: number,
  student: number,
  otherStudent: number,
  worker: number,
  otherWorker: number,
  admin: number,
];

const everybody = (status: number): Row => [
  status,
  status,
  status,
  status,
  status,
  status,
  status,
  status,
  status,
];

/**
 * What each route answers to whom. The incidents were reported by `student` and, where they have one, are assigned to
 * `worker`; the trade of `other worker` is another one. The boards are `worker`’s, who invited `student` to write.
 */
// prettier-ignore
const EXPECTED: Readonly<Record<string, Row>> = {
  //                       nobody  uStud  uWork  await  stud   oStud  work   oWork  admin
  getHealth:              everybody(200),
  getLiveness:            everybody(200),
  getReadiness:           everybody(200),
  getPublicConfig:        everybody(200),
  getCampus:              [401,    200,   403,   403,   200,   200,   200,   200,   200],
  register:               everybody(201),
  verifyEmail:            everybody(200),
  resendVerification:     everybody(202),
  forgotPassword:         everybody(202),
  resetPassword:          everybody(200),
  login:                  everybody(200),
  refreshSession:         everybody(200),
  beginProviderLogin:     everybody(302),
  returnFromProvider:     everybody(302),
  finishProviderLogin:    everybody(200),
  unlinkProvider:         [401,    204,   403,   403,   204,   204,   204,   204,   204],
  logout:                 [401,    204,   204,   204,   204,   204,   204,   204,   204],
  createSocketTicket:     [401,    201,   403,   403,   201,   201,   201,   201,   201],
  listSessions:           [401,    200,   200,   200,   200,   200,   200,   200,   200],
  endSession:             [401,    404,   404,   404,   204,   404,   404,   404,   404],
  endAllSessions:         [401,    204,   204,   204,   204,   204,   204,   204,   204],
  getMe:                  [401,    200,   200,   200,   200,   200,   200,   200,   200],
  changeProfile:          [401,    200,   403,   403,   200,   200,   200,   200,   200],
  changePassword:         [401,    200,   403,   403,   200,   200,   200,   200,   200],
  listUsers:              [401,    403,   403,   403,   403,   403,   403,   403,   200],
  deactivateUser:         [401,    403,   403,   403,   403,   403,   403,   403,   200],
  reactivateUser:         [401,    403,   403,   403,   403,   403,   403,   403,   200],
  approveUser:            [401,    403,   403,   403,   403,   403,   403,   403,   200],
  inviteUser:             [401,    403,   403,   403,   403,   403,   403,   403,   201],
  listInvitations:        [401,    403,   403,   403,   403,   403,   403,   403,   200],
  revokeInvitation:       [401,    403,   403,   403,   403,   403,   403,   403,   204],
  resetSecondFactor:      [401,    403,   403,   403,   403,   403,   403,   403,   200],
  lookAtInvitation:       everybody(200),
  acceptInvitation:       everybody(201),
  changeRole:             [401,    403,   403,   403,   403,   403,   403,   403,   200],
  beginSecondFactor:      [401,    409,   409,   201,   201,   201,   201,   201,   201],
  confirmSecondFactor:    [401,    409,   409,   409,   409,   200,   409,   409,   409],
  removeSecondFactor:     [401,    409,   403,   403,   409,   204,   409,   409,   409],
  proveIdentity:          [401,    204,   204,   204,   204,   204,   204,   204,   204],
  listAccountEvents:      [401,    403,   403,   403,   403,   403,   403,   403,   200],
  exportAccountEvents:    [401,    403,   403,   403,   403,   403,   403,   403,   200],
  registerDevice:         [401,    200,   403,   403,   200,   200,   200,   200,   200],
  forgetDevice:           [401,    204,   403,   403,   204,   204,   204,   204,   204],
  probeDevice:            [401,    404,   403,   403,   202,   404,   404,   404,   404],
  listWebhooks:           [401,    403,   403,   403,   403,   403,   403,   403,   200],
  addWebhook:             [401,    403,   403,   403,   403,   403,   403,   403,   201],
  changeWebhook:          [401,    403,   403,   403,   403,   403,   403,   403,   200],
  removeWebhook:          [401,    403,   403,   403,   403,   403,   403,   403,   204],
  rotateWebhookSecret:    [401,    403,   403,   403,   403,   403,   403,   403,   200],
  probeWebhook:           [401,    403,   403,   403,   403,   403,   403,   403,   200],
  listWebhookDeliveries:  [401,    403,   403,   403,   403,   403,   403,   403,   200],
  resendWebhookDelivery:  [401,    403,   403,   403,   403,   403,   403,   403,   200],
  reportIncident:         [401,    201,   403,   403,   201,   201,   403,   403,   403],
  listIncidents:          [401,    200,   403,   403,   200,   200,   200,   200,   200],
  getIncident:            [401,    404,   403,   403,   200,   200,   200,   404,   200],
  listActivity:           [401,    404,   403,   403,   200,   200,   200,   404,   200],
  getSummary:             [401,    403,   403,   403,   403,   403,   403,   403,   200],
  changeManyIncidents:    [401,    403,   403,   403,   403,   403,   403,   403,   200],
  mergeIncident:          [401,    403,   403,   403,   403,   403,   403,   403,   200],
  separateIncident:       [401,    403,   403,   403,   403,   403,   403,   403,   200],
  listDuplicates:         [401,    403,   403,   403,   403,   403,   403,   403,   200],
  listFilters:            [401,    403,   403,   403,   403,   403,   403,   403,   200],
  saveFilter:             [401,    403,   403,   403,   403,   403,   403,   403,   201],
  changeFilter:           [401,    403,   403,   403,   403,   403,   403,   403,   200],
  removeFilter:           [401,    403,   403,   403,   403,   403,   403,   403,   204],
  editIncident:           [401,    403,   403,   403,   403,   403,   403,   403,   200],
  assignIncident:         [401,    403,   403,   403,   403,   403,   403,   403,   200],
  suggestWorkers:         [401,    403,   403,   403,   403,   403,   403,   403,   200],
  getAutoAssignment:      [401,    403,   403,   403,   403,   403,   403,   403,   200],
  changeAutoAssignment:   [401,    403,   403,   403,   403,   403,   403,   403,   200],
  getShift:               [401,    403,   403,   403,   403,   403,   200,   403,   200],
  changeShift:            [401,    403,   403,   403,   403,   403,   200,   403,   200],
  progressIncident:       [401,    403,   403,   403,   403,   403,   200,   403,   403],
  closeIncident:          [401,    403,   403,   403,   403,   403,   403,   403,   200],
  rejectIncident:         [401,    403,   403,   403,   403,   403,   403,   403,   200],
  reopenIncident:         [401,    404,   403,   403,   200,   403,   403,   404,   200],
  confirmIncident:        [401,    404,   403,   403,   200,   403,   403,   403,   403],
  rateIncident:           [401,    404,   403,   403,   200,   403,   403,   403,   403],
  pauseIncident:          [401,    403,   403,   403,   403,   403,   200,   403,   403],
  resumeIncident:         [401,    403,   403,   403,   403,   403,   200,   403,   403],
  declineIncident:        [401,    403,   403,   403,   403,   403,   200,   403,   403],
  tickPoint:              [401,    403,   403,   403,   403,   403,   200,   403,   403],
  findDuplicates:         [401,    200,   403,   403,   200,   200,   200,   200,   200],
  joinIncident:           [401,    404,   403,   403,   403,   200,   403,   403,   403],
  leaveIncident:          [401,    404,   403,   403,   200,   200,   403,   403,   403],
  listFollowed:           [401,    200,   403,   403,   200,   200,   200,   200,   200],
  listMessages:           [401,    404,   403,   403,   200,   403,   200,   404,   200],
  writeMessage:           [401,    404,   403,   403,   201,   403,   201,   404,   201],
  listMentionable:        [401,    404,   403,   403,   403,   403,   200,   404,   200],
  listWork:               [401,    404,   403,   403,   403,   403,   200,   404,   200],
  logWork:                [401,    404,   403,   403,   403,   403,   201,   404,   201],
  beginPhoto:             [401,    201,   403,   403,   201,   201,   201,   201,   201],
  completePhoto:          [401,    404,   403,   403,   200,   404,   404,   404,   404],
  addPhotos:              [401,    404,   403,   403,   200,   403,   404,   404,   404],
  getPhoto:               [401,    404,   403,   403,   200,   404,   200,   404,   200],
  getThumbnail:           [401,    404,   403,   403,   200,   404,   200,   404,   200],
  listBoards:             [401,    200,   403,   403,   200,   200,   200,   200,   200],
  createBoard:            [401,    403,   403,   403,   403,   403,   201,   201,   201],
  getBoard:               [401,    404,   403,   403,   200,   404,   200,   404,   200],
  changeBoard:            [401,    404,   403,   403,   403,   404,   200,   404,   200],
  createBoardTicket:      [401,    404,   403,   403,   201,   404,   201,   404,   201],
  inviteGuest:            [401,    404,   403,   403,   403,   404,   200,   404,   200],
  removeGuest:            [401,    404,   403,   403,   403,   404,   200,   404,   200],
  listBoardComments:      [401,    404,   403,   403,   200,   404,   200,   404,   200],
  writeBoardComment:      [401,    404,   403,   403,   201,   404,   201,   404,   201],
  openIncidentBoard:      [401,    404,   403,   403,   200,   404,   200,   404,   200],
  listNotifications:      [401,    200,   403,   403,   200,   200,   200,   200,   200],
  getPreferences:         [401,    200,   403,   403,   200,   200,   200,   200,   200],
  choosePreferences:      [401,    200,   403,   403,   200,   200,   200,   200,   200],
  muteIncident:           [401,    404,   403,   403,   204,   204,   204,   404,   204],
  unmuteIncident:         [401,    204,   403,   403,   204,   204,   204,   204,   204],
  listMuted:              [401,    200,   403,   403,   200,   200,   200,   200,   200],
  muteByLink:             everybody(200),
  markNotificationsRead:  [401,    200,   403,   403,   200,   200,   200,   200,   200],
};

const ENDS_SESSIONS = ['logout', 'endAllSessions', 'changePassword'];

/** Routes that describe the api and are no part of it. */
const DESCRIPTION = /^\/docs(\/|-|$)/;

interface ExpressLayer {
  readonly route?: {
    readonly path: string;
    readonly stack: readonly { readonly method?: string }[];
  };
}

let api: RunningApi;
let stage: Stage;

beforeAll(async () => {
  api = await startApi();
  stage = await Stage.set(api);
});

afterAll(async () => {
  await api.close();
});

describe('every route of the running app', () => {
  it('is described, and has a row and a call here', () => {
    const express = api.app.getHttpAdapter().getInstance() as {
      router: { stack: readonly ExpressLayer[] };
    };
    const served = express.router.stack
      .flatMap(({ route }) =>
        (route?.stack ?? []).map(({ method }) => `${String(method)} ${route?.path ?? ''}`),
      )
      .filter((route) => !DESCRIPTION.test(route.split(' ')[1] ?? '') && !route.includes('*'))
      .map((route) => route.replace(/:(\w+)/g, '{$1}'));
    const described = api.contract.operations.map(
      ({ method, path }) => `${method.toLowerCase()} ${path}`,
    );

    expect(served.length).toBeGreaterThan(20);
    expect([...new Set(served)].sort()).toEqual(described.sort());
    const ids = api.contract.operations.map(({ id }) => id).sort();
    expect(Object.keys(EXPECTED).sort()).toEqual(ids);
    expect(Object.keys(CALLS).sort()).toEqual(ids);
  });
});

const CELLS = Object.entries(EXPECTED).flatMap(([id, row]) =>
  KINDS.map((kind, column) => [id, kind, row[column]!] as const),
);

describe('a call of', () => {
  it.each(CELLS)('%s by %s answers %i', async (id, kind: Kind, status) => {
    const operation = api.contract.operations.find((one) => one.id === id)!;
    const { path, body } = await CALLS[id]!.prepare(stage);

    const answer = await api.call(operation.method, path, { as: stage.find(kind), body });
    if (ENDS_SESSIONS.includes(id)) await stage.enterAgain(kind);

    expect(answer.status, answer.text).toBe(status);
  });
});

const columnOf = (kind: Kind) =>
  Object.entries(EXPECTED).map(([id, row]) => [id, row[KINDS.indexOf(kind)]!] as const);

/** Calls a route as somebody who is not on stage, at an api of theirs. */
async function callAs(id: string, by: Person, at: RunningApi): Promise<[number, string]> {
  const { method } = api.contract.operations.find((one) => one.id === id)!;
  const { path, body } = await CALLS[id]!.prepare(stage);
  const { status, text } = await at.call(method, path, { as: by, body });
  return [status, text];
}

describe('an admin who was switched off', () => {
  let gone: Person;

  beforeAll(async () => {
    gone = await api.people.admin();
    const off = await api.put(`/users/${gone.email}/desactivar`, { as: stage.person('admin') });
    expect(off.body.estado).toBe('desactivado');
  });

  it.each(columnOf('nobody'))('[ACC-21] calls %s like nobody: %i', async (id, expected) => {
    const [status, text] = await callAs(id, gone, api);

    expect(status, text).toBe(expected);
  });
});

describe('an admin without the second factor that admins must have', () => {
  let strict: RunningApi;
  let admin: Person;

  beforeAll(async () => {
    // The same tables and keys; whoever prepares the calls needs no code.
    const { privateKey, publicKeys } = api.config.token;
    strict = await startApi({
      ADMIN_TOTP: 'required',
      TOKEN_PRIVATE_KEY: JSON.stringify(privateKey),
      TOKEN_PUBLIC_KEYS: JSON.stringify(publicKeys),
      DYNAMODB_ENDPOINT: api.config.dynamo.endpoint!,
    });
    admin = await strict.people.admin();
    expect((await strict.get('/me', { as: admin })).body.estado).toBe('sin_segundo_paso');
  });

  afterAll(async () => {
    await strict.close();
  });

  it.each(columnOf('awaiting worker'))(
    '[TOT-5] calls %s like somebody who waits for an admin: %i',
    async (id, expected) => {
      const [status, text] = await callAs(id, admin, strict);
      if ([...ENDS_SESSIONS, 'beginSecondFactor'].includes(id)) admin = await strict.people.admin();

      expect(status, text).toBe(expected);
    },
  );
});
