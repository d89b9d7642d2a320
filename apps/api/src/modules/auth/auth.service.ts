import { Injectable } from '@nestjs/common';
import { SessionRepository } from '@vigia/domain/identity';
import { Clock } from '@vigia/platform';
import { NotificationsService } from '../notifications/notifications.service.js';
import { EndedAccess } from './ended-access.js';

/** Ends what somebody has open, on every task and every device. */
@Injectable()
export class AuthService {
  constructor(
    private readonly ended: EndedAccess,
    private readonly sessions: SessionRepository,
    private readonly notifications: NotificationsService,
    private readonly clock: Clock,
  ) {}

  /**
   * [ACC-20] Carries out a change after which every session of an account is over. The mark comes first, so that a task
   * that dies in between leaves no access token believed; the change itself ends sessions and tickets.
   */
  async endingAll<T>(email: string, change: () => Promise<T>): Promise<T> {
    await this.ended.mark(email);
    const at = this.clock.now();
    const result = await change();
    const open = await this.sessions.listByUser(email);
    // Whoever logs in again at once keeps what they opened.
    const over = open.filter(({ createdAt }) => createdAt <= at);
    await Promise.all(over.map(({ id }) => this.sessions.remove(id)));
    await this.notifications.disconnect(email);
    return result;
  }

  /** [ACC-23] Carries out a change of what access tokens say: they are looked at again on every task, and stay good. */
  async renaming<T>(email: string, change: () => Promise<T>): Promise<T> {
    const result = await change();
    await this.ended.mark(email);
    return result;
  }

  /** [ACC-20] Carries out a change that ends one session; sockets do not say whose they are, so the others come back. */
  async endingOne(email: string, change: () => Promise<void>): Promise<void> {
    await this.ended.mark(email);
    await change();
    await this.notifications.disconnect(email);
  }
}
