import type { TicketClaims, TokenVerifier } from '@vigia/platform';
import {
  MemoryConnectionRepository,
  MemoryFollowedRepository,
  MemoryNotificationRepository,
  MemoryOneTimeTokenRepository,
  MemorySessionRepository,
  MemoryUserRepository,
  type MemoryStore,
} from '@vigia/dynamo/memory';
import { Clock } from '@vigia/platform';
import { createHandlers, type Handlers } from '../../apps/ws-handlers/src/index.js';
import { PushGateway, type Posted } from '../../apps/api/src/modules/notifications/push-gateway.js';
import type { Chance } from './chance.js';
import type { VirtualTime } from './virtual-time.js';
import type { Weather } from './weather.js';

const METHOD_ARN = 'arn:aws:execute-api:us-east-1:1:api/test/$connect';
const LIFE_MS = 2 * 3_600_000;
const IDLE_MS = 10 * 60_000;
const LINE_MS = 20;

/** The browser's end of a socket. */
export interface Peer {
  readonly opened: () => void;
  readonly heard: (frame: string) => void;
  readonly closed: () => void;
}

/** One open socket, as API Gateway knows it. */
class Link {
  isOpen = true;
  /** Cut without a word: nothing comes through any more, and nobody is told. */
  isDead = false;
  lastMs: number;

  constructor(
    readonly id: string,
    readonly peer: Peer,
    readonly connectedAt: number,
    readonly authorizer: unknown,
  ) {
    this.lastMs = connectedAt;
  }
}

/** What a tab holds of its socket. */
export interface Line {
  readonly say: (frame: string) => void;
  readonly hangUp: () => void;
  /** Breaks on the way: without a word, or so that both ends notice. */
  readonly cut: (silently: boolean) => void;
}

/** The WebSocket API between tabs and the real Lambdas: it ends sockets as AWS does, and loses what the weather loses. */
export class Gateway extends PushGateway {
  readonly #links = new Map<string, Link>();
  readonly #handlers: Handlers;
  #made = 0;

  constructor(
    private readonly time: VirtualTime,
    private readonly chance: Chance,
    private readonly weather: Weather,
    store: MemoryStore,
  ) {
    super();
    this.#handlers = createHandlers({
      verifier: new OpenTickets() as unknown as TokenVerifier,
      sessions: new MemorySessionRepository(store),
      oneTimeTokens: new MemoryOneTimeTokenRepository(store),
      users: new MemoryUserRepository(store),
      connections: new MemoryConnectionRepository(store),
      followed: new MemoryFollowedRepository(store),
      notifications: new MemoryNotificationRepository(store),
      clock: new GatewayClock(time),
      webOrigins: [],
      adminsNeedTotp: false,
    });
  }

  /** A handshake: the peer hears that it is open, or that it is closed. */
  connect(ticket: string, peer: Peer): Line {
    let link: Link | undefined;
    let isWanted = true;
    void this.#admit(ticket, peer).then((admitted) => {
      if (!isWanted) {
        if (admitted) void this.#end(admitted, false);
        return;
      }
      link = admitted;
      if (link === undefined) peer.closed();
      else peer.opened();
    });
    return {
      say: (frame) => link && void this.#hear(link, frame),
      hangUp: () => {
        isWanted = false;
        if (link) void this.#end(link, false);
      },
      cut: (silently) => {
        if (link === undefined) return;
        if (silently) link.isDead = true;
        else void this.#end(link, true);
      },
    };
  }

  override post(connectionId: string, frame: string): Promise<Posted> {
    const link = this.#links.get(connectionId);
    if (link === undefined) return Promise.resolve('gone');
    link.lastMs = this.time.nowMs;
    const copies = this.chance.percent(this.weather.dropped)
      ? 0
      : this.chance.percent(this.weather.doubled)
        ? 2
        : 1;
    for (let copy = 0; copy < copies; copy += 1) void this.#deliver(link, frame);
    return Promise.resolve('delivered');
  }

  override async close(connectionId: string): Promise<void> {
    const link = this.#links.get(connectionId);
    if (link) await this.#end(link, true);
  }

  /** Every socket is gone at once; what was stored of them stays. */
  restart(): void {
    for (const link of this.#links.values()) {
      link.isOpen = false;
      if (!link.isDead && !this.chance.percent(this.weather.silent)) link.peer.closed();
    }
    this.#links.clear();
  }

  async #admit(ticket: string, peer: Peer): Promise<Link | undefined> {
    await this.time.pause(LINE_MS);
    const { policyDocument, context } = await this.#handlers.authorize({
      methodArn: METHOD_ARN,
      queryStringParameters: { ticket },
    });
    if (policyDocument.Statement[0].Effect === 'Deny') return undefined;
    const link = new Link(`c${String((this.#made += 1))}`, peer, this.time.nowMs, context);
    const { statusCode } = await this.#handlers.connect({ requestContext: requestOf(link) });
    if (statusCode !== 200) return undefined;
    // From here on it is stored, and answers like one that is gone.
    await this.time.pause(LINE_MS);
    this.#links.set(link.id, link);
    void this.#age(link);
    return link;
  }

  /** AWS ends a socket that said nothing for ten minutes, and every one after two hours. */
  async #age(link: Link): Promise<void> {
    for (;;) {
      const now = this.time.nowMs;
      const end = Math.min(link.lastMs + IDLE_MS, link.connectedAt + LIFE_MS);
      if (!link.isOpen) return;
      if (now >= end) return this.#end(link, true);
      await this.time.pause(end - now);
    }
  }

  async #hear(link: Link, frame: string): Promise<void> {
    await this.time.pause(LINE_MS);
    if (!link.isOpen || link.isDead) return;
    link.lastMs = this.time.nowMs;
    const { body } = await this.#handlers.message({ requestContext: requestOf(link), body: frame });
    if (body !== undefined) await this.#deliver(link, body);
  }

  async #deliver(link: Link, frame: string): Promise<void> {
    const late = this.chance.percent(this.weather.late)
      ? this.chance.below(this.weather.lateMs)
      : 0;
    await this.time.pause(LINE_MS + late);
    if (link.isOpen && !link.isDead) link.peer.heard(frame);
  }

  async #end(link: Link, tells: boolean): Promise<void> {
    if (!link.isOpen) return;
    link.isOpen = false;
    this.#links.delete(link.id);
    if (tells && !link.isDead) link.peer.closed();
    // `$disconnect` is best effort.
    if (this.chance.percent(this.weather.forgotten)) return;
    await this.#handlers.disconnect({ requestContext: requestOf(link) });
  }
}

function requestOf({ id, connectedAt, authorizer }: Link) {
  return { connectionId: id, connectedAt, authorizer };
}

class GatewayClock extends Clock {
  constructor(private readonly time: VirtualTime) {
    super();
  }

  override nowMs(): number {
    return this.time.nowMs;
  }
}

/** Tickets that say openly whose they are: signing is tested elsewhere and takes real time. */
class OpenTickets {
  ticket(token: string): Promise<TicketClaims> {
    return Promise.resolve(JSON.parse(token) as TicketClaims);
  }
}
