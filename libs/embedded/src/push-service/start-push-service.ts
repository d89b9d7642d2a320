import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { listenOnLoopback } from '../listen-on-loopback.js';
import { requireVapid } from './require-vapid.js';
import { SubscriptionKeys } from './decrypt-push.js';

/** What a browser gives to a page that subscribes. */
export interface PushSubscriptionInfo {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/** A message that arrived, as the browser reads it. */
export interface ArrivedPush {
  readonly endpoint: string;
  readonly text: string;
  /** The headers that the service acts on (RFC 8030). */
  readonly ttl: number;
  readonly urgency: string;
  readonly topic: string | undefined;
  /** Who says to have sent it (RFC 8292). */
  readonly subject: string;
  /** As it came over the wire, encrypted. */
  readonly bytes: number;
}

/** A push service as browsers have one, for this machine and for tests. */
export interface EmbeddedPushService {
  readonly origin: string;
  /** Everything that arrived, the oldest first. */
  readonly arrived: readonly ArrivedPush[];
  /** Subscribes a browser; from then on only the holder of this key may send there. */
  subscribe(applicationServerKey: string): PushSubscriptionInfo;
  /** Ends a subscription: posts are answered with 410. */
  unsubscribe(endpoint: string): void;
  /** Answers posts to an endpoint, or to all of them, with a status of its own; `undefined` ends that. */
  answerWith(status: number | undefined, endpoint?: string): void;
  /** The next message that arrives and fits; also one that has arrived at `from` or later. */
  wait(fits: (push: ArrivedPush) => boolean, from?: number): Promise<ArrivedPush>;
  close(): Promise<void>;
}

const AUTH_BYTES = 16;
const BODY_MAX = 4096;

/** Starts a push service inside this process, on 127.0.0.1 only, as far of RFC 8030 as senders use. */
export async function startPushService(): Promise<EmbeddedPushService> {
  const subscriptions = new Map<string, { key: string; keys: SubscriptionKeys }>();
  const answers = new Map<string | undefined, number>();
  const arrived: ArrivedPush[] = [];
  const news = new EventEmitter();
  const server = createServer((request, response) => {
    take(request).then(
      (status) => response.writeHead(status).end(),
      (error: unknown) => response.writeHead(400).end(String(error)),
    );
  });
  const port = await listenOnLoopback(server, 0, 'the push service');
  const origin = `http://127.0.0.1:${String(port)}`;

  async function take(request: IncomingMessage): Promise<number> {
    const body = await buffer(request);
    const endpoint = origin + (request.url ?? '');
    const forced = answers.get(endpoint) ?? answers.get(undefined);
    if (forced !== undefined) return forced;
    if (request.method !== 'POST') return 405;
    const subscription = subscriptions.get(endpoint);
    if (subscription === undefined) return 410;
    const { authorization, ttl, urgency = 'normal', topic } = request.headers;
    const subject = await requireVapid(authorization, origin, subscription.key);
    if (subject === undefined) return 403;
    if (request.headers['content-encoding'] !== 'aes128gcm') return 415;
    if (typeof ttl !== 'string' || !/^\d+$/.test(ttl)) return 400;
    if (body.length > BODY_MAX) return 413;
    const push = {
      endpoint,
      text: subscription.keys.decrypt(body),
      ttl: Number(ttl),
      urgency: String(urgency),
      topic: topic === undefined ? undefined : String(topic),
      subject,
      bytes: body.length,
    };
    arrived.push(push);
    news.emit('push');
    return 201;
  }

  return {
    origin,
    arrived,
    subscribe(key) {
      const endpoint = `${origin}/push/${randomBytes(AUTH_BYTES).toString('base64url')}`;
      const keys = new SubscriptionKeys(randomBytes(AUTH_BYTES).toString('base64url'));
      subscriptions.set(endpoint, { key, keys });
      return { endpoint, p256dh: keys.p256dh, auth: keys.auth };
    },
    unsubscribe(endpoint) {
      subscriptions.delete(endpoint);
    },
    answerWith(status, endpoint) {
      if (status === undefined) answers.delete(endpoint);
      else answers.set(endpoint, status);
    },
    async wait(fits, from = 0) {
      for (let at = from; ; at += 1) {
        while (at >= arrived.length) await once(news, 'push');
        const push = arrived[at];
        if (push !== undefined && fits(push)) return push;
      }
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
