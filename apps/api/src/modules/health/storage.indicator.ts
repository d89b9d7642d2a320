import { Injectable } from '@nestjs/common';
import { HealthIndicatorService, type HealthIndicatorResult } from '@nestjs/terminus';
import { ReceiptRepository } from '@vigia/domain/shared';

/** Less than a load balancer waits. */
const PATIENCE_MS = 3_000;

/** Whether the tables answer, by the cheapest read there is. */
@Injectable()
export class StorageIndicator {
  constructor(
    private readonly health: HealthIndicatorService,
    private readonly receipts: ReceiptRepository,
  ) {}

  async check(): Promise<HealthIndicatorResult> {
    const session = this.health.check('storage');
    const timer = AbortSignal.timeout(PATIENCE_MS);
    const gaveUp = new Promise<false>((resolve) => {
      timer.addEventListener('abort', () => resolve(false));
    });
    const answered = this.receipts.find('health').then(
      () => true,
      () => false,
    );
    // Never says why: the answer is public.
    return (await Promise.race([answered, gaveUp])) ? session.up() : session.down();
  }
}
