import {
  MemoryNotificationRepository,
  MemoryOutreachRepository,
  MemoryStore,
} from '@vigia/dynamo/memory';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SystemClock } from '@vigia/platform';
import type { Config } from '../../config/config.js';
import type { NotificationsService } from '../notifications/notifications.service.js';
import { OutreachCourier } from './outreach-courier.js';
import type { ParcelCarrier } from './parcel-carrier.js';
import type { ParcelFiller } from './parcel-filler.js';

describe('a courier of notices', () => {
  let wake: () => void;
  let courier: OutreachCourier;
  let rounds: number;

  beforeEach(async () => {
    vi.useFakeTimers();
    const store = new MemoryStore();
    const outreach = new MemoryOutreachRepository(store);
    const live = { onPublished: (listener: () => void) => void (wake = listener) };
    courier = new OutreachCourier(
      new MemoryNotificationRepository(store),
      outreach,
      {} as ParcelFiller,
      {} as ParcelCarrier,
      live as unknown as NotificationsService,
      new SystemClock(),
      { reachesOut: true } as Config,
    );
    rounds = 0;
    const due = outreach.due.bind(outreach);
    outreach.due = (queue, ...rest) => {
      if (queue === 'urgentes') rounds += 1;
      return due(queue, ...rest);
    };
    courier.start();
    await vi.advanceTimersByTimeAsync(2_000);
  });

  afterEach(async () => {
    await courier.onApplicationShutdown();
    vi.useRealTimers();
  });

  it('[OUT-6] works on, however much happens without a pause', async () => {
    const before = rounds;

    for (let at = 0; at < 10_000; at += 100) {
      wake();
      await vi.advanceTimersByTimeAsync(100);
    }

    expect(rounds - before).toBeGreaterThanOrEqual(10_000 / 500);
  });

  it('[OUT-6] tells what comes in a row in one round', async () => {
    const before = rounds;

    for (let told = 0; told < 50; told += 1) wake();
    await vi.advanceTimersByTimeAsync(1_000);

    expect(rounds - before).toBe(1);
  });
});
