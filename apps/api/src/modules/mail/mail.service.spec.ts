import { Logger } from '@nestjs/common';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Mail } from './mail.js';
import { MailTransport } from './mail-transport.js';
import { MailService } from './mail.service.js';

const LETTER = {
  kind: 'verify-email' as const,
  to: { email: 'ana@utec.edu.pe', name: 'Ana' },
  link: 'https://vigia.utec.edu.pe/verificar?token=t',
  hours: 24,
  language: 'es' as const,
};

class FlakyTransport extends MailTransport {
  readonly sent: Mail[] = [];
  attempts = 0;

  constructor(private failures: number) {
    super();
  }

  override async send(mail: Mail): Promise<void> {
    this.attempts += 1;
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('no route to host');
    }
    this.sent.push(mail);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  Logger.overrideLogger(false);
});

afterEach(() => {
  vi.useRealTimers();
});

describe('MailService', () => {
  it('sends behind the answer', async () => {
    const transport = new FlakyTransport(0);
    const service = new MailService(transport);

    service.sendLater(async () => LETTER);
    expect(transport.sent).toEqual([]);
    await vi.runAllTimersAsync();

    expect(transport.sent).toHaveLength(1);
    expect(transport.sent[0]?.text).toContain(LETTER.link);
  });

  it('tries again a few times, then gives up without harm', async () => {
    const [flaky, dead] = [new FlakyTransport(3), new FlakyTransport(100)];

    new MailService(flaky).sendLater(async () => LETTER);
    new MailService(dead).sendLater(async () => LETTER);
    await vi.runAllTimersAsync();

    expect(flaky.sent).toHaveLength(1);
    expect(dead.attempts).toBe(4);
  });

  it('sends nothing when there is nothing to tell, or the letter cannot be written', async () => {
    const transport = new FlakyTransport(0);
    const service = new MailService(transport);

    service.sendLater(async () => undefined);
    service.sendLater(async () => {
      throw new Error('the table is away');
    });
    await vi.runAllTimersAsync();

    expect(transport.attempts).toBe(0);
  });

  it('finishes on shutdown: what waits for another attempt gets it at once, as the last', async () => {
    const [flaky, dead] = [new FlakyTransport(1), new FlakyTransport(100)];
    const services = [new MailService(flaky), new MailService(dead)];
    for (const service of services) service.sendLater(async () => LETTER);
    await vi.advanceTimersByTimeAsync(0);

    await Promise.all(services.map((service) => service.onApplicationShutdown()));

    expect(flaky.sent).toHaveLength(1);
    expect(dead.attempts).toBe(2);
  });
});
