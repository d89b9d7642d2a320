import type { User } from '@vigia/domain/user';
import type { Inbox } from '../../frontend/src/features/notifications/inbox.js';
import { HeadlessTab } from '../../frontend/src/testing/headless-tab.js';
import type { Socket } from '../../frontend/src/shared/realtime/line.js';
import type { Gateway, Line } from './gateway.js';
import { viewerOf } from './people.js';
import { running, type Runner, type VirtualTime } from './virtual-time.js';

const DIAL_MS = 5_000;

/** What a person was shown in passing. */
export interface Seen {
  readonly title: string;
  readonly body?: string | undefined;
  readonly to?: string | undefined;
}

/** Where a tab is: whose it is, on which device, with which clock. */
export interface Place {
  readonly user: User;
  readonly device: number;
  readonly aheadMs: number;
}

/** What a tab can be held against. */
export interface Surroundings {
  /** Whether the server has said that somebody read it. */
  readonly isRead: (place: Place, id: string) => boolean;
}

/** One open tab: the real web app behind a line that can fail. */
export class Tab implements Runner {
  readonly aheadMs: number;
  readonly app: HeadlessTab;
  readonly toasts: Seen[] = [];
  /** What no screen may ever show, in words. */
  readonly scandals: string[] = [];
  readonly #read = new Set<string>();
  /** Whether its person took a "me too" back. */
  hasLeft = false;
  isOnline = true;
  isOpen = true;
  /** Requests that have not been answered yet. */
  asking = 0;
  /** A socket and the one that shall replace it. */
  #lines: Line[] = [];

  constructor(
    readonly name: string,
    readonly place: Place,
    private readonly time: VirtualTime,
    private readonly gateway: Gateway,
    readonly world: Surroundings,
  ) {
    this.aheadMs = place.aheadMs;
    this.app = this.do(
      () =>
        new HeadlessTab(
          viewerOf(place.user),
          (ticket) => this.#dial(ticket),
          (inbox) => this.#witness(inbox),
        ),
    );
    this.do(() => this.app.start());
  }

  /** What it does is done by its clock and in its name. */
  do<T>(act: () => T): T {
    return running.run(this, act);
  }

  /** Without a word, as a phone dies. */
  close(): void {
    this.isOpen = false;
    this.do(() => this.app.stop());
  }

  cut(silently: boolean): void {
    for (const line of this.#lines) line.cut(silently);
  }

  /** The network goes, or comes back, which a browser notices. */
  setOnline(isOnline: boolean): void {
    this.isOnline = isOnline;
    if (!isOnline) for (const line of this.#lines) line.cut(true);
    this.do(() => this.app.setOnline(isOnline));
  }

  /** Each notification once, and what was read here and the server knows of stays read. */
  #witness({ items }: Inbox): void {
    const ids = new Set(items.map(({ id }) => id));
    if (ids.size < items.length) this.scandals.push('shows a notification twice');
    for (const { id, leida } of items) {
      if (leida) this.#read.add(id);
      else if (this.#read.has(id) && this.world.isRead(this.place, id))
        this.scandals.push(`shows ${id} as unread again`);
    }
  }

  #dial(ticket: string): Socket {
    const socket = new BrowserSocket();
    const tell = (act: () => void) => () => {
      if (this.isOpen) this.do(act);
    };
    if (!this.isOnline) {
      void this.time.pause(DIAL_MS).then(tell(() => socket.closes()));
      return socket;
    }
    socket.line = this.gateway.connect(ticket, {
      opened: tell(() => socket.opens()),
      heard: (frame) => tell(() => socket.hears(frame))(),
      closed: tell(() => socket.closes()),
    });
    this.#lines = [...this.#lines.slice(-1), socket.line];
    return socket;
  }
}

/** The part of a WebSocket that the web app uses. */
class BrowserSocket implements Socket {
  onopen: Socket['onopen'] = null;
  onmessage: Socket['onmessage'] = null;
  onclose: Socket['onclose'] = null;
  line: Line | undefined;
  readonly #as = this as unknown as WebSocket;

  send(frame: string): void {
    this.line?.say(frame);
  }

  close(): void {
    this.line?.hangUp();
  }

  opens(): void {
    this.onopen?.call(this.#as, new Event('open'));
  }

  hears(data: string): void {
    this.onmessage?.call(this.#as, new MessageEvent('message', { data }));
  }

  closes(): void {
    this.onclose?.call(this.#as, new Event('close') as CloseEvent);
  }
}
