import { NotificationRepository } from '@vigia/domain/notification';
import { OutreachRepository } from '@vigia/domain/outreach';
import { startPushService, type EmbeddedPushService } from '@vigia/embedded/push-service';
import { startSms, type EmbeddedSms, type Sms } from '@vigia/embedded/sms';
import type { ApiEnv } from '../../src/config/env.contract.js';
import { OutreachCourier } from '../../src/modules/outreach/outreach-courier.js';
import { ParcelCarrier } from '../../src/modules/outreach/parcel-carrier.js';
import { ParcelFiller } from '../../src/modules/outreach/parcel-filler.js';
import { NotificationsService } from '../../src/modules/notifications/notifications.service.js';
import { MINUTE_MS } from './movable-clock.js';
import type { ReceivedMail } from './mailbox.js';
import type { Person } from './people.js';
import { startApi, type RunningApi } from './start-api.js';

/** Access tokens hold a little longer. */
const FRESH_MS = 5 * MINUTE_MS;

/** What a topic is set to. */
export interface Channels {
  readonly push?: boolean;
  readonly correo?: 'no' | 'al_momento' | 'resumen';
}

/** An api with everything around it by which people are reached outside of the app. */
export class OutreachDesk {
  /** Access tokens, and when they were new. */
  readonly #tokens = new Map<string, { readonly token: string; readonly sinceMs: number }>();
  readonly #openedMs: number;

  private constructor(
    readonly api: RunningApi,
    readonly push: EmbeddedPushService,
    readonly texts: readonly Sms[],
    readonly sms: EmbeddedSms,
  ) {
    this.#openedMs = api.clock.nowMs();
  }

  static async open(env: Partial<ApiEnv> = {}): Promise<OutreachDesk> {
    const texts: Sms[] = [];
    const sms = await startSms((one) => void texts.push(one));
    const [api, push] = await Promise.all([
      startApi({ SMS_URL: `sns:${sms.endpoint}`, ...env }),
      startPushService(),
    ]);
    return new OutreachDesk(api, push, texts, sms);
  }

  async close(): Promise<void> {
    await this.api.close();
    await Promise.all([this.push.close(), this.sms.close()]);
  }

  /** Everything that there is to do by now. */
  work(): Promise<void> {
    return this.courier.work();
  }

  get courier(): OutreachCourier {
    return this.api.app.get(OutreachCourier, { strict: false });
  }

  /** Another task of the same api. */
  secondTask(): OutreachCourier {
    const { app, clock, config } = this.api;
    const part = <T>(type: new (...parts: never[]) => T): T => app.get(type, { strict: false });
    return new OutreachCourier(
      app.get(NotificationRepository),
      app.get(OutreachRepository),
      part(ParcelFiller),
      part(ParcelCarrier),
      part(NotificationsService),
      clock,
      config,
    );
  }

  /** Lets time pass, and does what is due then. */
  async after(ms: number): Promise<void> {
    this.api.clock.advance(ms);
    await this.work();
  }

  /** Somebody with a session of now: the clock of the tests goes in leaps. */
  async fresh({ email, password, token }: Person): Promise<{ readonly token: string }> {
    const nowMs = this.api.clock.nowMs();
    const known = this.#tokens.get(email) ?? { token, sinceMs: this.#openedMs };
    if (nowMs - known.sinceMs < FRESH_MS) return known;
    const { body, status } = await this.api.post('/auth/login', { body: { email, password } });
    if (status !== 200) throw new Error(`Not logged in: ${JSON.stringify(body)}`);
    const next = { token: (body as { access_token: string }).access_token, sinceMs: nowMs };
    this.#tokens.set(email, next);
    return next;
  }

  /** A call that must succeed; answers its body. */
  async must<T = unknown>(
    person: Person,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<T> {
    const as = await this.fresh(person);
    const answer = await this.api.call(method, path, { as, ...(body !== undefined && { body }) });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
    return answer.body as T;
  }

  /** Sets topics, all the same; without any all of the person's. */
  async choose(person: Person, channels: Channels, more: object = {}): Promise<void> {
    interface Chosen {
      readonly temas: readonly { clave: string; app: boolean; enviable: boolean }[];
      readonly version: number;
      readonly descanso: object | null;
      readonly resumen: string;
      readonly telefono: string | null;
    }
    const { temas, version, descanso, resumen, telefono } = await this.must<Chosen>(
      person,
      'GET',
      '/preferencias',
    );
    await this.must(person, 'PUT', '/preferencias', {
      temas: temas
        .filter(({ enviable }) => enviable)
        .map(({ clave, app }) => ({ clave, app, push: false, correo: 'no', ...channels })),
      descanso,
      resumen,
      ...(telefono !== null && { telefono }),
      ...more,
      version,
    });
  }

  /** A device of somebody; answers the pushes that it got. */
  async device(person: Person): Promise<() => readonly Record<string, unknown>[]> {
    const { body } = await this.api.get('/config/publica');
    const device = this.push.subscribe((body as { push: string }).push);
    await this.must(person, 'PUT', '/dispositivos', device);
    return () =>
      this.push.arrived
        .filter(({ endpoint }) => endpoint === device.endpoint)
        .map(({ text }) => JSON.parse(text) as Record<string, unknown>);
  }

  /** The mails about notices that somebody got. */
  mailsTo({ email }: Person): readonly ReceivedMail[] {
    return this.api.mailbox.of(email).filter(({ subject }) => !/Verifica|Verify/.test(subject));
  }
}
