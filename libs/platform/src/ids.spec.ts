import { describe, expect, it } from 'vitest';
import { RandomIds, rewindUlid, ulidFloor } from './ids.js';

describe('RandomIds', () => {
  const ids = new RandomIds();

  it('makes UUIDs and secrets that differ every time', () => {
    expect(new Set(Array.from({ length: 100 }, () => ids.uuid())).size).toBe(100);
    expect(new Set(Array.from({ length: 100 }, () => ids.secret())).size).toBe(100);
    expect(ids.secret()).toMatch(/^[\w-]{43}$/);
  });

  it('keeps the order of ULIDs made in one millisecond', () => {
    const made = Array.from({ length: 1000 }, () => ids.ulid(1_700_000_000_000));

    expect(made).toEqual([...new Set(made)].sort());
  });
});

describe('ulidFloor', () => {
  it('is not above any ULID of its moment and above all of the moment before', () => {
    const ids = new RandomIds();

    expect(ulidFloor(5000) <= ids.ulid(5000)).toBe(true);
    expect(ulidFloor(5000) > new RandomIds().ulid(4999)).toBe(true);
  });

  it('does not go below the beginning of time', () => {
    expect(ulidFloor(-5)).toBe('0'.repeat(26));
  });
});

describe('rewindUlid', () => {
  it('is the floor of the moment so long before', () => {
    expect(rewindUlid(new RandomIds().ulid(5000), 2000)).toBe(ulidFloor(3000));
  });

  it('leaves what stands before all of them where it is', () => {
    expect(rewindUlid('', 2000)).toBe('');
  });
});
