import { vi } from 'vitest';

/** A browser with push in which a service worker runs; how it is left is to be read off it. */
export interface PushBrowser {
  endpoint: string | null;
  permission: NotificationPermission;
  /** What its service worker was asked. */
  readonly asked: unknown[];
}

/** Has the page run in a browser that somebody subscribed in. */
export function stubPushBrowser(): PushBrowser {
  const browser: PushBrowser = {
    endpoint: 'https://push.test/first',
    permission: 'granted',
    asked: [],
  };
  const subscription = {
    options: { applicationServerKey: null },
    toJSON: () => ({ endpoint: browser.endpoint, keys: { p256dh: 'p', auth: 'a' } }),
    get endpoint() {
      return browser.endpoint;
    },
    unsubscribe: () => {
      browser.endpoint = null;
      return Promise.resolve(true);
    },
  };
  const pushManager = {
    getSubscription: () => Promise.resolve(browser.endpoint === null ? null : subscription),
    subscribe: () => {
      browser.endpoint = 'https://push.test/again';
      return Promise.resolve(subscription);
    },
  };
  const registration = { pushManager };
  vi.stubGlobal('PushManager', vi.fn());
  vi.stubGlobal('Notification', {
    get permission() {
      return browser.permission;
    },
  });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  Object.defineProperty(navigator, 'serviceWorker', {
    configurable: true,
    value: {
      ready: Promise.resolve(registration),
      getRegistration: () => Promise.resolve(registration),
      controller: { postMessage: (wish: unknown) => browser.asked.push(wish) },
    },
  });
  return browser;
}

/** Takes it away again. */
export function unstubPushBrowser(): void {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'serviceWorker');
}
