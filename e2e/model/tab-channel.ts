import type { Tab } from './tab.js';
import { running } from './virtual-time.js';

const LINE_MS = 1;

/** `BroadcastChannel` among the tabs of one person on one device. */
export class TabChannel {
  static readonly #open = new Set<TabChannel>();
  onmessage: ((event: MessageEvent) => void) | null = null;
  readonly #tab = running.getStore() as Tab;

  constructor(readonly name: string) {
    TabChannel.#open.add(this);
  }

  postMessage(data: unknown): void {
    for (const other of TabChannel.#open) {
      if (other === this || !this.#reaches(other)) continue;
      setTimeout(() => {
        if (!TabChannel.#open.has(other)) return;
        other.#tab.do(() => other.onmessage?.(new MessageEvent('message', { data })));
      }, LINE_MS);
    }
  }

  close(): void {
    TabChannel.#open.delete(this);
  }

  #reaches(other: TabChannel): boolean {
    const [here, there] = [this.#tab.place, other.#tab.place];
    return (
      this.name === other.name &&
      here.user.email === there.user.email &&
      here.device === there.device &&
      this.#tab.isOpen
    );
  }
}
