import { BOARD_LIMITS } from '@vigia/domain/board';
import { describe, expect, it } from 'vitest';
import { Pace } from './pace.js';

/** What a service with the published limits would have let through. */
function sentWithin(
  ms: number,
  bytes: number,
): { readonly messages: number; readonly bytes: number } {
  const pace = new Pace(0);
  let messages = 0;
  for (let now = 0; now <= ms; now += 1) while (pace.take(bytes, now) === 0) messages += 1;
  return { messages, bytes: messages * bytes };
}

describe('The pace of what is sent', () => {
  it('[BRD-21] stays below the messages that the service takes', () => {
    const { messages } = sentWithin(20_000, 10);

    expect(messages).toBeLessThan(BOARD_LIMITS.messageBurst + 20 * BOARD_LIMITS.messagesPerSecond);
    expect(messages).toBeGreaterThan(20 * 60);
  });

  it('[BRD-21] stays below the bytes that the service takes', () => {
    const { bytes } = sentWithin(20_000, 100_000);

    expect(bytes).toBeLessThan(BOARD_LIMITS.byteBurst + 20 * BOARD_LIMITS.bytesPerSecond);
  });

  it('lets even the largest message go in the end', () => {
    const pace = new Pace(0);
    pace.take(BOARD_LIMITS.handshakeBytes, 0);

    const wait = pace.take(BOARD_LIMITS.handshakeBytes, 0);

    expect(wait).toBeGreaterThan(0);
    expect(pace.take(BOARD_LIMITS.handshakeBytes, wait + 1)).toBe(0);
  });
});
