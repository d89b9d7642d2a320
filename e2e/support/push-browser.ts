import type { BrowserContext, CDPSession, Page, Worker } from 'playwright-core';
import type {
  ArrivedPush,
  EmbeddedPushService,
  PushSubscriptionInfo,
} from '@vigia/embedded/push-service';

interface Subscribed {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly key: string;
}

/** What the worker shows outside of the app. */
export interface Shown {
  readonly title: string;
  readonly body: string;
  readonly tag: string;
  readonly path: string;
  readonly staysUntilTapped: boolean;
}

/** As much of a worker's global as is used here. */
interface WorkerScope extends EventTarget {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { openWindow: (address: string) => Promise<unknown> };
  readonly NotificationEvent: new (
    type: string,
    init: { notification: Notification },
  ) => Event & { waitUntil: (work: Promise<unknown>) => void };
}

/**
 * Lets a browser subscribe at our own push service: Chromium's is out of reach. Everything else is the browser's own, the
 * worker and its notices included.
 */
export async function subscribeAt(
  context: BrowserContext,
  push: EmbeddedPushService,
  origin: string,
): Promise<void> {
  await context.grantPermissions(['notifications'], { origin });
  await context.exposeFunction('testSubscribe', (key: string): Subscribed => {
    return { ...push.subscribe(key), key };
  });
  await context.exposeFunction('testUnsubscribe', (endpoint: string) => {
    push.unsubscribe(endpoint);
  });
  await context.addInitScript(replacePushManager);
}

/** Runs in the page, before anything of it. */
function replacePushManager(): void {
  const { testSubscribe, testUnsubscribe } = window as unknown as {
    testSubscribe: (key: string) => Promise<Subscribed>;
    testUnsubscribe: (endpoint: string) => Promise<void>;
  };
  const name = 'test.subscription';
  const bytesOf = (key: string): ArrayBuffer => {
    const text = atob(key.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(text, (letter) => letter.charCodeAt(0)).buffer;
  };
  const subscriptionOf = ({ endpoint, p256dh, auth, key }: Subscribed) => ({
    endpoint,
    options: { userVisibleOnly: true, applicationServerKey: bytesOf(key) },
    toJSON: () => ({ endpoint, keys: { p256dh, auth } }),
    unsubscribe: async () => {
      localStorage.removeItem(name);
      await testUnsubscribe(endpoint);
      return true;
    },
  });
  Object.assign(PushManager.prototype, {
    getSubscription: async () => {
      const stored = localStorage.getItem(name);
      return stored === null ? null : subscriptionOf(JSON.parse(stored) as Subscribed);
    },
    subscribe: async ({ applicationServerKey }: { applicationServerKey: string }) => {
      const subscribed = await testSubscribe(applicationServerKey);
      localStorage.setItem(name, JSON.stringify(subscribed));
      return subscriptionOf(subscribed);
    },
  });
}

/** The service worker of a browser, driven as the browser itself does. */
export class AppWorker {
  private constructor(
    private readonly origin: string,
    private readonly devtools: CDPSession,
    private readonly registrationId: string,
    private readonly worker: Worker,
  ) {}

  /** The worker that serves this page; the devtools of the page go on when it shows something else. */
  static async of(page: Page): Promise<AppWorker> {
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (navigator.serviceWorker.controller !== null) return;
      await new Promise((done) =>
        navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }),
      );
    });
    const devtools = await page.context().newCDPSession(page);
    const { origin } = new URL(page.url());
    const registered = new Promise<string>((resolve) => {
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const own = registrations.find(({ scopeURL }) => scopeURL === `${origin}/`);
        if (own !== undefined) resolve(own.registrationId);
      });
    });
    await devtools.send('ServiceWorker.enable');
    const worker = page
      .context()
      .serviceWorkers()
      .find((one) => one.url() === `${origin}/sw.js`);
    if (worker === undefined) throw new Error('There is no worker.');
    return new AppWorker(origin, devtools, await registered, worker);
  }

  /** Hands over what came from the push service. */
  async deliver(push: Pick<ArrivedPush, 'text'>): Promise<void> {
    const { origin, registrationId } = this;
    await this.devtools.send('ServiceWorker.deliverPushMessage', {
      origin,
      registrationId,
      data: push.text,
    });
  }

  /** What is shown now. */
  shown(): Promise<readonly Shown[]> {
    return this.worker.evaluate(async () => {
      const { registration } = self as unknown as WorkerScope;
      return (await registration.getNotifications()).map((notice) => ({
        title: notice.title,
        body: notice.body,
        tag: notice.tag,
        path: (notice.data as { path: string }).path,
        staysUntilTapped: notice.requireInteraction,
      }));
    });
  }

  /**
   * Tells the worker that the push service gave this browser another address, as browsers do; answers with what the api
   * said to it.
   */
  async changeAddress(page: Page, fresh: PushSubscriptionInfo): Promise<number | undefined> {
    const before = await page.evaluate((after) => {
      const stored = JSON.parse(localStorage.getItem('test.subscription') ?? '{}') as Subscribed;
      localStorage.setItem('test.subscription', JSON.stringify({ ...stored, ...after }));
      return stored.endpoint;
    }, fresh);
    return this.worker.evaluate(
      async ({ endpoint, after }) => {
        let status: number | undefined;
        const ask = self.fetch.bind(self);
        self.fetch = async (...request) => {
          const answer = await ask(...request);
          status = answer.status;
          return answer;
        };
        let handled: Promise<unknown> = Promise.resolve();
        const change = Object.assign(new Event('pushsubscriptionchange'), {
          oldSubscription: { endpoint, options: { applicationServerKey: new ArrayBuffer(65) } },
          newSubscription: {
            toJSON: () => ({
              endpoint: after.endpoint,
              keys: { p256dh: after.p256dh, auth: after.auth },
            }),
          },
          waitUntil: (work: Promise<unknown>) => {
            handled = work;
          },
        });
        self.dispatchEvent(change);
        await handled;
        return status;
      },
      { endpoint: before, after: fresh },
    );
  }

  /** Taps a notice, as the system tells the worker of it; answers with the window that this opens, if it opens one. */
  tap(tag: string): Promise<string | undefined> {
    return this.worker.evaluate(async (wanted) => {
      const scope = self as unknown as WorkerScope;
      const [notification] = await scope.registration.getNotifications({ tag: wanted });
      if (notification === undefined) throw new Error('There is no such notice.');
      let opened: string | undefined;
      // Only a tap of somebody may open a window.
      scope.clients.openWindow = (address) => {
        opened = address;
        return Promise.resolve(null);
      };
      const tapped = new scope.NotificationEvent('notificationclick', { notification });
      let handled: Promise<unknown> = Promise.resolve();
      tapped.waitUntil = (work) => {
        handled = work;
      };
      scope.dispatchEvent(tapped);
      await handled;
      return opened;
    }, tag);
  }
}
