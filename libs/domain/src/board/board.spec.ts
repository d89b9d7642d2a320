import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, unionOf } from './bounds.js';
import { clientKey, objectId, parseClientKey, parseObjectId } from './layout.js';
import { BOARD_LIMITS } from './limits.js';
import {
  hasText,
  readObject,
  validateObject,
  validatePerson,
  validateText,
  type BoardObject,
} from './object.js';
import {
  decodeChunk,
  decodeStroke,
  encodeChunk,
  encodeStroke,
  packLive,
  type LiveChunk,
  type Stroke,
} from './stroke.js';
import { FIRST_Z, Z_LENGTH, isZ, zBetween } from './z-order.js';

const style = { tool: 'pencil', colour: 0x1d4ed8, width: 40, opacity: 255, z: 'V' } as const;
const coordinate = fc.integer({ min: -BOARD_LIMITS.coordinate, max: BOARD_LIMITS.coordinate });
const byte = fc.integer({ min: 0, max: 255 });
const styles = fc.record({
  tool: fc.constantFrom('pencil' as const, 'marker' as const),
  colour: fc.integer({ min: 0, max: 0xff_ff_ff }),
  width: fc.integer({ min: 1, max: BOARD_LIMITS.width }),
  opacity: fc.integer({ min: 1, max: 255 }),
  z: fc.constantFrom('V', 'V0001', '1', 'zzzzz1'),
});
const drawn = fc
  .tuple(fc.array(fc.tuple(coordinate, coordinate, byte), { minLength: 1 }), fc.boolean())
  .map(([rows, pressed]) => ({
    points: rows.flatMap(([x, y]) => [x, y]),
    ...(pressed ? { pressures: rows.map(([, , pressure]) => pressure) } : {}),
  }));
const strokes: fc.Arbitrary<Stroke> = fc
  .tuple(styles, drawn)
  .map(([look, points]) => ({ kind: 'stroke', ...look, ...points }));
const chunks: fc.Arbitrary<LiveChunk> = fc
  .tuple(fc.option(fc.record({ serial: fc.nat(), style: styles }), { nil: undefined }), drawn)
  .map(([head, points]) => ({ ...(head === undefined ? {} : { head }), ...points }));
const dirt = fc.oneof(
  fc.uint8Array(),
  fc.uint8Array().map((rest) => Uint8Array.from([1, 0, ...rest])),
  fc.uint8Array().map((rest) => Uint8Array.from([2, 128, ...rest])),
  fc.uint8Array().map((rest) => Uint8Array.from([3, 1, 0, ...rest])),
);

const square = { x: 0, y: 0, w: 100, h: 50, z: 'V' };
const outline = { colour: 1, fill: null, width: 20, opacity: 255 };
const objects = {
  line: { kind: 'line', ...square, ...outline, w: -100 },
  arrow: { kind: 'arrow', ...square, ...outline },
  rectangle: { kind: 'rectangle', ...square, ...outline, fill: 0xff_ff_ff },
  ellipse: { kind: 'ellipse', ...square, ...outline },
  text: { kind: 'text', x: 0, y: 100, z: 'V', colour: 0, size: 100, opacity: 255 },
  note: { kind: 'note', ...square, colour: 0xff_f0_80 },
  image: { kind: 'image', ...square, ref: 'plano:b1/2', opacity: 255, locked: true },
  pin: { kind: 'pin', x: 0, y: 0, z: 'V', colour: 0, comment: '', done: false },
} satisfies Record<string, BoardObject>;

describe('Stroke bytes', () => {
  it('[BRD-5] come back as the stroke they were made of', () => {
    fc.assert(
      fc.property(strokes, (stroke) => {
        expect(decodeStroke(encodeStroke(stroke))).toEqual(stroke);
      }),
    );
  });

  it('[BRD-5] spend about three bytes on a point of a hand-drawn line', () => {
    const points = Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? 15 * i : 11 * i));

    const bytes = encodeStroke({ kind: 'stroke', ...style, points });

    expect(bytes.length / 100).toBeLessThan(3);
  });

  it('[BRD-5] that are no stroke are refused, whatever they are', () => {
    fc.assert(
      fc.property(dirt, (bytes) => {
        const stroke = decodeStroke(bytes);
        const chunk = decodeChunk(bytes);
        if (stroke !== undefined) expect(decodeStroke(encodeStroke(stroke))).toEqual(stroke);
        if (chunk !== undefined) expect(decodeChunk(encodeChunk(chunk))).toEqual(chunk);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each<[string, Uint8Array]>([
    ['nothing', Uint8Array.of()],
    ['a rest behind the last point', Uint8Array.of(...encode(), 0)],
    ['a missing last byte', encode().slice(0, -1)],
    ['an unknown tool', encode({ at: 1, value: 9 })],
    ['a colour beyond white', Uint8Array.of(1, 0, 255, 255, 255, 127, 1, 255, 1, 86, 1, 0, 0)],
    ['no width', Uint8Array.of(1, 0, 0, 0, 255, 1, 86, 1, 0, 0)],
    ['a width beyond the limit', Uint8Array.of(1, 0, 0, 255, 255, 1, 255, 1, 86, 1, 0, 0)],
    ['no opacity', Uint8Array.of(1, 0, 0, 1, 0, 1, 86, 1, 0, 0)],
    ['no z', Uint8Array.of(1, 0, 0, 1, 255, 0, 1, 0, 0)],
    ['a z that is too long', Uint8Array.of(1, 0, 0, 1, 255, 127, 86, 1, 0, 0)],
    ['no point', Uint8Array.of(1, 0, 0, 1, 255, 1, 86, 0)],
    ['more points than a stroke may have', Uint8Array.of(1, 0, 0, 1, 255, 1, 86, 255, 127)],
    ['a point off the board', Uint8Array.of(1, 0, 0, 1, 255, 1, 86, 1, 255, 255, 255, 127, 0)],
    ['a number beyond 2^53', Uint8Array.of(1, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1)],
  ])('[BRD-5] with %s are no stroke', (_, bytes) => {
    expect(decodeStroke(bytes)).toBeUndefined();
  });
});

describe('A live stroke', () => {
  it('[BRD-6] is drawn in chunks that come back as they were', () => {
    fc.assert(
      fc.property(chunks, (chunk) => {
        expect(decodeChunk(encodeChunk(chunk))).toEqual(chunk);
      }),
    );
  });

  it.each([
    ['unknown flags', Uint8Array.of(2, 1, 1, 0, 0)],
    ['a rest', Uint8Array.of(2, 0, 1, 0, 0, 0)],
    ['an unsound head', Uint8Array.of(3, 1, 9, 0, 1, 255, 1, 86, 1, 0, 0)],
    [
      'a serial beyond eight digits',
      Uint8Array.of(3, ...hugeSerial(), 0, 0, 1, 255, 1, 86, 1, 0, 0),
    ],
  ])('[BRD-6] refuses a chunk with %s', (_, bytes) => {
    expect(decodeChunk(bytes)).toBeUndefined();
  });

  it('[BRD-6] is finished as one stroke with all its points', () => {
    const first = { head: { serial: 7, style }, points: [1, 2, 3, 4], pressures: [9, 8] };

    const packed = packLive([first, { points: [5, 6], pressures: [7] }]);
    const uneven = packLive([first, { points: [5, 6] }]);

    expect(packed).toEqual({
      serial: 7,
      stroke: { kind: 'stroke', ...style, points: [1, 2, 3, 4, 5, 6], pressures: [9, 8, 7] },
    });
    expect(uneven?.stroke).not.toHaveProperty('pressures');
    expect(packLive([{ points: [1, 2] }])).toBeUndefined();
    expect(packLive([])).toBeUndefined();
  });
});

describe('An object', () => {
  it.each(Object.entries(objects))('[BRD-4] may be a %s', (_, object) => {
    expect(validateObject(object)).toBeUndefined();
    expect(readObject(object)).toBe(object);
  });

  it('[BRD-4] may be a stroke, as bytes', () => {
    expect(validateObject(encode())).toBeUndefined();
    expect(readObject(encode())).toMatchObject({ kind: 'stroke' });
    expect(validateObject(Uint8Array.of(1))).toBe('the bytes are no stroke');
  });

  it.each([
    ['a number', 7],
    ['null', null],
    ['a list', []],
    ['an unknown kind', { kind: 'video' }],
    ['a kind of a prototype', { kind: 'toString' }],
    ['a missing field', without(objects.pin, 'done')],
    ['another prototype', Object.setPrototypeOf({ ...objects.pin }, { polluted: true })],
    ['an unknown field', { ...objects.note, onclick: 'x' }],
    ['a half unit', { ...objects.note, x: 0.5 }],
    ['a place off the board', { ...objects.note, x: BOARD_LIMITS.coordinate + 1 }],
    ['a negative size', { ...objects.note, w: -1 }],
    ['an address as picture', { ...objects.image, ref: 'https://example.org/x.png' }],
    ['a number as picture', { ...objects.image, ref: 1 }],
    ['a word as flag', { ...objects.image, locked: 'yes' }],
    ['a word as fill', { ...objects.ellipse, fill: 'red' }],
    ['an empty z', { ...objects.pin, z: '' }],
  ])('[BRD-4] refuses %s with a reason', (_, value) => {
    expect(validateObject(value)).toEqual(expect.any(String));
    expect(readObject(value)).toBeUndefined();
  });

  it('[BRD-4] has words of bounded length when its kind has words', () => {
    expect(validateText('hola')).toBeUndefined();
    expect(validateText('x'.repeat(BOARD_LIMITS.textLength + 1))).toBe('the text is too long');
    expect(validateText(3)).toBe('a text is a string');
    expect(
      Object.values(objects)
        .filter(hasText)
        .map((object) => object.kind),
    ).toEqual(['text', 'note', 'pin']);
  });

  it('[BRD-8] tells by its id under which client it was made', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.nat(), (clientId, serial) => {
        expect(parseObjectId(objectId({ clientId, serial }))).toEqual({ clientId, serial });
        expect(parseClientKey(clientKey(clientId))).toBe(clientId);
      }),
    );
    for (const id of ['', 'a', 'A-1', '__proto__', '01-1', '1-01', 'zzzzzzzzzzz-1', '1-1-1']) {
      expect(parseObjectId(id)).toBeUndefined();
      expect(parseClientKey(`${id}!`)).toBeUndefined();
    }
  });

  it('lies in a box', () => {
    const stroke: BoardObject = { kind: 'stroke', ...style, points: [0, 0, 100, -20] };

    expect(boundsOf(stroke)).toEqual({ left: -20, top: -40, right: 120, bottom: 20 });
    expect(boundsOf(objects.line)).toEqual({ left: -110, top: -10, right: 10, bottom: 60 });
    expect(boundsOf(objects.ellipse)).toEqual({ left: -10, top: -10, right: 110, bottom: 60 });
    expect(boundsOf(objects.rectangle)).toEqual(boundsOf(objects.ellipse));
    expect(boundsOf(objects.arrow)).toEqual(boundsOf(objects.ellipse));
    expect(boundsOf(objects.image)).toEqual(boundsOf(objects.note));
    expect(boundsOf(objects.note)).toEqual({ left: 0, top: 0, right: 100, bottom: 50 });
    expect(boundsOf(objects.pin)).toEqual({ left: -120, top: -240, right: 120, bottom: 0 });
    expect(boundsOf(objects.text)).toEqual({ left: 0, top: 0, right: 0, bottom: 125 });
    expect(boundsOf(objects.text, 'ab\nabcd')).toEqual({
      left: 0,
      top: 0,
      right: 240,
      bottom: 250,
    });
    expect(unionOf([])).toBeUndefined();
    expect(unionOf([boundsOf(objects.note), boundsOf(stroke)])).toEqual({
      left: -20,
      top: -40,
      right: 120,
      bottom: 50,
    });
  });
});

describe('A person', () => {
  it('[BRD-9] is a pseudonym and a name', () => {
    expect(validatePerson({ who: 'Zq3_-x81', name: 'Ana' })).toBeUndefined();
    for (const value of [
      null,
      7,
      {},
      { who: 'short', name: 'Ana' },
      { who: 'Zq3_-x81', name: 'x'.repeat(BOARD_LIMITS.nameLength + 1) },
      { who: 'Zq3_-x81', name: 'Ana', email: 'ana@utec.edu.pe' },
      Object.setPrototypeOf({ who: 'Zq3_-x81', name: 'Ana' }, null),
    ]) {
      expect(validatePerson(value)).toEqual(expect.any(String));
    }
  });
});

describe('The order of objects', () => {
  it('[BRD-7] has a place between any two, above all and below all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(0, 1, 2)), { maxLength: 80 }),
        (moves) => {
          const order = [zBetween(undefined, undefined)];
          for (const [pick, where] of moves) {
            const at = where === 0 ? 0 : where === 1 ? order.length : pick % order.length;
            order.splice(at, 0, zBetween(order[at - 1], order[at]));
          }
          expect([...order].sort()).toEqual(order);
          expect(new Set(order).size).toBe(order.length);
        },
      ),
    );
  });

  it('[BRD-7] keeps keys short when thousands are put on top or below', () => {
    let top = FIRST_Z;
    let bottom = FIRST_Z;
    for (let i = 0; i < 10_000; i += 1) {
      const higher = zBetween(top, undefined);
      const lower = zBetween(undefined, bottom);
      expect(higher > top && lower < bottom && isZ(higher) && isZ(lower)).toBe(true);
      top = higher;
      bottom = lower;
    }
    expect(Math.max(top.length, bottom.length)).toBeLessThanOrEqual(5);
  });

  it('[BRD-7] goes on beyond the ends of counting', () => {
    expect(zBetween('zzzzz', undefined) > 'zzzzz').toBe(true);
    expect(zBetween(undefined, '00001') < '00001').toBe(true);
    expect(isZ('V0')).toBe(false);
    expect(isZ('V'.repeat(Z_LENGTH + 1))).toBe(false);
    expect(isZ(5)).toBe(false);
  });
});

function encode(patch?: { readonly at: number; readonly value: number }): Uint8Array {
  const bytes = encodeStroke({ kind: 'stroke', ...style, points: [0, 0, 10, 10] });
  if (patch !== undefined) bytes[patch.at] = patch.value;
  return bytes;
}

function hugeSerial(): number[] {
  return [255, 255, 255, 255, 255, 255, 1];
}

function without(object: object, name: string): object {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}
