import { IncidentEventType } from '../incident/index.js';
import { Role } from '../shared/index.js';
import type { Actor } from '../user/index.js';
import {
  OnlyAdminsManageWebhooksError,
  TooManyWebhooksError,
  WebhookAddressError,
} from './webhook.errors.js';

/** Webhooks of one deployment at most: each costs a request per event. */
export const WEBHOOKS_MAX = 20;
/** Longest name of a webhook, in characters. */
export const WEBHOOK_NAME_MAX = 60;
/** Longest address of a webhook, in characters. */
export const WEBHOOK_URL_MAX = 500;
/** Hours in which deliveries are signed with the former secret as well. */
export const OLD_SECRET_HOURS = 24;

const ADDRESS = /^https?:\/\/[^\s/?#@]+(?:[/?][^\s#]*)?$/i;

/** What a webhook can be told of: everything that happens to an incident. */
export const WEBHOOK_EVENTS: readonly IncidentEventType[] = Object.values(IncidentEventType);

/** A secret that signs deliveries, sealed; `until` is set once there is a newer one. */
export interface WebhookSecret {
  readonly sealed: string;
  readonly until: string | null;
}

/** Another system that wants to be told. */
export interface Webhook {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** Words of the events that it wants. */
  readonly events: readonly IncidentEventType[];
  readonly isActive: boolean;
  /** Newest first. */
  readonly secrets: readonly WebhookSecret[];
  readonly createdBy: string;
  /** It is told of what happens from then on. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly version: number;
}

/** What an admin says of a webhook. */
export type WebhookDraft = Pick<Webhook, 'name' | 'url' | 'events'>;

/** [HOOK-1] An admin adds a webhook; it has one secret, which is told this once. */
export function addWebhook(
  draft: WebhookDraft,
  id: string,
  sealed: string,
  existing: number,
  { by, at }: { readonly by: Actor; readonly at: string },
): Webhook {
  requireManager(by);
  if (existing >= WEBHOOKS_MAX) throw new TooManyWebhooksError(WEBHOOKS_MAX);
  return {
    ...checked(draft),
    id,
    isActive: true,
    secrets: [{ sealed, until: null }],
    createdBy: by.email,
    createdAt: at,
    updatedAt: at,
    version: 1,
  };
}

/** [HOOK-1] An admin changes what a webhook is told, or switches it on and off. */
export function changeWebhook(
  webhook: Webhook,
  change: Partial<WebhookDraft & Pick<Webhook, 'isActive'>>,
  { by, at }: { readonly by: Actor; readonly at: string },
): Webhook {
  requireManager(by);
  return {
    ...webhook,
    ...checked({ ...webhook, ...change }),
    updatedAt: at,
    version: webhook.version + 1,
  };
}

/** [HOOK-2] A new secret; the former one signs along for a day, so that no delivery is refused meanwhile. */
export function rotateSecret(
  webhook: Webhook,
  sealed: string,
  { by, at }: { readonly by: Actor; readonly at: string },
): Webhook {
  requireManager(by);
  const until = new Date(Date.parse(at) + OLD_SECRET_HOURS * 3_600_000).toISOString();
  const former = webhook.secrets.slice(0, 1).map((secret) => ({ ...secret, until }));
  return {
    ...webhook,
    secrets: [{ sealed, until: null }, ...former],
    updatedAt: at,
    version: webhook.version + 1,
  };
}

/** [HOOK-2] The secrets that sign a delivery at a moment, newest first. */
export function signingSecrets(webhook: Webhook, at: string): readonly string[] {
  return webhook.secrets
    .filter(({ until }) => until === null || until > at)
    .map(({ sealed }) => sealed);
}

/** Refuses everybody but admins. */
export function requireManager({ role }: Actor): void {
  if (role !== Role.Admin) throw new OnlyAdminsManageWebhooksError();
}

/** [HOOK-3] Refuses an address that is not http(s), or that has a user, a password or a fragment. */
function checked<T extends WebhookDraft>(draft: T): T {
  if (!ADDRESS.test(draft.url)) throw new WebhookAddressError();
  return { ...draft, events: [...new Set(draft.events)].sort() };
}
