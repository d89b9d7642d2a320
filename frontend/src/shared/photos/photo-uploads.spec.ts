import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Photo } from '../api/models.js';
import { Problem, Unreachable } from '../api/problem.js';
import { photoBytesMax } from './upload-photo.js';
import { PhotoUploads, type SendPhoto } from './photo-uploads.js';

const letGo = vi.fn();

beforeEach(() => {
  let made = 0;
  URL.createObjectURL = () => `blob:${String((made += 1))}`;
  URL.revokeObjectURL = letGo;
});

afterEach(() => {
  letGo.mockReset();
});

function aFile(name: string, { type = 'image/jpeg', bytes = 3 } = {}): File {
  const file = new File(['abc'], name, { type });
  Object.defineProperty(file, 'size', { value: bytes });
  return file;
}

interface Sent {
  readonly name: string;
  readonly signal: AbortSignal;
  readonly progress: (share: number) => void;
  readonly arrive: () => void;
  readonly fail: (error: unknown) => void;
}

/** Uploads whose every sending the test ends itself. */
function start() {
  const sent: Sent[] = [];
  const send: SendPhoto = (file, { signal, onProgress }) =>
    new Promise<Photo>((resolve, reject) => {
      sent.push({
        name: file.name,
        signal,
        progress: onProgress,
        arrive: () => {
          resolve({ id: `id-${file.name}`, url: '', miniatura_url: '', ancho: 1, alto: 1 });
        },
        fail: reject,
      });
    });
  const uploads = new PhotoUploads(send);
  const states = () => uploads.current().map(({ name, state }) => `${name} ${state}`);
  return { uploads, sent, states };
}

describe('photos on their way', () => {
  it('are sent at once, two at a time, and keep the order they were chosen in', async () => {
    const { uploads, sent, states } = start();

    uploads.add([aFile('a'), aFile('b'), aFile('c')], 6);
    expect(states()).toEqual(['a sending', 'b sending', 'c waiting']);
    sent[1]?.arrive();
    await vi.waitFor(() => {
      expect(states()).toEqual(['a sending', 'b ready', 'c sending']);
    });
    sent[2]?.arrive();
    sent[0]?.arrive();
    await uploads.settled();

    expect(uploads.ready()).toEqual(['id-a', 'id-b', 'id-c']);
  });

  it('are no more than there is room for', () => {
    const { uploads } = start();

    expect(uploads.add([aFile('a'), aFile('b')], 3)).toBe(0);
    expect(uploads.add([aFile('c'), aFile('d'), aFile('e')], 3)).toBe(2);

    expect(uploads.current().map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it.each([
    ['type', aFile('a.gif', { type: 'image/gif' })],
    ['type', aFile('a.heic', { type: '' })],
    ['size', aFile('a.jpg', { bytes: photoBytesMax + 1 })],
  ])('are not sent when they would be refused for their %s', (reason, file) => {
    const { uploads, sent } = start();

    uploads.add([file, aFile('largest', { bytes: photoBytesMax })], 6);

    expect(sent.map(({ name }) => name)).toEqual(['largest']);
    expect(uploads.current()[0]?.failure).toMatchObject({ reason, isPassing: false });
  });

  it('fail one by one, and a failed one can be tried again', async () => {
    const { uploads, sent, states } = start();

    uploads.add([aFile('a'), aFile('b')], 6);
    sent[0]?.progress(0.5);
    expect(uploads.current()[0]?.progress).toBe(0.5);
    sent[0]?.fail(new Unreachable('offline'));
    sent[1]?.arrive();
    await uploads.settled();
    expect(states()).toEqual(['a failed', 'b ready']);
    expect(uploads.ready()).toEqual(['id-b']);

    uploads.retry(uploads.current()[0]?.key ?? '');
    expect(uploads.current()[0]).not.toHaveProperty('failure');
    sent[2]?.arrive();
    await uploads.settled();
    expect(uploads.ready()).toEqual(['id-a', 'id-b']);
  });

  it.each([
    [422, 'photo-unreadable', false],
    [409, 'photo-not-uploaded', true],
    [503, 'unavailable', true],
  ])('may be tried again after %i %s: %s', async (status, code, isPassing) => {
    const { uploads, sent } = start();

    uploads.add([aFile('a')], 6);
    sent[0]?.fail(new Problem(status, code, undefined));
    await uploads.settled();

    expect(uploads.current()[0]?.failure?.isPassing).toBe(isPassing);
  });

  it('are sent anew when the server has forgotten them meanwhile, and only then', async () => {
    const { uploads, sent } = start();
    uploads.add([aFile('a')], 6);
    sent[0]?.arrive();
    await uploads.settled();

    uploads.renewIfRefused(new Problem(400, 'invalid-request', undefined));
    expect(uploads.ready()).toEqual(['id-a']);
    uploads.renewIfRefused(new Problem(404, 'photo-not-found', undefined));
    expect(uploads.ready()).toEqual([]);

    expect(sent.map(({ name }) => name)).toEqual(['a', 'a']);
  });

  it('stop when they are taken out, and make room for the next', async () => {
    const { uploads, sent, states } = start();

    uploads.add([aFile('a'), aFile('b'), aFile('c')], 3);
    uploads.remove(uploads.current()[0]?.key ?? '');

    expect(sent[0]?.signal.aborted).toBe(true);
    expect(letGo).toHaveBeenCalledWith('blob:1');
    sent[0]?.fail(new DOMException('stopped', 'AbortError'));
    await vi.waitFor(() => {
      expect(states()).toEqual(['b sending', 'c sending']);
    });
  });

  it('need not be waited for', async () => {
    const { uploads } = start();
    const hurry = new AbortController();

    uploads.add([aFile('a')], 6);
    const wait = uploads.settled(hurry.signal);
    hurry.abort();
    await wait;

    expect(uploads.isBusy()).toBe(true);
    expect(uploads.ready()).toEqual([]);
  });

  it('are let go of with the screen', () => {
    const { uploads, sent } = start();

    uploads.add([aFile('a'), aFile('b')], 6);
    uploads.clear();

    expect(sent.map(({ signal }) => signal.aborted)).toEqual([true, true]);
    expect(letGo).toHaveBeenCalledTimes(2);
    expect(uploads.current()).toEqual([]);
  });
});
