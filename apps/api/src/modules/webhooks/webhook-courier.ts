import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { IncidentRepository, type Incident } from '@vigia/domain/incident';
import {
  NotificationRepository,
  roleAudience,
  type Notification,
} from '@vigia/domain/notification';
import { Role, UnreadableError } from '@vigia/domain/shared';
import {
  WEBHOOK_EVENTS,
  WebhookRepository,
  afterAttempt,
  giveUp,
  messageId,
  newDelivery,
  wants,
  type Delivery,
  type Webhook,
} from '@vigia/domain/webhook';
import { Clock, ulidFloor } from '@vigia/platform';
import { inLanes } from '../../lanes/in-lanes.js';
import { RowReader } from '../../outlet/row-reader.js';
import { UnreadableRows } from '../../persistence/unreadable-rows.js';
import { eventBody } from './webhook-payload.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { WebhookSender } from './webhook-sender.js';

const TICK_MS = 5_000;
/** Longer than a round takes: `ROUND` deliveries in `LANES` lanes of ten seconds each. */
const LEASE_MS = 120_000;
const ROUND = 64;
const LANES = 8;

/**
 * Brings events to webhooks. What happened is read from the rows that tell admins, which are stored with every change,
 * so no event is lost and none waits for another system. One task at a time does it; another one takes over when that
 * one dies.
 */
@Injectable()
export class WebhookCourier implements OnApplicationShutdown {
  readonly #logger = new Logger(WebhookCourier.name);
  readonly #owner = randomUUID();
  readonly #events = new RowReader((since, limit) =>
    this.notifications.listSince(roleAudience(Role.Admin), since, limit),
  );
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> = Promise.resolve();

  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly notifications: NotificationRepository,
    private readonly incidents: IncidentRepository,
    private readonly sender: WebhookSender,
    private readonly secrets: WebhookSecrets,
    private readonly unreadable: UnreadableRows,
    private readonly clock: Clock,
  ) {}

  /** Works in the background from now on, until the app shuts down. */
  start(): void {
    const next = (): void => {
      this.#timer = setTimeout(() => {
        this.#round = this.work()
          .catch((error: unknown) => {
            this.#logger.error({ err: error }, 'webhooks were not brought their events');
          })
          .then(next);
      }, TICK_MS);
      this.#timer.unref();
    };
    next();
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#round;
    clearTimeout(this.#timer);
  }

  /** One round: queues what happened, and tries what is due. Does nothing while another task is at it. */
  async work(): Promise<void> {
    const webhooks = await this.webhooks.list();
    if (webhooks.length === 0) return;
    const until = new Date(this.clock.nowMs() + LEASE_MS).toISOString();
    const cursor = await this.webhooks.lease(this.#owner, this.clock.now(), until);
    if (cursor === undefined) return;
    await this.queueEvents(webhooks, cursor);
    await this.sendDue(webhooks);
  }

  /** [HOOK-8] Events since the cursor, and those shortly before it, which may have been stored late. */
  private async queueEvents(webhooks: readonly Webhook[], cursor: string): Promise<void> {
    const start = cursor === '' ? firstUlid(webhooks) : cursor;
    const reached = await this.#events.read(start, async (rows) => {
      for (const row of rows) await this.queue(row, webhooks);
    });
    if (reached !== cursor) await this.webhooks.advance(this.#owner, reached);
  }

  private async queue(row: Notification, webhooks: readonly Webhook[]): Promise<void> {
    const told = webhooks.filter((webhook) => wants(webhook, row));
    const event = WEBHOOK_EVENTS.find((word) => word === row.kind);
    const incident = told.length === 0 ? undefined : await this.find(row.incidentId);
    if (event !== undefined && incident !== undefined) {
      await this.enqueue(told, row, incident, event);
    }
  }

  /** [HOOK-8] An outage stops the reading until it is over; what nobody will ever read does not. */
  private async find(incidentId: string): Promise<Incident | undefined> {
    try {
      return await this.incidents.find(incidentId);
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      this.unreadable.tell(error);
      return undefined;
    }
  }

  private async enqueue(
    told: readonly Webhook[],
    row: Notification,
    incident: Incident,
    event: Delivery['event'],
  ): Promise<void> {
    const body = eventBody(row, incident);
    const at = this.clock.now();
    for (const { id: webhookId } of told) {
      await this.webhooks.enqueue(newDelivery({ webhookId, eventId: row.id, event, body }, at));
    }
  }

  private async sendDue(webhooks: readonly Webhook[]): Promise<void> {
    const due = await this.webhooks.due(this.clock.now(), ROUND);
    const byId = new Map(webhooks.map((webhook) => [webhook.id, webhook]));
    await inLanes(due, LANES, (delivery) => this.bring(delivery, byId.get(delivery.webhookId)));
  }

  /** [HOOK-6] One try. What waits for a webhook that is off or gone is given up. */
  private async bring(delivery: Delivery, webhook: Webhook | undefined): Promise<void> {
    if (webhook?.isActive !== true) {
      await this.webhooks.settle(giveUp(delivery), delivery);
      return;
    }
    const attempt = await this.sender.send({
      url: webhook.url,
      messageId: messageId(delivery),
      body: delivery.body,
      secrets: () => this.secrets.of(webhook, this.clock.now()),
    });
    await this.webhooks.settle(afterAttempt(delivery, attempt), delivery);
  }
}

/** Where to start reading when nobody has read yet: at the oldest webhook. */
function firstUlid(webhooks: readonly Webhook[]): string {
  return ulidFloor(Math.min(...webhooks.map(({ createdAt }) => Date.parse(createdAt))));
}
