import { Injectable } from '@nestjs/common';
import { AccountEventKind, type AccountEvent } from '@vigia/domain/audit';
import { ConcurrentChangeError, type Page } from '@vigia/domain/shared';
import type { Actor } from '@vigia/domain/user';
import {
  DeliveryNotFoundError,
  PROBE,
  WebhookAddressError,
  WebhookNotFoundError,
  WebhookRepository,
  addWebhook,
  afterAttempt,
  changeWebhook,
  giveUp,
  messageId,
  newDelivery,
  replay,
  requireManager,
  rotateSecret,
  type Delivery,
  type DeliveryQuery,
  type Webhook,
  type WebhookDraft,
} from '@vigia/domain/webhook';
import { Clock, Ids } from '@vigia/platform';
import { ULID_PATTERN } from '@vigia/wire';
import { AuditTrail } from '../../audit/audit-trail.js';
import { Config } from '../../config/config.js';
import { isUuid } from '../../requests/is-uuid.js';
import { probeBody } from './webhook-payload.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookSender } from './webhook-sender.js';

const ATTEMPTS = 3;

/** A webhook, and its new secret, which is told this once. */
export interface OpenWebhook {
  readonly webhook: Webhook;
  readonly secret: string;
}

type Change = Partial<WebhookDraft & Pick<Webhook, 'isActive'>>;

/** What admins do with webhooks. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly secrets: WebhookSecrets,
    private readonly sender: WebhookSender,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly config: Config,
  ) {}

  async list(actor: Actor): Promise<readonly Webhook[]> {
    requireManager(actor);
    return this.webhooks.list();
  }

  /** [HOOK-1] */
  async add(actor: Actor, draft: WebhookDraft): Promise<OpenWebhook> {
    this.requireReachable(draft);
    const id = this.ids.uuid();
    const { open, sealed } = this.secrets.create(id);
    const existing = await this.webhooks.list();
    const webhook = addWebhook(draft, id, sealed, existing.length, this.stamp(actor));
    const event = this.eventOf(AccountEventKind.WebhookAdded, webhook, actor);
    await this.webhooks.save(webhook, undefined, event);
    return { webhook, secret: open };
  }

  /** [HOOK-1] */
  change(actor: Actor, id: string, change: Change): Promise<Webhook> {
    this.requireReachable(change);
    const decide = (webhook: Webhook): Webhook => changeWebhook(webhook, change, this.stamp(actor));
    return this.alter(id, decide, AccountEventKind.WebhookChanged, actor);
  }

  async remove(actor: Actor, id: string): Promise<void> {
    requireManager(actor);
    const webhook = await this.find(id);
    const event = this.eventOf(AccountEventKind.WebhookRemoved, webhook, actor);
    await this.webhooks.remove(webhook, event);
  }

  /** [HOOK-2] */
  async rotate(actor: Actor, id: string): Promise<OpenWebhook> {
    const { open, sealed } = this.secrets.create(id);
    const stamp = this.stamp(actor);
    const decide = (before: Webhook): Webhook => rotateSecret(before, sealed, stamp);
    const kind = AccountEventKind.WebhookSecretRotated;
    const webhook = await this.alter(id, decide, kind, actor);
    return { webhook, secret: open };
  }

  /** Tries a webhook out at once, also one that is off; the outcome is kept like any delivery. */
  async probe(actor: Actor, id: string): Promise<Delivery> {
    requireManager(actor);
    const webhook = await this.find(id);
    const at = this.clock.now();
    const eventId = this.ids.ulid(this.clock.nowMs());
    const body = probeBody(at, webhook.name);
    const delivery = newDelivery({ webhookId: id, eventId, event: PROBE, body }, at);
    const attempt = await this.sender.send({
      url: webhook.url,
      messageId: messageId(delivery),
      body,
      secrets: () => this.secrets.of(webhook, at),
    });
    const tried = afterAttempt(delivery, attempt);
    const kept = tried.dueAt === null ? tried : giveUp(tried);
    await this.webhooks.enqueue(kept);
    return kept;
  }

  async deliveries(actor: Actor, id: string, query: DeliveryQuery): Promise<Page<Delivery>> {
    requireManager(actor);
    await this.find(id);
    return this.webhooks.listDeliveries(id, query);
  }

  /** [HOOK-7] */
  async resend(actor: Actor, id: string, eventId: string): Promise<Delivery> {
    requireManager(actor);
    if (!isUuid(id) || !ULID_PATTERN.test(eventId)) throw new DeliveryNotFoundError();
    for (let attempt = 1; ; attempt += 1) {
      const before = await this.webhooks.findDelivery(id, eventId);
      if (before === undefined) throw new DeliveryNotFoundError();
      const again = replay(before, this.clock.now());
      if (await this.webhooks.settle(again, before)) return again;
      if (attempt === ATTEMPTS) throw new ConcurrentChangeError(eventId);
    }
  }

  /** Two admins at once: the later change is made upon the earlier one. */
  private async alter(
    id: string,
    decide: (webhook: Webhook) => Webhook,
    kind: AccountEventKind,
    actor: Actor,
  ): Promise<Webhook> {
    for (let attempt = 1; ; attempt += 1) {
      const before = await this.find(id);
      const after = decide(before);
      try {
        await this.webhooks.save(after, before, this.eventOf(kind, after, actor));
        return after;
      } catch (error) {
        if (!(error instanceof ConcurrentChangeError) || attempt === ATTEMPTS) throw error;
      }
    }
  }

  /** [AUD-5] It happens to nobody's account but to that of who did it: there it is found. */
  private eventOf(
    kind: AccountEventKind,
    { name, url, isActive }: Webhook,
    { email }: Actor,
  ): AccountEvent {
    const detail = [name, new URL(url).host, ...(isActive ? [] : ['apagado'])].join('; ');
    return this.trail.event(kind, { account: email, actor: email, detail });
  }

  private async find(id: string): Promise<Webhook> {
    const webhook = isUuid(id) ? await this.webhooks.find(id) : undefined;
    if (webhook === undefined) throw new WebhookNotFoundError();
    return webhook;
  }

  /** [HOOK-3] */
  private requireReachable({ url }: { readonly url?: string }): void {
    const isPlain = url?.trim().toLowerCase().startsWith('http:') ?? false;
    if (isPlain && this.config.outboundStaysPublic) throw new WebhookAddressError();
  }

  private stamp(by: Actor): { readonly by: Actor; readonly at: string } {
    return { by, at: this.clock.now() };
  }
}
