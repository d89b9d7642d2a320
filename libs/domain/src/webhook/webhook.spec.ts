import { describe, expect, it } from 'vitest';
import { admin, by, student, worker } from '../../test/fixtures.js';
import {
  DeliveryStatus,
  RETRY_AFTER_S,
  afterAttempt,
  messageId,
  newDelivery,
  replay,
  wants,
} from './delivery.js';
import {
  WEBHOOKS_MAX,
  addWebhook,
  changeWebhook,
  rotateSecret,
  signingSecrets,
  type Webhook,
} from './webhook.js';

const AT = '2026-03-02T09:00:00.000Z';
const draft = {
  name: 'Mantenimiento',
  url: 'https://sistema.example/vigia',
  events: ['resuelto', 'reportado', 'resuelto'],
} as const;
const aWebhook = (): Webhook => addWebhook(draft, 'w-1', 'sealed-1', 0, by(admin, AT));
const aDelivery = () =>
  newDelivery({ webhookId: 'w-1', eventId: '01H', event: 'resuelto', body: '{}' }, AT);
const fails = { at: AT, httpStatus: 503, error: '503' };

describe('a webhook', () => {
  it('[HOOK-1] is added by an admin, wants each event once, and is on', () => {
    expect(aWebhook()).toMatchObject({
      url: 'https://sistema.example/vigia',
      events: ['reportado', 'resuelto'],
      isActive: true,
      createdBy: admin.email,
      version: 1,
    });
  });

  it.each([student, worker])('[HOOK-1] is not for anybody else ($role)', (actor) => {
    const only = { code: 'only-admins-manage-webhooks' };
    const stamp = by(actor, AT);

    expect(() => addWebhook(draft, 'w-1', 's', 0, stamp)).toThrow(expect.objectContaining(only));
    expect(() => changeWebhook(aWebhook(), {}, stamp)).toThrow(expect.objectContaining(only));
    expect(() => rotateSecret(aWebhook(), 's', stamp)).toThrow(expect.objectContaining(only));
  });

  it('[HOOK-1] is one of twenty at most', () => {
    expect(() => addWebhook(draft, 'w', 's', WEBHOOKS_MAX, by(admin, AT))).toThrow(
      expect.objectContaining({ code: 'too-many-webhooks', params: { max: 20 } }),
    );
  });

  it.each([
    'ftp://sistema.example/',
    'https://ana:secreta@sistema.example/',
    'https://sistema.example/#parte',
    'javascript:alert(1)',
    'sistema.example',
    '',
  ])('[HOOK-3] takes no address like %s, new or changed', (url) => {
    const refused = expect.objectContaining({ code: 'webhook-address-refused' });

    expect(() => addWebhook({ ...draft, url }, 'w', 's', 0, by(admin, AT))).toThrow(refused);
    expect(() => changeWebhook(aWebhook(), { url }, by(admin, AT))).toThrow(refused);
  });

  it('[HOOK-1] keeps what a change does not name', () => {
    const changed = changeWebhook(aWebhook(), { isActive: false }, by(admin, AT));

    expect(changed).toEqual({ ...aWebhook(), isActive: false, version: 2 });
  });

  it('[HOOK-2] signs with the former secret as well for a day', () => {
    const rotated = rotateSecret(aWebhook(), 'sealed-2', by(admin, AT));

    expect(signingSecrets(rotated, AT)).toEqual(['sealed-2', 'sealed-1']);
    expect(signingSecrets(rotated, '2026-03-03T09:00:00.000Z')).toEqual(['sealed-2']);
    expect(signingSecrets(rotateSecret(rotated, 'sealed-3', by(admin, AT)), AT)).toEqual([
      'sealed-3',
      'sealed-2',
    ]);
  });

  it.each([
    ['an event it wants', { kind: 'resuelto', at: AT }, true],
    ['an event it does not want', { kind: 'cerrado', at: AT }, false],
    [
      'what happened before it was added',
      { kind: 'resuelto', at: '2026-03-02T08:59:59.999Z' },
      false,
    ],
  ])('[HOOK-5] is told of %s: %j -> %s', (_what, row, told) => {
    expect(wants(aWebhook(), row)).toBe(told);
  });

  it('[HOOK-5] is told of nothing while it is off', () => {
    expect(wants({ ...aWebhook(), isActive: false }, { kind: 'resuelto', at: AT })).toBe(false);
  });
});

describe('a delivery', () => {
  it('[HOOK-4] has the same id at every try and replay, and another one for each webhook', () => {
    const delivery = aDelivery();
    const later = replay(afterAttempt(delivery, fails), AT);

    expect(messageId(later)).toBe(messageId(delivery));
    expect(messageId({ ...delivery, webhookId: 'w-2' })).not.toBe(messageId(delivery));
  });

  it.each([200, 202, 204, 299])('[HOOK-6] arrived on %i', (httpStatus) => {
    const done = afterAttempt(aDelivery(), { at: AT, httpStatus, error: '' });

    expect(done).toMatchObject({ status: DeliveryStatus.Delivered, dueAt: null, attempts: 1 });
  });

  it.each([null, 301, 302, 400, 410, 500])('[HOOK-6] is tried again after %s', (httpStatus) => {
    const waiting = afterAttempt(aDelivery(), { at: AT, httpStatus, error: 'x' });

    expect(waiting).toMatchObject({
      status: DeliveryStatus.Waiting,
      dueAt: '2026-03-02T09:00:05.000Z',
    });
  });

  it('[HOOK-6] waits longer each time, and is given up after ten tries', () => {
    let delivery = aDelivery();
    const waits: number[] = [];
    while (delivery.dueAt !== null) {
      const at = delivery.dueAt;
      delivery = afterAttempt(delivery, { ...fails, at });
      if (delivery.dueAt !== null) waits.push((Date.parse(delivery.dueAt) - Date.parse(at)) / 1000);
    }

    expect(waits).toEqual(RETRY_AFTER_S);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(delivery).toMatchObject({
      status: DeliveryStatus.Failed,
      attempts: 10,
      last: { httpStatus: 503 },
    });
  });

  it('[HOOK-7] starts over when it is sent again', () => {
    const failed = { ...aDelivery(), status: DeliveryStatus.Failed, attempts: 10, dueAt: null };

    expect(replay(failed, AT)).toMatchObject({
      status: DeliveryStatus.Waiting,
      attempts: 0,
      dueAt: AT,
      version: 2,
    });
  });
});
