import { describe, expect, it } from 'vitest';
import { FileRefused } from '../api/post-file.js';
import { photoLost } from '../photos/photo-refusals.js';
import type { Entry } from './entry.js';
import { verdictOf } from './verdict.js';

const entry: Pick<Entry, 'act'> = {
  act: { kind: 'move', move: { action: 'fotografiar', moment: 'antes' } },
};

describe('what comes of an entry whose photo cannot be sent', () => {
  it.each([400, 404, 405, 413, 415])(
    '[OFF-4] its person decides where the storage takes it at no try (%i)',
    (status) => {
      expect(verdictOf(new FileRefused(status), entry)).toMatchObject({
        say: 'refused',
        problem: { status, code: 'photo-refused' },
      });
    },
  );

  it.each([
    [403, 'its form is over'],
    [408, 'it came too slowly'],
    [429, 'too many come'],
    [500, 'the storage fails'],
    [503, 'the storage is busy'],
  ])('it is tried again after %i: %s', (status) => {
    expect(verdictOf(new FileRefused(status), entry)).toEqual({ say: 'hold' });
  });

  it('it is tried again where the storage says so in words only', () => {
    expect(verdictOf(new FileRefused(400, 'RequestTimeout'), entry)).toEqual({ say: 'hold' });
  });

  it('[OFF-4] its person decides where the device has it no more', () => {
    expect(verdictOf(photoLost(), entry)).toMatchObject({
      say: 'refused',
      problem: { code: 'photo-lost' },
    });
  });
});
