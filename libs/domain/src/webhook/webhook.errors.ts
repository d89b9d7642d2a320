import { DomainError } from '../shared/index.js';

/** Only admins see and manage webhooks. */
export class OnlyAdminsManageWebhooksError extends DomainError {
  readonly kind = 'forbidden';
  readonly code = 'only-admins-manage-webhooks';
  constructor() {
    super('Only admins may manage webhooks.');
  }
}

/** There is no such webhook. */
export class WebhookNotFoundError extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'webhook-not-found';
  constructor() {
    super('There is no such webhook.');
  }
}

/** The webhook has no such delivery. */
export class DeliveryNotFoundError extends DomainError {
  readonly kind = 'not-found';
  readonly code = 'webhook-delivery-not-found';
  constructor() {
    super('There is no such delivery.');
  }
}

/** There are as many webhooks as there may be. */
export class TooManyWebhooksError extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'too-many-webhooks';
  constructor(max: number) {
    super(`There may be ${String(max)} webhooks.`, { max });
  }
}

/** The address of a webhook is none that we post to. */
export class WebhookAddressError extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'webhook-address-refused';
  constructor() {
    super('The address of a webhook must be https, without user, password or fragment.');
  }
}

/** Codes of the refusals about webhooks. */
export type WebhookErrorCode =
  | OnlyAdminsManageWebhooksError['code']
  | WebhookNotFoundError['code']
  | DeliveryNotFoundError['code']
  | TooManyWebhooksError['code']
  | WebhookAddressError['code'];
