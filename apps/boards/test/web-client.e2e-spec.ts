import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { BOARD_LIMITS, encodeChunk, encodeStroke } from '@vigia/domain/board';
import { SystemClock } from '@vigia/platform';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { BoardDocument } from '../../../frontend/src/features/boards/core/document/board-document.js';
import { importWbo } from '../../../frontend/src/features/boards/core/files/import-wbo.js';
import {
  BoardSession,
  type OpenBoardOptions,
} from '../../../frontend/src/features/boards/core/session/board-session.js';
import { forgetBoards } from '../../../frontend/src/features/boards/core/session/local-copy.js';
import { aStroke, contentOf } from './support/board-client.js';
import { ClosingService } from './support/closing-service.js';
import { MemoryBoardService } from './support/memory-board-service.js';
import { TcpProxy } from './support/tcp-proxy.js';
import { until } from './support/until.js';

const NOTE = { kind: 'note', x: 0, y: 0, w: 900, h: 600, colour: 0xfde68a } as const;

/** Says another minute each time it is asked for words, so that history keeps every state. */
class HastyClock extends SystemClock {
  #minutes = 0;

  override now(): string {
    this.#minutes += 1;
    return new Date(this.nowMs() + this.#minutes * 60_000).toISOString();
  }
}

const sessions: BoardSession[] = [];

function open(options: Partial<OpenBoardOptions> & Pick<OpenBoardOptions, 'ticket'>): BoardSession {
  const session = BoardSession.open({
    boardsUrl: 'http://127.0.0.1:9',
    boardId: 'b',
    user: { email: 'ana@utec.edu.pe', name: 'Ana' },
    ...options,
  });
  sessions.push(session);
  return session;
}

async function live(session: BoardSession): Promise<BoardSession> {
  await until(
    () => `a session is live (${JSON.stringify(session.getState())})`,
    () => session.getState().connection === 'live',
  );
  return session;
}

async function saved(session: BoardSession): Promise<void> {
  await until('everything is saved', () => session.getState().unsaved === 0);
}

afterEach(async () => {
  await Promise.all(sessions.splice(0).map((session) => session.close()));
  await forgetBoards();
});

describe('The client of the browser and the service', () => {
  let service: MemoryBoardService;
  let proxy: TcpProxy;
  let boardId: string;
  beforeAll(async () => {
    service = await MemoryBoardService.create();
    const { url } = await service.start({ clock: new HastyClock() });
    proxy = await TcpProxy.to(Number(url.split(':')[1]));
  });
  afterAll(async () => {
    await proxy.close();
    await service.close();
  });
  beforeEach(() => {
    boardId = randomUUID();
    proxy.mend();
  });

  function join(name: string, role: 'read' | 'write' = 'write'): BoardSession {
    return open({
      boardsUrl: `http://127.0.0.1:${String(proxy.port)}`,
      boardId,
      ticket: async () => ({ ticket: await service.tickets.issue(boardId, name, role), role }),
      user: { email: `${name.toLowerCase()}@utec.edu.pe`, name },
    });
  }

  it('show two people the same board', async () => {
    const ana = await live(join('Ana'));
    const luis = await live(join('Luis'));

    const [note = ''] = ana.document.add([{ object: NOTE, text: 'hola' }]);
    luis.document.add([{ object: { ...NOTE, x: 50 } }]);

    await until('both see both', () => ana.document.count === 2 && luis.document.count === 2);
    expect(contentOf(ana.document.doc)).toEqual(contentOf(luis.document.doc));
    expect(luis.document.get(note)?.text).toBe('hola');
    expect(luis.document.authorOf(note)?.name).toBe('Ana');
    await saved(ana);
  });

  it('[BRD-6] show a stroke while it is drawn, and the same stroke when it is done', async () => {
    const ana = await live(join('Ana'));
    const luis = await live(join('Luis'));
    const style = { tool: 'pencil', colour: 0, width: 40, opacity: 255 } as const;

    const stroke = ana.document.beginStroke(style);
    stroke?.append([0, 0, 10, 10, 20, 30]);
    await until('it is seen', () => luis.document.liveStrokes().size === 1);
    const [seen] = luis.document.liveStrokes().values();
    const [id = ''] = stroke?.finish() ?? [];

    await until('it is an object', () => luis.document.get(id) !== undefined);
    const done = luis.document.get(id)?.object;
    expect(luis.document.liveStrokes().size).toBe(0);
    expect(done).toMatchObject({ kind: 'stroke', points: seen?.points });
  });

  it('[BRD-14] show who is there, under the name of the ticket', async () => {
    const ana = await live(join('Ana'));
    const luis = await live(join('Luis'));

    luis.presence.show({ cursor: { x: 10, y: 20 }, tool: 'pencil' });

    await until('Luis points', () => ana.presence.getPeers()[0]?.tool === 'pencil');
    const [peer] = ana.presence.getPeers();
    expect(peer).toMatchObject({ name: 'Luis' });
    expect(ana.presence.peer(peer?.id ?? 0)?.cursor).toEqual({ x: 10, y: 20 });
    await luis.close();
    await until('Luis is gone', () => ana.presence.getPeers().length === 0);
  });

  it('[BRD-2] let a reader see everything and change nothing', async () => {
    const ana = await live(join('Ana'));
    const [id = ''] = ana.document.add([{ object: NOTE, text: 'hola' }]);
    const reader = await live(join('Rosa', 'read'));
    const refusals: string[] = [];
    reader.document.on('refused', (reason) => refusals.push(reason));
    await until('she sees it', () => reader.document.count === 1);

    expect(reader.document.add([{ object: NOTE }])).toEqual([]);
    expect(reader.document.remove([id])).toBe(false);
    expect(reader.document.beginStroke({ tool: 'pencil', colour: 0, width: 1, opacity: 255 })).toBe(
      undefined,
    );

    expect(refusals).toEqual(['read-only', 'read-only', 'read-only']);
    expect(reader.getState()).toMatchObject({ connection: 'live', role: 'read', unsaved: 0 });
  });

  it('keep what is drawn without the service, and bring it when it is back', async () => {
    const ana = await live(join('Ana'));
    const luis = await live(join('Luis'));
    ana.document.add([{ object: NOTE }]);
    await saved(ana);
    await until('Luis has it', () => luis.document.count === 1);

    proxy.cut();
    await until('both notice', () =>
      [ana, luis].every((one) => one.getState().connection !== 'live'),
    );
    ana.document.add([{ object: { ...NOTE, x: 1 } }]);
    luis.document.add([{ object: { ...NOTE, x: 2 } }]);
    expect(ana.getState().unsaved).toBe(1);
    proxy.mend();
    ana.reconnect();
    luis.reconnect();

    await until('both have all', () => ana.document.count === 3 && luis.document.count === 3);
    await saved(ana);
    await saved(luis);
    expect(contentOf(ana.document.doc)).toEqual(contentOf(luis.document.doc));
  });

  it('keep it over a reload of the page, twice, and let the person go on drawing', async () => {
    const before = await live(join('Ana'));
    before.document.add([{ object: NOTE, text: 'uno' }]);
    await saved(before);
    await until('ids for bad times are kept', async () => (await spares()) >= 2);
    proxy.cut();
    await until('it is noticed', () => before.getState().connection !== 'live');
    before.document.add([{ object: NOTE, text: 'dos' }]);
    await before.close();

    const offline = join('Ana');
    await until('the copy is there', () => offline.getState().loaded);
    await until('it can be written on', () => !offline.document.isReadOnly);
    expect(offline.document.items().map(({ text }) => text)).toEqual(['uno', 'dos']);
    offline.document.add([{ object: NOTE, text: 'tres' }]);
    await offline.close();
    const again = join('Ana');
    await until('the copy is there', () => again.getState().unsaved === 2);
    proxy.mend();
    await live(again);

    await saved(again);
    const luis = await live(join('Luis'));
    await until('Luis has it', () => luis.document.count === 3);
    expect(luis.document.items().map(({ text }) => text)).toEqual(['uno', 'dos', 'tres']);
  });

  /** How many spare client ids the device keeps for this board. */
  async function spares(): Promise<number> {
    const request = indexedDB.open('vigia-boards');
    return new Promise((resolve) => {
      request.onsuccess = () => {
        const store = request.result.transaction('boards').objectStore('boards');
        const row = store.get(`ana@utec.edu.pe\n${boardId}`);
        row.onsuccess = () => {
          request.result.close();
          resolve((row.result as { spares?: unknown[] } | undefined)?.spares?.length ?? 0);
        };
      };
    });
  }

  it('undo only what one did oneself', async () => {
    const ana = await live(join('Ana'));
    const luis = await live(join('Luis'));
    const [mine = ''] = ana.document.add([{ object: NOTE }]);
    await until('Luis has it', () => luis.document.count === 1);
    const [his = ''] = luis.document.add([{ object: NOTE }]);
    luis.document.move([mine], 500, 0);
    await until(
      'Ana sees both',
      () => ana.document.get(mine)?.object.z !== undefined && ana.document.count === 2,
    );

    luis.document.undo();
    luis.document.undo();
    await until('his is gone', () => ana.document.get(his) === undefined);

    expect(ana.document.get(mine)?.object).toMatchObject({ x: 0 });
    expect(luis.document.canUndo).toBe(false);
  });

  it('[BRD-20] take back a deletion that is larger than one change may be', async () => {
    const ana = await live(join('Ana'));
    const luis = await live(join('Luis'));
    const points = Array.from({ length: 4_000 }, (_, at) => (at * 7_919) % 100_000);
    const strokes = Array.from({ length: 60 }, () => ({
      object: encodeStroke(aStroke({ points })),
    }));
    const weight = strokes.reduce((sum, { object }) => sum + object.length, 0);
    expect(weight).toBeGreaterThan(BOARD_LIMITS.updateBytes);
    const ids = ana.document.addStored(strokes);
    await until('Luis has them', () => luis.document.count === 60);

    ana.document.remove(ids);
    await until('they are gone', () => luis.document.count === 0);
    ana.document.undo();

    await until('they are back', () => luis.document.count === 60);
    await saved(ana);
    expect(ana.getState()).toMatchObject({ connection: 'live', aside: 0 });
  });

  it('[BRD-20] bring more than one handshake may carry, when it is back', async () => {
    const ana = await live(join('Ana'));
    proxy.cut();
    await until('it is noticed', () => ana.getState().connection !== 'live');
    const points = Array.from({ length: 6_000 }, (_, at) => (at * 7_919) % 100_000);
    const object = encodeStroke(aStroke({ points }));
    const all = Math.ceil((1.1 * BOARD_LIMITS.handshakeBytes) / object.length);
    ana.document.addStored(Array.from({ length: all }, () => ({ object })));

    proxy.mend();
    ana.reconnect();
    await live(ana);
    await saved(ana);

    const luis = await live(join('Luis'));
    await until('Luis has it', () => luis.document.count === all);
    expect(ana.getState()).toMatchObject({ connection: 'live', aside: 0 });
  });

  it('[BRD-40] bring a large WBO board over in portions', async () => {
    const ana = await live(join('Ana'));
    const board: Record<string, unknown> = { odd: { type: 'Cursor' } };
    for (let i = 0; i < 6_000; i += 1) {
      const _children = Array.from({ length: 30 }, (_, at) => ({ x: i + at * 3, y: at * 5 }));
      board[`l${String(i)}`] = { type: 'Pencil', color: '#ff0000', size: 3, _children };
    }
    const steps: number[] = [];

    const report = await importWbo(ana.document, new Blob([JSON.stringify(board)]), {
      onProgress: (done) => steps.push(done),
    });

    expect(report).toMatchObject({ imported: 6_000, unread: 1, left: 0 });
    expect(steps.length).toBeGreaterThan(5);
    expect(steps.at(-1)).toBe(6_000);
    await saved(ana);
    expect(ana.getState()).toMatchObject({ connection: 'live', aside: 0 });
    ana.document.undo();
    expect(ana.document.count).toBe(0);
  });

  it('[BRD-35] show past versions, and bring one back', async () => {
    const ana = await live(join('Ana'));
    ana.document.add([{ object: NOTE, text: 'antes' }]);
    await until('a version is stored', async () => (await ana.versions()).length > 0);
    const version = (await ana.versions())[0]?.version ?? 0;
    ana.document.remove(ana.document.items().map(({ id }) => id));
    await saved(ana);

    const past = await ana.version(version);
    expect(past.items().map(({ text }) => text)).toEqual(['antes']);
    expect(past.isReadOnly).toBe(true);
    await ana.restore(version);

    await until('it is back', () => ana.document.count === 1);
  });

  it('finish the stroke of somebody who left while drawing', async () => {
    const luis = await live(join('Luis'));
    const gone = service.client(`127.0.0.1:${String(proxy.port)}`, 'Ana', { boardId });
    await gone.ready();
    const { document } = luis;
    const key = gone.doc.clientID.toString(36);
    const style = { tool: 'pencil', colour: 0, width: 40, opacity: 255, z: 'V' } as const;
    const chunk = encodeChunk({ head: { serial: 7, style }, points: [0, 0, 5, 5] });
    gone.live.set(key, Y.Array.from([chunk]));
    await until('it is seen', () => document.liveStrokes().size === 1);
    gone.close();

    document.finishAbandoned(() => false);

    expect(document.liveStrokes().size).toBe(0);
    expect(document.get(`${key}-7`)?.object).toMatchObject({
      kind: 'stroke',
      points: [0, 0, 5, 5],
    });
    expect(luis.getState().connection).toBe('live');
  });
});

describe('The client of the browser, when the service hangs up', () => {
  let service: ClosingService;
  let tickets: number;
  beforeEach(async () => {
    service = await ClosingService.start();
    tickets = 0;
  });
  afterEach(() => service.close());

  async function drawing(): Promise<{ session: BoardSession; document: BoardDocument }> {
    const session = open({
      boardsUrl: service.url,
      boardId: randomUUID(),
      ticket: async () => {
        tickets += 1;
        return { ticket: `ticket ${String(tickets)}`, role: 'write' };
      },
    });
    await until('it is connected', () => service.sockets === 1);
    session.document.add([{ object: NOTE, text: 'mía' }]);
    expect(session.getState().unsaved).toBe(1);
    return { session, document: session.document };
  }

  it.each([
    [1012, 'draining'],
    [1013, 'not-ready'],
    [4401, 'ticket-invalid'],
    [4408, 'not-reading'],
    [4410, 'access-ended'],
    [4429, 'too-fast'],
    [4440, 'session-over'],
    [1006, ''],
  ])('comes back with a fresh ticket and all its work after %i %s', async (code, reason) => {
    const { session, document } = await drawing();

    service.hangUp(code, reason);
    await until('it is back', () => service.sockets === 2);

    expect(tickets).toBe(2);
    expect(session.getState()).toMatchObject({ unsaved: 1, aside: 0 });
    expect(document.count).toBe(1);
    expect(session.getState().problem).toBe(code === 4429 ? 'too-fast' : undefined);
  });

  it.each([
    [4400, 'change-refused: the bytes are no stroke', 'kept-aside'],
    [4403, 'forged: the object id is not yours', 'kept-aside'],
    [4409, 'board-full: objects', 'board-full'],
    [4413, 'too-large', 'kept-aside'],
  ])('keeps its work aside and loads the board anew after %i %s', async (code, reason, problem) => {
    const { session, document } = await drawing();

    service.hangUp(code, reason);
    await until('it is back', () => service.sockets === 2);

    expect(session.getState()).toMatchObject({ unsaved: 0, aside: 1, problem });
    expect(document.count).toBe(0);
    const [copy] = await session.asideCopies();
    expect(copy).toMatchObject({ count: 1, reason: `${String(code)} ${reason}` });
    const file = await (await session.downloadAside(copy?.id ?? '')).text();
    expect(file).toContain('mía');
    const report = await session.recoverAside(copy?.id ?? '');
    expect(report).toMatchObject({ imported: 1, left: 0 });
    expect(document.items()[0]?.text).toBe('mía');
    expect(session.getState().aside).toBe(0);
  });

  it('ends when the api says no, and keeps the work that was not saved', async () => {
    const session = open({
      boardsUrl: service.url,
      boardId: randomUUID(),
      ticket: async () => {
        tickets += 1;
        if (tickets > 1) throw Object.assign(new Error('no'), { status: 403 });
        return { ticket: 'ticket', role: 'write' };
      },
    });
    await until('it is connected', () => service.sockets === 1);
    session.document.add([{ object: NOTE, text: 'mía' }]);

    service.hangUp(4410, 'access-ended');
    await until('it is over', () => session.getState().connection === 'ended');

    expect(session.getState()).toMatchObject({ problem: 'access-ended', aside: 1 });
    expect(session.document.isReadOnly).toBe(true);
  });
});
