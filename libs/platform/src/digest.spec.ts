import { describe, expect, it } from 'vitest';
import { digest, equalInConstantTime } from './digest.js';

describe('digest', () => {
  it('is SHA-256 as base64url', () => {
    expect(digest('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
  });
});

describe('equalInConstantTime', () => {
  it('tells equal from different, whatever their lengths', () => {
    expect(equalInConstantTime('abc', 'abc')).toBe(true);
    expect(equalInConstantTime('abc', 'abd')).toBe(false);
    expect(equalInConstantTime('abc', 'abcd')).toBe(false);
    expect(equalInConstantTime('', '')).toBe(true);
  });
});
