import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { Connection } from './connection.js';
import { AWS_LIMITS } from './limits.js';

const MINUTE = 60_000;

/** What a connection needs of a WebSocket, with a peer that answers goodbyes at once. */
class PoliteSocket extends EventEmitter {
  readyState: number = WebSocket.OPEN;
  send(_text: string, done: () => void) {
    done();
  }
  close(code: number, reason: string) {
    this.readyState = WebSocket.CLOSED;
    this.emit('close', code, Buffer.from(reason));
  }
}

describe('a connection under AWS’s limits', () => {
  let ended: [number, string][];
  let bytes: PassThrough;
  let connection: Connection;
  beforeEach(() => {
    vi.useFakeTimers();
    ended = [];
    bytes = new PassThrough();
    const info = { id: 'a=', connectedAt: 0, sourceIp: '', userAgent: undefined, host: '' };
    const webSocket = new PoliteSocket() as unknown as WebSocket;
    connection = new Connection(info, webSocket, bytes, AWS_LIMITS, {
      onMessage: async () => undefined,
      onClose: async (code, reason) => {
        ended.push([code, reason]);
      },
    });
  });
  afterEach(() => vi.useRealTimers());

  it('is cut after ten minutes without a frame', async () => {
    await vi.advanceTimersByTimeAsync(10 * MINUTE - 1);
    expect(ended).toEqual([]);

    await vi.advanceTimersByTimeAsync(1);
    expect(ended).toEqual([[1001, 'Going away']]);
  });

  it.each([
    ['a frame of the client', () => bytes.emit('data', Buffer.from([0x89, 0x80, 0, 0, 0, 0]))],
    ['a message to the client', () => void connection.send('hello')],
  ])('has ten more minutes after %s', async (_what, act) => {
    await vi.advanceTimersByTimeAsync(9 * MINUTE);
    act();
    await vi.advanceTimersByTimeAsync(9 * MINUTE);
    expect(ended).toEqual([]);

    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(ended).toEqual([[1001, 'Going away']]);
  });

  it('is cut after two hours, however busy it is', async () => {
    for (let minute = 0; minute < 119; minute += 1) {
      await connection.send('hello');
      await vi.advanceTimersByTimeAsync(MINUTE);
    }
    expect(ended).toEqual([]);

    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(ended).toEqual([[1001, 'Going away']]);
  });

  it('sends nothing more once it is over', async () => {
    connection.close(1000, 'done');

    expect(await connection.send('too late')).toBe(false);
  });
});
