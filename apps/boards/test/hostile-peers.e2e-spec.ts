import { randomUUID } from 'node:crypto';
import { BOARD_LIMITS, encodeChunk, encodeStroke, objectId } from '@vigia/domain/board';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { FRAME } from '../src/sessions/frame.js';
import { aStroke, contentOf, type BoardClient } from './support/board-client.js';
import { MemoryBoardService } from './support/memory-board-service.js';
import { RawClient, changeOf, frame } from './support/raw-client.js';
import { until } from './support/until.js';

const STROKE = encodeStroke(aStroke());

describe('A hostile peer', () => {
  let service: MemoryBoardService;
  let url: string;
  let boardId: string;
  let ana: BoardClient;
  let mallory: RawClient;
  beforeAll(async () => {
    service = await MemoryBoardService.create();
    ({ url } = await service.start());
  });
  afterAll(() => service.close());
  beforeEach(async () => {
    boardId = randomUUID();
    ana = await service.client(url, 'Ana', { boardId }).ready();
    ana.addStroke();
    mallory = await join('Mallory');
  });
  afterEach(async () => {
    // Whatever was tried, others go on as if nothing had been.
    const before = Object.keys(contentOf(ana.doc)).length;
    ana.addStroke();
    await ana.acknowledged();
    expect(ana.closes).toEqual([]);
    expect(Object.keys(contentOf(ana.doc))).toHaveLength(before + 1);
    mallory.close();
    ana.close();
  });

  async function join(name: string): Promise<RawClient> {
    return new RawClient(url, boardId).join(await service.tickets.issue(boardId, name));
  }

  /** A change by Mallory, under a client id that is hers. */
  function own(work: (doc: Y.Doc, id: string) => void): Uint8Array {
    const clientId = mallory.welcome?.clientId ?? 0;
    return changeOf(clientId, (doc) => work(doc, objectId({ clientId, serial: 1 })));
  }

  it.each<[string, (peer: RawClient) => Uint8Array | string]>([
    ['text', () => 'hola'],
    ['nothing', () => Uint8Array.of()],
    ['a name without an end', () => Uint8Array.of(60, 1)],
    ['a name that is too long', () => new Uint8Array(200).fill(120)],
    ['an unknown type', (peer) => frame(peer.boardId, 42, () => undefined)],
    ['a message for everybody', (peer) => frame(peer.boardId, 6, () => undefined)],
    ['a stateless message', (peer) => frame(peer.boardId, FRAME.stateless, () => undefined)],
    ['a sync message of no kind', (peer) => frame(peer.boardId, FRAME.sync, () => undefined)],
    ['a change without a length', (peer) => Uint8Array.of(36, ...Buffer.from(peer.boardId), 0, 2)],
    ['presence of nobody', (peer) => frame(peer.boardId, FRAME.awareness, () => undefined)],
  ])('[BRD-15] that sends %s is closed as malformed', async (_, make) => {
    mallory.send(make(mallory));

    expect(await mallory.end()).toBe('4400 malformed');
  });

  it('[BRD-3] that names another board on the same socket is closed', async () => {
    mallory.auth(await service.tickets.issue(randomUUID(), 'Mallory'), randomUUID());

    expect(await mallory.end()).toBe('4400 malformed');
  });

  it.each<[string, Uint8Array]>([
    ['garbage', Uint8Array.of(255, 255, 255, 1, 2, 3)],
    ['a promise of a billion structs', Uint8Array.of(1, 255, 255, 255, 255, 3, 1, 0)],
    ['nothing at all', Uint8Array.of()],
  ])('[BRD-15] that sends %s as a change is closed with a reason', async (_, update) => {
    mallory.change(update);

    expect(await mallory.end()).toBe('4400 change-refused: not decodable');
  });

  it.each<[string, string, (doc: Y.Doc, id: string) => void]>([
    ['an unknown root', 'the root is unknown', (doc) => doc.getMap('evil').set('a', 1)],
    ['a root named __proto__', 'the root is unknown', (doc) => doc.getMap('__proto__').set('a', 1)],
    ['a list as root', 'a root holds keys only', (doc) => doc.getArray('objects').push([STROKE])],
    ['text as root', 'a root holds keys only', (doc) => doc.getText('texts').insert(0, 'x')],
    [
      'the key __proto__',
      'the key is no object id',
      (doc) => doc.getMap('objects').set('__proto__', STROKE),
    ],
    [
      'an object with __proto__',
      'an object has fields only',
      (doc, id) => doc.getMap('objects').set(id, JSON.parse('{"__proto__":{"a":1}}')),
    ],
    ['bytes that are no stroke', 'the bytes are no stroke', set(Uint8Array.of(1, 2, 3))],
    ['a number as object', 'an object is bytes or fields', set(7)],
    ['a nested map', 'an object is bytes or fields', set(new Y.Map())],
    ['a document in the document', 'an object is bytes or fields', set(new Y.Doc())],
    [
      'a text that is too long',
      'the text is too long',
      (doc, id) => doc.getMap('texts').set(id, 'x'.repeat(BOARD_LIMITS.textLength + 1)),
    ],
    ['a live stroke that is text', 'a live stroke is a list', live(() => new Y.Text('x'))],
    ['points that are none', 'the bytes are no points', live(() => Y.Array.from([STROKE]))],
    ['words for points', 'the bytes are no points', live(() => Y.Array.from(['x']))],
    [
      'a map in a live stroke',
      'the parent is unknown',
      live(() => Y.Array.from([new Y.Map([['a', 1]])])),
    ],
  ])('[BRD-15] [BRD-4] that writes %s is closed with a reason', async (_, reason, work) => {
    mallory.change(own(work));

    expect(await mallory.end()).toBe(`4400 change-refused: ${reason}`);
  });

  it('[BRD-20] that sends a giant change is closed with a reason', async () => {
    mallory.change(own((doc, id) => doc.getMap('objects').set(id, new Uint8Array(300_000))));

    expect(await mallory.end()).toBe('4400 change-refused: too large');
  });

  it('[BRD-21] that sends a frame beyond all bounds is cut off', async () => {
    mallory.change(new Uint8Array(BOARD_LIMITS.handshakeBytes + 10_000));

    expect(await mallory.end()).toMatch(/^1009/);
  });

  it('[BRD-15] that refers to what the server does not have is closed with a reason', async () => {
    const doc = new Y.Doc();
    doc.clientID = mallory.welcome?.clientId ?? 0;
    doc.getMap('objects').set(objectId({ clientId: doc.clientID, serial: 1 }), STROKE);
    const known = Y.encodeStateVector(doc);
    doc.getMap('objects').set(objectId({ clientId: doc.clientID, serial: 2 }), STROKE);

    mallory.change(Y.encodeStateAsUpdate(doc, known));

    expect(await mallory.end()).toBe('4400 change-refused: it refers to the unknown');
  });

  it('[BRD-10] that writes under a client id of somebody else is closed', async () => {
    const clientId = ana.welcome?.clientId ?? 0;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(ana.doc));
    const known = Y.encodeStateVector(doc);
    doc.clientID = clientId;
    doc.getMap('objects').set(objectId({ clientId, serial: 99 }), STROKE);

    mallory.change(Y.encodeStateAsUpdate(doc, known));

    expect(await mallory.end()).toBe('4403 forged: the client id is not yours');
  });

  it('[BRD-10] that advances the clock of somebody else by deleted things is closed', async () => {
    const clientId = ana.welcome?.clientId ?? 0;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(ana.doc));
    const known = Y.encodeStateVector(doc);
    doc.clientID = clientId;
    const live = new Y.Array();
    doc.getMap('live').set('x', live);
    doc.getMap('live').delete('x');

    mallory.change(Y.encodeStateAsUpdate(doc, known));

    expect(await mallory.end()).toBe('4403 forged: the client id is not yours');
  });

  it('[BRD-10] that makes a client id up is closed, on reconnection too', async () => {
    const peer = new RawClient(url, boardId);
    await peer.open();
    peer.auth(await service.tickets.issue(boardId, 'Trudy'));
    peer.question();
    await until('Trudy is welcome', () => peer.welcome !== undefined);
    const clientId = 123_456_789;

    peer.answer(
      changeOf(clientId, (doc) =>
        doc.getMap('objects').set(objectId({ clientId, serial: 1 }), STROKE),
      ),
    );

    expect(await peer.end()).toBe('4403 forged: nobody owns the client id');
  });

  it('[BRD-10] that continues the work of somebody who is here is closed, on reconnection too', async () => {
    const peer = new RawClient(url, boardId);
    await peer.open();
    peer.auth(await service.tickets.issue(boardId, 'Trudy'));
    peer.question();
    await until('Trudy is welcome', () => peer.welcome !== undefined);
    const { clientID: clientId } = ana.doc;
    const more = new Y.Doc();
    Y.applyUpdate(more, Y.encodeStateAsUpdate(ana.doc));
    more.clientID = clientId;
    more.getMap('objects').set(objectId({ clientId, serial: 99 }), STROKE);

    peer.answer(Y.encodeStateAsUpdate(more));

    expect(await peer.end()).toBe('4403 forged: its owner is here');
  });

  it('[BRD-8] that makes an object in the name of somebody else is closed', async () => {
    const forgedId = objectId({ clientId: ana.welcome?.clientId ?? 0, serial: 99 });

    mallory.change(own((doc) => doc.getMap('objects').set(forgedId, STROKE)));

    expect(await mallory.end()).toBe('4403 forged: the object id is not yours');
  });

  it('[BRD-9] that writes the entry of somebody else is closed', async () => {
    const key = (ana.welcome?.clientId ?? 0).toString(36);

    mallory.change(own((doc) => doc.getMap('people').set(key, { who: 'x'.repeat(12), name: 'M' })));

    expect(await mallory.end()).toBe('4403 forged: the entry is not yours');
  });

  it('[BRD-9] that takes another name than its ticket says is closed', async () => {
    const { clientId = 0, who } = mallory.welcome ?? {};

    mallory.change(
      own((doc) => doc.getMap('people').set(clientId.toString(36), { who, name: 'Ana' })),
    );

    expect(await mallory.end()).toBe('4403 forged: the name is not yours');
  });

  it('[BRD-9] that takes the entry of somebody else away is closed', async () => {
    const doc = new Y.Doc();
    await ana.acknowledged();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(ana.doc));
    doc.clientID = mallory.welcome?.clientId ?? 0;
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    doc.getMap('people').delete((ana.welcome?.clientId ?? 0).toString(36));

    mallory.change(updates[0] ?? new Uint8Array());

    expect(await mallory.end()).toBe('4403 forged: the entry is not yours');
  });

  it('[BRD-20] whose live stroke never ends is closed with a reason', async () => {
    const points = aStroke({
      points: Array.from({ length: 2 * BOARD_LIMITS.chunkPoints }, () => 1),
    });
    const chunk = encodeChunk({ points: points.points });

    mallory.change(own(live(() => Y.Array.from(Array.from({ length: 11 }, () => chunk)))));

    expect(await mallory.end()).toBe('4400 change-refused: the stroke is too long');
  });

  it('[BRD-21] that sends 10,000 tiny changes at once is closed, and memory stays flat', async () => {
    const tiny = Y.encodeStateAsUpdate(new Y.Doc());
    const before = process.memoryUsage().rss;

    for (let i = 0; i < 10_000; i += 1) mallory.change(tiny);

    expect(await mallory.end()).toBe('4429 too-fast');
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('[BRD-21] that sends too many bytes is closed', async () => {
    const large = own((doc, id) =>
      doc
        .getMap('objects')
        .set(
          id,
          encodeStroke(
            aStroke({ points: Array.from({ length: 10_000 }, (_, i) => (i * 7_000) % 9_000_000) }),
          ),
        ),
    );

    for (let i = 0; i < 400; i += 1) mallory.change(large);

    expect(await mallory.end()).toBe('4429 too-fast');
  });

  it('[BRD-22] that never reads is closed while others draw on', { timeout: 60_000 }, async () => {
    mallory.socket.pause();
    let painter = await service.client(url, 'Eva', { boardId }).ready();
    const points = Array.from({ length: 2_400 }, (_, i) => (i * 104_729) % 9_000_000);
    for (let i = 0; i < 4_000 && !mallory.isClosed; i += 1) {
      if (i % 60 === 59) {
        painter.close();
        painter = await service.client(url, `Eva${String(i)}`, { boardId }).ready();
      }
      painter.remove(painter.addStroke({ points }));
      if (i % 10 === 9) await painter.acknowledged();
      if (i > 900 && service.sessionsOf(boardId) < 3) break;
    }

    await until('the one who never reads is gone', () => service.sessionsOf(boardId) < 3);
    painter.close();
  });

  it('[BRD-24] that asks for pictures without end is told to wait, others are not', async () => {
    const points = Array.from({ length: 9_000 }, (_, at) => (at * 104_729) % 9_000_000);
    for (let drawn = 0; drawn < 10; drawn += 1) ana.addStroke({ points });
    await ana.acknowledged();
    const picture = async (name: string): Promise<Response> => {
      const ticket = await service.tickets.issue(boardId, name, 'read');
      return fetch(`http://${url}/tableros/${boardId}/exportar.svg?ticket=${ticket}`);
    };

    let refusal: Response | undefined;
    for (let asked = 0; asked < 1_000 && refusal === undefined; asked += 20) {
      const answers = await Promise.all(Array.from({ length: 20 }, () => picture('Mallory')));
      refusal = answers.find(({ status }) => status !== 200);
    }

    expect(refusal?.status).toBe(429);
    expect(refusal?.headers.get('retry-after')).toBe('5');
    expect((await picture('Luis')).status).toBe(200);
  });

  it('[BRD-23] that opens one session too many is refused with a reason', async () => {
    const peers: RawClient[] = [mallory];
    while (peers.length < BOARD_LIMITS.sessionsPerPerson) peers.push(await join('Mallory'));

    const last = await join('Mallory');

    expect(await last.end()).toBe('4429 too-many-sessions');
    for (const peer of peers.slice(1)) peer.close();
  });
});

function set(value: unknown): (doc: Y.Doc, id: string) => void {
  return (doc, id) => doc.getMap('objects').set(id, value);
}

function live(make: () => unknown): (doc: Y.Doc) => void {
  return (doc) => doc.getMap('live').set(doc.clientID.toString(36), make());
}
