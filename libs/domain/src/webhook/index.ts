export {
  OLD_SECRET_HOURS,
  WEBHOOKS_MAX,
  WEBHOOK_EVENTS,
  WEBHOOK_NAME_MAX,
  WEBHOOK_URL_MAX,
  addWebhook,
  changeWebhook,
  requireManager,
  rotateSecret,
  signingSecrets,
  type Webhook,
  type WebhookDraft,
  type WebhookSecret,
} from './webhook.js';
export {
  DELIVERY_DAYS,
  DeliveryStatus,
  PROBE,
  RETRY_AFTER_S,
  afterAttempt,
  giveUp,
  messageId,
  newDelivery,
  replay,
  wants,
  type Attempt,
  type Delivery,
} from './delivery.js';
export {
  DeliveryNotFoundError,
  OnlyAdminsManageWebhooksError,
  TooManyWebhooksError,
  WebhookAddressError,
  WebhookNotFoundError,
  type WebhookErrorCode,
} from './webhook.errors.js';
export { WebhookRepository, type DeliveryQuery } from './webhook.repository.js';
