import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameReader } from './frame-reader.js';

interface Frame {
  readonly opcode: number;
  readonly fin: boolean;
  readonly masked: boolean;
  readonly size: number;
}

function encode({ opcode, fin, masked, size }: Frame): Buffer {
  const length =
    size < 126
      ? Buffer.from([size])
      : size < 65_536
        ? Buffer.from([126, size >> 8, size & 0xff])
        : Buffer.concat([Buffer.from([127, 0, 0, 0, 0]), uint32(size)]);
  if (masked) length[0] = length[0]! | 0x80;
  const mask = Buffer.alloc(masked ? 4 : 0, 0xaa);
  return Buffer.concat([
    Buffer.from([(fin ? 0x80 : 0) | opcode]),
    length,
    mask,
    Buffer.alloc(size, 0xff),
  ]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const frame = fc.record({
  opcode: fc.constantFrom(0, 1, 2, 8, 9, 10),
  fin: fc.boolean(),
  masked: fc.boolean(),
  size: fc.constantFrom(0, 1, 125, 126, 127, 32_768, 65_535, 65_536, 70_000),
});

describe('FrameReader', () => {
  it('reads every header, wherever the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(frame, { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 40_000 }), { minLength: 1 }),
        fc.boolean(),
        (frames, cuts, byteByByteFirst) => {
          const bytes = Buffer.concat(frames.map(encode));
          const reader = new FrameReader();
          const seen = [];
          let at = 0;
          for (let turn = 0; at < bytes.length; turn += 1) {
            const step = byteByByteFirst && turn < 20 ? 1 : cuts[turn % cuts.length]!;
            seen.push(...reader.read(bytes.subarray(at, at + step)));
            at += step;
          }

          expect(seen).toEqual(
            frames.map(({ opcode, fin, size }) => ({
              payloadBytes: size,
              isControl: opcode >= 8,
              endsMessage: opcode < 8 && fin,
            })),
          );
        },
      ),
    );
  });

  it('knows the size of a frame before its payload has come', () => {
    const header = encode({ opcode: 1, fin: true, masked: true, size: 70_000 }).subarray(0, 14);

    expect(new FrameReader().read(header)).toEqual([
      { payloadBytes: 70_000, isControl: false, endsMessage: true },
    ]);
  });
});
