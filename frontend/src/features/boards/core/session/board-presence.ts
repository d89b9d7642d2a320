import type { Box } from '@vigia/domain/board';
import type { Awareness } from 'y-protocols/awareness';

/** Somebody else (or another window of one's own) on the board now. */
export interface Peer {
  readonly id: number;
  readonly who: string;
  readonly name: string;
  /** A CSS colour of their own, the same for everybody. */
  readonly colour: string;
  readonly cursor: { readonly x: number; readonly y: number } | undefined;
  readonly tool: string | undefined;
  /** What they see, in units. */
  readonly viewport: Box | undefined;
}

/** What one shows of oneself. */
export interface OwnPresence {
  readonly cursor?: { readonly x: number; readonly y: number } | null;
  readonly tool?: string;
  readonly viewport?: Box;
}

/** Who is here, where they point and what they see. */
export class BoardPresence {
  #awareness: Awareness | undefined;
  #peers: readonly Peer[] = [];
  #byId = new Map<number, Peer>();
  #own: OwnPresence = {};
  readonly #listeners = new Set<() => void>();
  readonly #moveListeners = new Set<() => void>();

  /** The same list until somebody comes, goes or changes name or tool. */
  readonly getPeers = (): readonly Peer[] => this.#peers;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Every movement of a cursor or viewport. */
  readonly subscribeMoves = (listener: () => void): (() => void) => {
    this.#moveListeners.add(listener);
    return () => void this.#moveListeners.delete(listener);
  };

  peer(id: number): Peer | undefined {
    return this.#byId.get(id);
  }

  /** Everybody as they are this moment. */
  peers(): Iterable<Peer> {
    return this.#byId.values();
  }

  /** Shows others what changed of oneself; what is not named stays. */
  show(own: OwnPresence): void {
    this.#own = { ...this.#own, ...own };
    this.#awareness?.setLocalState({ ...this.#own });
  }

  /** For the session: the channel of the current connection, or none. */
  attach(awareness: Awareness | undefined): void {
    this.#awareness?.off('change', this.#read);
    this.#awareness = awareness;
    awareness?.setLocalState({ ...this.#own });
    awareness?.on('change', this.#read);
    this.#read();
  }

  readonly #read = (): void => {
    const before = this.#byId;
    this.#byId = new Map();
    for (const [id, state] of this.#awareness?.getStates() ?? []) {
      if (id === this.#awareness?.clientID) continue;
      const peer = peerOf(id, state);
      if (peer !== undefined) this.#byId.set(id, peer);
    }
    const isSame =
      before.size === this.#byId.size &&
      [...this.#byId.values()].every(({ id, who, name, tool }) => {
        const old = before.get(id);
        return old?.who === who && old.name === name && old.tool === tool;
      });
    if (!isSame) {
      this.#peers = [...this.#byId.values()].sort((a, b) => a.name.localeCompare(b.name));
      for (const listener of this.#listeners) listener();
    }
    for (const listener of this.#moveListeners) listener();
  };
}

const HUES = 360;

/** What others say is only believed as far as it has the right shape. */
function peerOf(id: number, state: Record<string, unknown>): Peer | undefined {
  const user = state['user'] as { readonly who?: unknown; readonly name?: unknown } | undefined;
  if (typeof user?.who !== 'string' || typeof user.name !== 'string') return undefined;
  const cursor = state['cursor'] as { readonly x?: unknown; readonly y?: unknown } | null;
  const tool = state['tool'];
  return {
    id,
    who: user.who,
    name: user.name,
    colour: colourOf(user.who),
    cursor: isNumber(cursor?.x) && isNumber(cursor.y) ? { x: cursor.x, y: cursor.y } : undefined,
    tool: typeof tool === 'string' ? tool : undefined,
    viewport: boxOf(state['viewport']),
  };
}

function boxOf(value: unknown): Box | undefined {
  const { left, top, right, bottom } = (value ?? {}) as Record<string, unknown>;
  if (!isNumber(left) || !isNumber(top) || !isNumber(right) || !isNumber(bottom)) return undefined;
  return right > left && bottom > top ? { left, top, right, bottom } : undefined;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** Dark enough for white words on it. */
function colourOf(who: string): string {
  let hash = 0;
  for (const character of who) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 9_973;
  return `oklch(0.5 0.16 ${String((hash * 47) % HUES)})`;
}
