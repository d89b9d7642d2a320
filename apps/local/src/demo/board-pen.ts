import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import {
  BOARD_ROOTS,
  FIRST_Z,
  clientKey,
  encodeStroke,
  objectId,
  readObject,
  zBetween,
  type BoardObject,
  type StoredObject,
  type Stroke,
} from '@vigia/domain/board';
import * as Y from 'yjs';

type Placeless<T> = T extends unknown ? Omit<T, 'z'> : never;

/** Something to draw; what comes later lies above, and `text` are the words of notes, texts and pins. */
export type Drawn = Placeless<BoardObject> & { readonly text?: string };

interface Welcome {
  readonly type: string;
  readonly clientId: number;
  readonly who: string;
  readonly name: string;
}

const PATIENCE_MS = 20_000;

/** Draws on a board through its socket, as a browser does, and returns when the server has it for good. */
export async function drawOn(
  socketUrl: string,
  boardId: string,
  ticket: string,
  objects: readonly Drawn[],
): Promise<void> {
  const doc = new Y.Doc();
  const socket = new HocuspocusProviderWebsocket({ url: socketUrl });
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: boardId,
    document: doc,
    token: ticket,
  });
  try {
    const told = new Promise<Welcome>((resolve) => {
      provider.on('stateless', ({ payload }: { readonly payload: string }) => {
        const message = JSON.parse(payload) as Welcome;
        if (message.type === 'welcome') resolve(message);
      });
    });
    const inStep = new Promise<void>((resolve) => provider.on('synced', () => resolve()));
    provider.attach();
    const [welcome] = await inTime(Promise.all([told, inStep]), `board ${boardId} opens`);
    put(doc, welcome, objects);
    const safe = new Promise<void>((resolve) => {
      provider.on('unsyncedChanges', ({ number }: { readonly number: number }) => {
        if (number === 0) resolve();
      });
    });
    if (provider.hasUnsyncedChanges) await inTime(safe, `board ${boardId} is stored`);
  } finally {
    provider.destroy();
    socket.destroy();
  }
}

function put(doc: Y.Doc, { clientId, who, name }: Welcome, objects: readonly Drawn[]): void {
  doc.clientID = clientId;
  let z = topOf(doc);
  doc.transact(() => {
    doc.getMap(BOARD_ROOTS.people).set(clientKey(clientId), { who, name });
    objects.forEach(({ text, ...object }, at) => {
      z = z === undefined ? FIRST_Z : zBetween(z, undefined);
      const id = objectId({ clientId, serial: at + 1 });
      doc.getMap<StoredObject>(BOARD_ROOTS.objects).set(id, stored({ ...object, z }));
      if (text !== undefined) doc.getMap(BOARD_ROOTS.texts).set(id, text);
    });
  });
}

function stored(object: BoardObject): StoredObject {
  return object.kind === 'stroke' ? encodeStroke(object) : object;
}

/** Whoever comes second draws above what is there. */
function topOf(doc: Y.Doc): string | undefined {
  const objects = [...doc.getMap<StoredObject>(BOARD_ROOTS.objects).values()];
  return objects
    .map((value) => readObject(value)?.z)
    .filter((z) => z !== undefined)
    .sort()
    .at(-1);
}

async function inTime<T>(wait: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited in vain until ${what}.`)), PATIENCE_MS);
  });
  return Promise.race([wait, tooLate]).finally(() => clearTimeout(timer));
}

const STEP = 120;

/** A line through these points as a hand draws it: not quite straight, and never the same twice. */
export function byHand(
  points: readonly (readonly [x: number, y: number])[],
  style: Pick<Stroke, 'colour' | 'width'> & Partial<Pick<Stroke, 'tool' | 'opacity'>>,
): Drawn {
  const line: number[] = [];
  points.slice(1).forEach(([x, y], at) => {
    const [fromX, fromY] = points[at] ?? [x, y];
    const steps = Math.max(2, Math.round(Math.hypot(x - fromX, y - fromY) / STEP));
    for (let step = at === 0 ? 0 : 1; step <= steps; step += 1) {
      const wobble =
        14 * Math.sin(line.length * 0.7 + fromX) + 9 * Math.sin(line.length * 0.31 + y);
      line.push(
        Math.round(fromX + ((x - fromX) * step) / steps + wobble),
        Math.round(fromY + ((y - fromY) * step) / steps + wobble * 0.8),
      );
    }
  });
  return { kind: 'stroke', tool: 'pencil', opacity: 255, ...style, points: line };
}

/** A ring drawn by hand: a little more than once around. */
export function ringByHand(
  x: number,
  y: number,
  radius: number,
  style: Pick<Stroke, 'colour' | 'width'>,
): Drawn {
  const corners = Array.from({ length: 30 }, (_, at) => {
    const angle = -2 + (at / 27) * 2 * Math.PI;
    return [x + radius * 1.15 * Math.cos(angle), y + (radius + at * 3) * Math.sin(angle)] as const;
  });
  return byHand(corners, style);
}

/** An arrow drawn by hand along these points. */
export function arrowByHand(
  points: readonly (readonly [x: number, y: number])[],
  style: Pick<Stroke, 'colour' | 'width'>,
): readonly Drawn[] {
  const [tipX, tipY] = points.at(-1) ?? [0, 0];
  const [fromX, fromY] = points.at(-2) ?? [0, 0];
  const angle = Math.atan2(tipY - fromY, tipX - fromX);
  const barb = (turn: number): readonly [number, number] => [
    tipX - 420 * Math.cos(angle + turn),
    tipY - 420 * Math.sin(angle + turn),
  ];
  return [byHand(points, style), byHand([barb(0.5), [tipX, tipY], barb(-0.5)], style)];
}
