import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectApi } from '../../../shared/api/client.js';
import { forgetAll, keep, kept } from '../../../shared/device/kept.js';
import {
  type PushBrowser,
  stubPushBrowser,
  unstubPushBrowser,
} from '../../../testing/a-push-browser.js';
import { isWished, keepUp, turnOn } from './this-device.js';

const ana = 'ana@utec.edu.pe';
const luis = 'luis@utec.edu.pe';
let browser: PushBrowser;
let calls: string[] = [];

beforeEach(async () => {
  browser = stubPushBrowser();
  calls = [];
  connectApi({
    baseUrl: 'http://vigia.test',
    language: () => 'es',
    onSessionLost: () => undefined,
    onForbidden: () => undefined,
    fetch: (request) => {
      calls.push(`${request.method} ${new URL(request.url).pathname}`);
      return Promise.resolve(Response.json({ id: 'd1' }));
    },
  });
  await forgetAll('push#');
  await turnOn(ana, 'key');
  calls = [];
});
afterEach(unstubPushBrowser);

describe('a device from one visit to the next', () => {
  it('[PSH-3] stays one of who asked to be told there', async () => {
    await keepUp(ana, 'key');

    expect(calls).toEqual(['PUT /dispositivos']);
    expect(await isWished(ana)).toBe(true);
    expect(browser.asked).toEqual([]);
  });

  it.each([
    ['', 'key', 'granted'],
    [' where the server has no key', null, 'granted'],
    [' where notices are allowed no more', 'key', 'denied'],
  ] as const)('[PSH-12] tells the next person nothing of the one before%s', async (_, key, may) => {
    browser.permission = may;

    await keepUp(luis, key);

    expect(browser.endpoint).toBeNull();
    expect(browser.asked).toEqual([{ wish: 'clear-notices' }]);
    expect(await kept(`push#${ana}`)).toBeUndefined();
    expect(calls).toEqual([]);
  });

  it.each([
    ['the server has no key', null, 'granted'],
    ['notices are allowed no more', 'key', 'denied'],
  ] as const)('[PSH-12] is let go of where %s', async (_, key, may) => {
    browser.permission = may;

    await keepUp(ana, key);

    expect(browser.endpoint).toBeNull();
    expect(await isWished(ana)).toBe(false);
  });

  it('[PSH-7] is not one where nobody asked for it', async () => {
    browser.endpoint = null;
    await keep(`push#${luis}`, false);

    await keepUp(luis, 'key');

    expect(calls).toEqual([]);
    expect(browser.endpoint).toBeNull();
    expect(browser.asked).toEqual([]);
  });
});
