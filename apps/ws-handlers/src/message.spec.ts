import { incidentAudience, userAudience } from '@vigia/domain/notification';
import { ulidFloor } from '@vigia/platform';
import { describe, expect, it } from 'vitest';
import { aRouteEvent } from '../test/events.js';
import { NOW_MS, aNotification, aSystem, aUser, aWorker, type TestSystem } from '../test/system.js';
import { contextOf } from './caller.js';

const NOW = new Date(NOW_MS).toISOString();
const authorizer = contextOf(aUser());

async function say({ handlers }: TestSystem, body: string): Promise<unknown> {
  const first = await handlers.message(aRouteEvent({ authorizer, body }));
  const second = await handlers.message(aRouteEvent({ authorizer, body }));
  expect(second).toEqual(first);
  return JSON.parse(first.body ?? '');
}

function hello(system: TestSystem, cursor: string): Promise<unknown> {
  return say(system, JSON.stringify({ v: 1, type: 'hello', cursor }));
}

describe('message', () => {
  it('[LIV-5] [NOT-7] answers a ping, the same when it comes twice', async () => {
    expect(await say(aSystem(), '{"v":1,"type":"ping"}')).toEqual({
      v: 1,
      type: 'pong',
      at: '2026-03-01T12:00:00.000Z',
    });
  });

  it('reads a message that came as binary', async () => {
    const { handlers } = aSystem();
    const body = Buffer.from('{"v":1,"type":"ping"}').toString('base64');

    const result = await handlers.message(aRouteEvent({ authorizer, body, isBase64Encoded: true }));

    expect(result.body).toContain('pong');
  });

  it.each([
    ['', 'not-json'],
    ['\u0000', 'not-json'],
    ['{"v":3}', 'unknown-version'],
    ['{"v":1,"type":"shout"}', 'unknown-type'],
    ['{"v":1,"type":"hello","cursor":"yesterday"}', 'bad-cursor'],
  ])('[NOT-7] answers %j with %s', async (body, reason) => {
    expect(await say(aSystem(), body)).toEqual({ v: 1, type: 'error', reason });
  });

  it('answers a message without a body', async () => {
    const { handlers } = aSystem();

    expect((await handlers.message(aRouteEvent({ authorizer }))).body).toContain('not-json');
  });

  it('[LIV-1] answers nobody whom the authorizer did not name', async () => {
    const { handlers } = aSystem();

    const result = await handlers.message(aRouteEvent({ body: '{"v":1,"type":"ping"}' }));

    expect(result).toEqual({ statusCode: 401 });
  });

  it('tells a client with nothing that there is nothing', async () => {
    expect(await hello(aSystem(), '')).toEqual({
      v: 1,
      type: 'catch-up',
      behind: false,
      ids: [],
    });
  });

  it('tells a client with nothing that there is something', async () => {
    const system = aSystem();
    system.store.notifications.push(aNotification(-3600));

    expect(await hello(system, '')).toMatchObject({ type: 'catch-up', behind: true });
  });

  it('tells a client that has the newest row that it is up to date', async () => {
    const system = aSystem();
    system.store.notifications.push(aNotification(-600), aNotification(-300));

    expect(await hello(system, aNotification(-300).id)).toMatchObject({ behind: false });
  });

  it('tells a client that has an older row that it is behind', async () => {
    const system = aSystem();
    system.store.notifications.push(aNotification(-600), aNotification(-300));

    expect(await hello(system, aNotification(-600).id)).toMatchObject({ behind: true });
  });

  it('sends a client back for a row that may have been stored after it asked', async () => {
    const system = aSystem();
    system.store.notifications.push(aNotification(-359), aNotification(-300));

    expect(await hello(system, aNotification(-300).id)).toMatchObject({ behind: true });
  });

  it('[LIV-10] names what a client may not know, so that who knows it need not ask', async () => {
    const system = aSystem();
    const [old, late, newest] = [-600, -359, -300].map((at) => aNotification(at));
    system.store.notifications.push(old!, late!, newest!);

    expect(await hello(system, newest!.id)).toMatchObject({ behind: true, ids: [late!.id] });
    expect(await hello(system, old!.id)).toMatchObject({ ids: [late!.id, newest!.id] });
  });

  it('[LIV-10] names the newest where there are too many', async () => {
    const system = aSystem();
    const rows = Array.from({ length: 60 }, (_, at) => aNotification(-100 + at));
    system.store.notifications.push(...rows);

    const { ids } = (await hello(system, '')) as { ids: readonly string[] };

    expect(ids.toSorted()).toEqual(rows.slice(-50).map(({ id }) => id));
  });

  it('[NOT-2] looks at the caller and the caller’s group and at nobody else', async () => {
    const system = aSystem();
    const cursor = ulidFloor(NOW_MS);
    system.store.notifications.push(
      aNotification(1, { audience: userAudience('eva@utec.edu.pe') }),
      aNotification(2, { audience: 'role#admin' }),
      aNotification(3, { audience: 'speciality#TI' }),
    );
    expect(await hello(system, cursor)).toMatchObject({ behind: false });

    system.store.notifications.push(aNotification(4, { audience: 'role#estudiante' }));
    expect(await hello(system, cursor)).toMatchObject({ behind: true });
  });

  it('[FOL-5] looks at the incidents that a student follows', async () => {
    const system = aSystem();
    const followed = { incidentId: 'i-1', email: 'ana@utec.edu.pe', since: NOW };
    system.store.notifications.push(
      aNotification(1, { audience: incidentAudience('i-1') }),
      aNotification(2, { audience: incidentAudience('i-2') }),
    );
    expect(await hello(system, '')).toMatchObject({ behind: false });

    system.store.followings.set('any', followed);
    expect(await hello(system, '')).toMatchObject({ behind: true });
    expect(await hello(system, ulidFloor(NOW_MS + 120_000))).toMatchObject({ behind: false });
  });

  it('[NOT-2] looks at a worker’s trade', async () => {
    const { handlers, store } = aSystem();
    store.notifications.push(aNotification(1, { audience: 'speciality#Electricista' }));

    const event = aRouteEvent({
      authorizer: contextOf(aWorker()),
      body: '{"v":1,"type":"hello","cursor":""}',
    });

    expect((await handlers.message(event)).body).toContain('"behind":true');
  });
});
