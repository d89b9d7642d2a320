import {
  IncidentNotFoundError,
  MoveNotAllowedError,
  NotAssignedToYouError,
  OnlyReporterConfirmsError,
  type Incident,
  type IncidentCommit,
} from '@vigia/domain/incident';
import { IdempotencyKeyReusedError, type Receipt } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import {
  MemoryConnectionRepository,
  MemoryFollowerRepository,
  MemoryIncidentRepository,
  MemoryReceiptRepository,
  MemoryStore,
  MemoryUserRepository,
} from '@vigia/dynamo/memory';
import { RandomIds } from '@vigia/platform';
import { describe, expect, it } from 'vitest';
import {
  INCIDENT_ID,
  aUser,
  ana,
  anIncident,
  eva,
  luis,
  rosa,
} from '../../../test/support/fixtures.js';
import { MovableClock } from '../../../test/support/movable-clock.js';
import type { Config } from '../../config/config.js';
import { RepeatedRequests } from '../../idempotency/repeated-requests.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { IncidentMovesService, type MoveRequest } from './incident-moves.service.js';
import type { IncidentPhotosService } from './incident-photos.service.js';
import { AssignmentBell } from './assignment/assignment-bell.js';
import { IncidentRecorder } from './incident-recorder.js';
import { IncidentWriter } from './incident-writer.js';
import { StaleChangeError } from './stale-change.error.js';

/** Lets somebody else be faster: each of these runs just before one commit. */
class ContestedIncidents extends MemoryIncidentRepository {
  readonly #rivals: (() => Promise<unknown>)[] = [];

  beforeNextCommits(...rivals: (() => Promise<unknown>)[]): void {
    this.#rivals.push(...rivals);
  }

  override async commit(commit: IncidentCommit): Promise<void> {
    await this.#rivals.shift()?.();
    return super.commit(commit);
  }
}

/** Lets a rival run when the receipt was just looked for in vain. */
class ContestedReceipts extends MemoryReceiptRepository {
  rival: (() => Promise<unknown>) | undefined;

  override async find(id: string): Promise<Receipt | undefined> {
    const receipt = await super.find(id);
    const { rival } = this;
    this.rival = undefined;
    await rival?.();
    return receipt;
  }
}

const NOBODY_CONNECTED: ConstructorParameters<typeof NotificationsService>[2] = {
  post: () => Promise.resolve('gone'),
  close: () => Promise.resolve(),
};

const NO_PHOTOS = { take: () => Promise.resolve([]) } as unknown as IncidentPhotosService;

function aDesk(feed = false): {
  moves: IncidentMovesService;
  store: MemoryStore;
  incidents: ContestedIncidents;
  receipts: ContestedReceipts;
} {
  const store = new MemoryStore();
  store.incidents.set(INCIDENT_ID, anIncident());
  for (const actor of [ana, eva, luis, rosa]) store.users.set(actor.email, aUser(actor));
  const clock = new MovableClock();
  const config = { campus: { feed } } as Config;
  const incidents = new ContestedIncidents(store);
  const connections = new MemoryConnectionRepository(store);
  const followers = new MemoryFollowerRepository(store);
  const pushes = new NotificationsService(connections, followers, NOBODY_CONNECTED, clock);
  const recorder = new IncidentRecorder(
    incidents,
    pushes,
    new RandomIds(),
    config,
    new AssignmentBell(),
  );
  const receipts = new ContestedReceipts(store);
  const repeated = new RepeatedRequests(receipts, clock);
  const writer = new IncidentWriter(incidents, recorder, repeated, clock);
  return {
    moves: new IncidentMovesService(writer, new MemoryUserRepository(store), NO_PHOTOS, config),
    store,
    incidents,
    receipts,
  };
}

function by(actor: Actor, terms: Partial<MoveRequest> = {}): MoveRequest {
  return { actor, incidentId: INCIDENT_ID, key: undefined, versions: undefined, ...terms };
}

function stored({ incidents }: MemoryStore): Incident | undefined {
  return incidents.get(INCIDENT_ID);
}

describe('IncidentMovesService', () => {
  it('[STO-1] stores a move with its history and everybody’s notification', async () => {
    const { moves, store } = aDesk();

    const incident = await moves.assign(by(rosa), luis.email);

    expect(stored(store)).toEqual(incident);
    expect(store.activity).toMatchObject([{ type: 'asignado', from: 'pendiente', to: 'asignado' }]);
    expect(store.notifications.map(({ audience }) => audience)).toEqual([
      `user#${luis.email}`,
      `user#${ana.email}`,
      'role#admin',
    ]);
    expect(store.users.get(luis.email)?.openLoad).toBe(1);
    const ids = [...store.activity, ...store.notifications].map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
  });

  it('[INC-15] corrects fields and status in one change, told as the move', async () => {
    const { moves, store } = aDesk();
    const correction = { edit: { title: 'Otra' }, status: 'cerrado', reason: 'Duplicado' } as const;

    const incident = await moves.correct(by(rosa), correction);

    expect(incident).toMatchObject({
      title: 'Otra',
      status: 'cerrado',
      reason: 'Duplicado',
      version: 2,
    });
    expect(store.activity).toMatchObject([
      { type: 'cerrado', from: 'pendiente', to: 'cerrado', changed: ['title'], title: 'Otra' },
    ]);
  });

  it('[INC-6] stores nothing for a correction that changes nothing', async () => {
    const { moves, store } = aDesk();
    const correction = {
      edit: { title: 'Fuga de agua' },
      status: 'pendiente',
      reason: '',
    } as const;

    expect(await moves.correct(by(rosa), correction)).toEqual(anIncident());

    expect(store.activity).toEqual([]);
  });

  it('[INC-16] changes no field when the status cannot be reached', async () => {
    const { moves, store } = aDesk();
    const correction = { edit: { title: 'Otra' }, status: 'resuelto', reason: '' } as const;

    await expect(moves.correct(by(rosa), correction)).rejects.toThrow(MoveNotAllowedError);

    expect(stored(store)).toEqual(anIncident());
  });

  it('decides again when somebody else was faster, and loses neither change', async () => {
    const { moves, store, incidents } = aDesk();
    const edit = (title: string) => () =>
      moves.correct(by(rosa), { edit: { title }, status: undefined, reason: '' });
    incidents.beforeNextCommits(edit('Uno'));

    const incident = await moves.assign(by(rosa), luis.email);

    expect(incident).toMatchObject({ title: 'Uno', status: 'asignado', version: 3 });
    expect(store.activity.map(({ type }) => type)).toEqual(['editado', 'asignado']);
  });

  it('refuses what the faster change made impossible', async () => {
    const { moves, store, incidents } = aDesk();
    incidents.beforeNextCommits(() => moves.close(by(rosa), 'Duplicado'));

    await expect(moves.assign(by(rosa), luis.email)).rejects.toThrow(MoveNotAllowedError);

    expect(stored(store)?.status).toBe('cerrado');
  });

  it('[API-4] gives up on an incident that never stands still, and says what it is', async () => {
    const { moves, incidents } = aDesk();
    const edit = (title: string) => () =>
      moves.correct(by(rosa), { edit: { title }, status: undefined, reason: '' });
    // Each rival commits through the same repository and must not meet a rival of its own.
    const rivals = ['Uno', 'Dos', 'Tres'].flatMap((title) => [edit(title), async () => undefined]);
    incidents.beforeNextCommits(...rivals);

    const refusal = moves.assign(by(rosa), luis.email);

    await expect(refusal).rejects.toThrow(StaleChangeError);
    await expect(refusal).rejects.toMatchObject({ current: { title: 'Tres', version: 4 } });
  });

  it('[API-4] refuses a change of another version, and says what it is now', async () => {
    const { moves, store } = aDesk();

    const refusal = moves.assign(by(rosa, { versions: [7] }), luis.email);

    await expect(refusal).rejects.toMatchObject({
      code: 'concurrent-change',
      current: anIncident(),
    });
    expect(stored(store)?.version).toBe(1);
  });

  it('[API-4] does not decide again about a version that was named', async () => {
    const { moves, incidents, store } = aDesk();
    incidents.beforeNextCommits(() =>
      moves.correct(by(rosa), { edit: { title: 'Uno' }, status: undefined, reason: '' }),
    );

    const refusal = moves.assign(by(rosa, { versions: [1] }), luis.email);

    await expect(refusal).rejects.toMatchObject({ current: { title: 'Uno', version: 2 } });
    expect(stored(store)?.status).toBe('pendiente');
  });

  it('[API-4] makes the change of any version that was named', async () => {
    const { moves } = aDesk();

    const incident = await moves.assign(by(rosa, { versions: [3, 1] }), luis.email);

    expect(incident.version).toBe(2);
  });

  it('[VIS-1] tells strangers nothing, whatever version they name', async () => {
    const { moves } = aDesk();
    const guess = { versions: [7] };

    await expect(moves.confirm(by(eva, guess))).rejects.toThrow(IncidentNotFoundError);
    await expect(moves.reopen(by(eva, guess), 'No')).rejects.toThrow(IncidentNotFoundError);
    await expect(moves.start(by(luis, guess))).rejects.toThrow(NotAssignedToYouError);
  });

  it('[VIS-1] refuses a student who sees it on the campus feed', async () => {
    const { moves } = aDesk(true);

    await expect(moves.confirm(by(eva))).rejects.toThrow(OnlyReporterConfirmsError);
  });

  it.each([
    ['a path', '../../etc'],
    ['nothing', ''],
    ['a word', 'ABC'],
    ['nearly an id', `${INCIDENT_ID}x`],
    ['a long text', 'x'.repeat(5000)],
  ])('[VIS-1] finds nothing under %s', async (_, incidentId) => {
    const { moves } = aDesk();

    await expect(moves.close(by(rosa, { incidentId }), 'No')).rejects.toThrow(
      IncidentNotFoundError,
    );
  });

  it('[API-3] answers a resend with the first result, whatever happened since', async () => {
    const { moves, store } = aDesk();
    const request = by(rosa, { key: 'k1' });

    const first = await moves.assign(request, luis.email);
    await moves.close(by(rosa), 'Duplicado');
    const second = await moves.assign(request, luis.email);

    expect(second).toEqual(first);
    expect(stored(store)?.status).toBe('cerrado');
    expect(store.activity).toHaveLength(2);
  });

  it('[API-3] answers the slower of two equal requests with the result of the faster', async () => {
    const { moves, store, incidents } = aDesk();
    const request = by(rosa, { key: 'k1' });
    incidents.beforeNextCommits(() => moves.assign(request, luis.email));

    const incident = await moves.assign(request, luis.email);

    expect(incident).toEqual(stored(store));
    expect(store.activity).toHaveLength(1);
  });

  it('[API-3] answers so even when the faster one has moved the incident on', async () => {
    const { moves, receipts } = aDesk();
    await moves.assign(by(rosa), luis.email);
    const request = by(luis, { key: 'k1' });
    receipts.rival = () => moves.resolve(request, 'Hecho');

    const incident = await moves.resolve(request, 'Hecho');

    expect(incident).toMatchObject({ status: 'resuelto', version: 3 });
  });

  it('[API-3] refuses another request under the same key, and knows keys apart by person and route', async () => {
    const { moves } = aDesk();
    await moves.assign(by(rosa, { key: 'k1' }), luis.email);

    await expect(moves.assign(by(rosa, { key: 'k1' }), eva.email)).rejects.toThrow(
      IdempotencyKeyReusedError,
    );
    expect((await moves.start(by(luis, { key: 'k1' }))).status).toBe('en_proceso');
    expect((await moves.close(by(rosa, { key: 'k1' }), 'Fin')).status).toBe('cerrado');
  });
});
