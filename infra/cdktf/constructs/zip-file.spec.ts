import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { zipFile } from './zip-file.js';

const BYTES = Buffer.from('export const handler = async () => "señal";\n'.repeat(50));

describe('a ZIP archive', () => {
  it('is the same for the same bytes', () => {
    expect(zipFile([{ name: 'a.mjs', bytes: BYTES }])).toEqual(
      zipFile([{ name: 'a.mjs', bytes: Buffer.from(BYTES) }]),
    );
  });

  it('holds the file, packed, under its name', () => {
    const zip = zipFile([{ name: 'a.mjs', bytes: BYTES }]);
    const nameLength = zip.readUInt16LE(26);
    const start = 30 + nameLength;

    expect(zip.subarray(30, start).toString()).toBe('a.mjs');
    expect(inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(18)))).toEqual(BYTES);
    expect(zip.length).toBeLessThan(BYTES.length);
  });

  it('says where its list of files is', () => {
    const zip = zipFile([{ name: 'a.mjs', bytes: BYTES }]);
    const end = zip.length - 22;

    expect(zip.readUInt32LE(end)).toBe(0x06054b50);
    expect(zip.readUInt32LE(zip.readUInt32LE(end + 16))).toBe(0x02014b50);
    expect(zip.readUInt32LE(end + 16) + zip.readUInt32LE(end + 12)).toBe(end);
  });

  it.skipIf(!hasPython())('may hold several files, in folders', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigia-zip-'));
    const files = [
      { name: 'a.mjs', bytes: BYTES },
      { name: 'b/ñ.txt', bytes: Buffer.from('eñe') },
      { name: 'empty', bytes: Buffer.alloc(0) },
    ];
    writeFileSync(join(folder, 'a.zip'), zipFile(files));

    execFileSync('python3', ['-m', 'zipfile', '-e', 'a.zip', 'out'], { cwd: folder });

    for (const { name, bytes } of files) {
      expect(readFileSync(join(folder, 'out', name))).toEqual(bytes);
    }
    rmSync(folder, { recursive: true });
  });

  it.skipIf(!hasPython())('is an archive to others as well', () => {
    const folder = mkdtempSync(join(tmpdir(), 'vigia-zip-'));
    writeFileSync(join(folder, 'a.zip'), zipFile([{ name: 'a.mjs', bytes: BYTES }]));

    execFileSync('python3', ['-m', 'zipfile', '-e', 'a.zip', 'out'], { cwd: folder });

    expect(readFileSync(join(folder, 'out', 'a.mjs'))).toEqual(BYTES);
    rmSync(folder, { recursive: true });
  });
});

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    process.stderr.write('No python3 here: only this file reads our archives.\n');
    return false;
  }
}
