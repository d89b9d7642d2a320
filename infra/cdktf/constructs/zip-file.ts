import { crc32, deflateRawSync } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const DEFLATED = 8;
const UTF8_NAME = 0x0800;
/** 1 January 1980, the oldest date a ZIP file knows. */
const DATE = 0x21;
const READABLE_BY_ALL = (0o100644 << 16) >>> 0;

/** A ZIP archive. The same files always make the same archive: no clock, no owner, no path of this machine. */
export function zipFile(files: readonly { name: string; bytes: Uint8Array }[]): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const fileName = Buffer.from(name);
    const packed = deflateRawSync(bytes, { level: 9 });
    const entry = Buffer.alloc(26);
    entry.writeUInt16LE(VERSION, 0);
    entry.writeUInt16LE(UTF8_NAME, 2);
    entry.writeUInt16LE(DEFLATED, 4);
    entry.writeUInt16LE(DATE, 8);
    entry.writeUInt32LE(crc32(bytes), 10);
    entry.writeUInt32LE(packed.length, 14);
    entry.writeUInt32LE(bytes.length, 18);
    entry.writeUInt16LE(fileName.length, 22);

    const local = Buffer.concat([word(LOCAL), entry, fileName, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(READABLE_BY_ALL, 6);
    place.writeUInt32LE(offset, 10);
    const madeOnUnix = Buffer.from([VERSION, 3]);
    list.push(Buffer.concat([word(CENTRAL), madeOnUnix, entry, place, fileName]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(list);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(list.length, 4);
  end.writeUInt16LE(list.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, word(END), end]);
}

function word(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
