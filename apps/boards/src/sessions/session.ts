import { BOARD_LIMITS, type Person } from '@vigia/domain/board';
import type { BoardTicketClaims, Clock } from '@vigia/platform';
import type { WebSocketLike } from '@hocuspocus/server';
import type { WebSocket } from 'ws';
import { Allowance } from './allowance.js';
import {
  FRAME,
  NAME_BYTES,
  SYNC,
  kindOf,
  presenceIdOf,
  readHead,
  typeOf,
  type FrameHead,
} from './frame.js';
import type { Ledger } from './ledger.js';
import { REFUSALS, type Refusal } from './refusal.js';

/** What a ticket made of a session. */
export interface Admission {
  readonly ticket: BoardTicketClaims;
  readonly person: Person;
  readonly clientId: number;
  /** Shared by all sessions of the person on this task. */
  readonly allowance: Allowance;
}

/** A handshake step costs the server as much as this many small messages. */
const HANDSHAKE_WEIGHT = 20;
const PERMISSION_DENIED = 1;
const OPEN = 1;
const PRESENCE_FRAME = BOARD_LIMITS.presenceBytes + 2 * NAME_BYTES;

/**
 * One socket, between the network and the engine. Inwards it counts, bounds and orders what comes; outwards it holds
 * acknowledgements until they are true, and lets go of a reader who does not read.
 */
export class Session implements WebSocketLike {
  admission: Admission | undefined;
  /** Why the ticket was not taken; the engine only passes the word on. */
  denial: Refusal | undefined;
  /** The number of this session's latest change in the ledger of its board. */
  lastChange = 0;
  /** The one awareness client id this session speaks for. */
  presenceId: number | undefined;
  readonly #own: Allowance;
  readonly #held: { readonly change: number; readonly frame: Uint8Array }[] = [];
  readonly #early: Uint8Array[] = [];
  readonly #onClosed: (() => void)[] = [];
  #ledger: Ledger | undefined;
  #name: string | undefined;
  #hasAnswered = false;
  #hasSentAnswer = false;
  /** Questions of the server that the client has not answered. */
  #questions = 0;
  #joining = 0;
  #awaitsPong = false;
  #refusal: Refusal | undefined;

  constructor(
    private readonly socket: WebSocket,
    private readonly clock: Clock,
    private readonly deliver: (frame: Uint8Array) => void,
  ) {
    this.#own = new Allowance(clock.nowMs());
  }

  get readyState(): number {
    return this.#refusal === undefined ? this.socket.readyState : this.socket.CLOSING;
  }

  /** Whether it is being closed; nothing of it counts any more. */
  get isRefused(): boolean {
    return this.#refusal !== undefined;
  }

  /** Whether this answer to the server's question is the first; only that one may bring back others' work. */
  get isHandshaking(): boolean {
    return !this.#hasAnswered;
  }

  /** The answer was taken; another one is a change like any other. */
  answered(): void {
    this.#hasAnswered = true;
  }

  /** Takes a frame from the network. */
  receive(frame: Uint8Array): void {
    if (this.#refusal !== undefined) return;
    if (frame.length === 1 && frame[0] === FRAME.pong) return;
    const head = readHead(frame);
    if (head === undefined || !this.#isExpected(head)) {
      this.refuse(REFUSALS.malformed);
      return;
    }
    const weight = head.type === FRAME.sync && head.kind !== SYNC.change ? HANDSHAKE_WEIGHT : 1;
    if (!this.#isWithinLimits(weight, frame.length)) {
      this.refuse(REFUSALS.tooFast);
      return;
    }
    if (head.type === FRAME.awareness && !this.#isPresence(frame)) {
      this.refuse(frame.length > PRESENCE_FRAME ? REFUSALS.tooLarge : REFUSALS.malformed);
      return;
    }
    this.#order(head, frame);
  }

  /** Sends a frame of the engine, now or when it is true. */
  send(frame: Uint8Array): void {
    const type = typeOf(frame);
    if (type === FRAME.syncStatus && kindOf(frame) === 1 && this.#isAhead()) {
      this.#held.push({ change: this.lastChange, frame });
      return;
    }
    if (type === FRAME.sync) this.#noteSync(frame);
    this.#write(frame);
    if (type === FRAME.auth && kindOf(frame) === PERMISSION_DENIED) {
      this.refuse(this.denial ?? REFUSALS.notReady);
    }
  }

  /** Called by the engine when it gives a connection up. */
  close(code?: number, reason?: string): void {
    this.refuse({ code: code ?? REFUSALS.malformed.code, reason: reason ?? '' });
  }

  /** Closes the socket with a code and a word; the first reason counts. */
  refuse(refusal: Refusal): void {
    if (this.#refusal !== undefined) return;
    this.#refusal = refusal;
    this.#held.length = 0;
    this.#early.length = 0;
    this.socket.close(refusal.code, refusal.reason.slice(0, 120));
    if (refusal === REFUSALS.notReading) this.socket.terminate();
  }

  /** Asks whether somebody is still there; whoever did not answer the last time is gone. */
  ping(): void {
    if (this.#awaitsPong) this.socket.terminate();
    this.#awaitsPong = true;
    this.socket.ping();
  }

  answeredPing(): void {
    this.#awaitsPong = false;
  }

  /** Answers wait for this ledger from now on. */
  follow(ledger: Ledger): void {
    this.#ledger = ledger;
    this.onClosed(ledger.onSafe((safe) => this.#release(safe)));
  }

  /** Runs when the socket is closed. */
  onClosed(run: () => void): void {
    this.#onClosed.push(run);
  }

  /** The network says the socket is closed. */
  closed(): void {
    this.#refusal ??= { code: 1000, reason: '' };
    for (const run of this.#onClosed.splice(0)) run();
  }

  #isExpected({ name, type, kind }: FrameHead): boolean {
    this.#name ??= name;
    if (name !== this.#name) return false;
    switch (type) {
      case FRAME.sync:
      case FRAME.syncReply:
        return kind !== undefined && kind <= SYNC.change;
      case FRAME.awareness:
      case FRAME.auth:
      case FRAME.queryAwareness:
      case FRAME.close:
        return true;
      default:
        return false;
    }
  }

  #isWithinLimits(weight: number, bytes: number): boolean {
    const now = this.clock.nowMs();
    return (
      this.#own.take(weight, bytes, now) &&
      (this.admission?.allowance.take(weight, bytes, now) ?? true)
    );
  }

  /** Presence is of one client id, the first that this session speaks for. */
  #isPresence(frame: Uint8Array): boolean {
    if (frame.length > PRESENCE_FRAME) return false;
    const id = presenceIdOf(frame);
    if (id === this.admission?.clientId) this.presenceId = id;
    else this.presenceId ??= id;
    return id !== undefined;
  }

  /**
   * A client that comes back may draw on before it has answered the server's question; such a change leans on what the
   * answer will bring, so it waits for it.
   */
  #order(head: FrameHead, frame: Uint8Array): void {
    const isSync = head.type === FRAME.sync || head.type === FRAME.syncReply;
    if (isSync && head.kind === SYNC.change && !this.#hasSentAnswer) {
      this.#early.push(frame);
      return;
    }
    if (isSync && head.kind === SYNC.answer) {
      // Left over from an earlier socket: the answer to this one's question is still to come.
      if (this.#questions === 0) return;
      this.#questions -= 1;
    }
    this.deliver(frame);
    if (isSync && head.kind === SYNC.answer) {
      this.#hasSentAnswer = true;
      for (const early of this.#early.splice(0)) this.deliver(early);
    }
  }

  #isAhead(): boolean {
    return this.#ledger !== undefined && this.lastChange > this.#ledger.safe;
  }

  #release(safe: number): void {
    while (this.#held[0] !== undefined && this.#held[0].change <= safe) {
      const held = this.#held.shift();
      if (held !== undefined) this.#write(held.frame);
    }
  }

  #noteSync(frame: Uint8Array): void {
    const kind = kindOf(frame);
    if (kind === SYNC.question) this.#questions += 1;
    if (kind === SYNC.answer) this.#expectJoin(frame.length);
  }

  /** [BRD-22] A join may be larger than what otherwise may wait, but only one at a time. */
  #expectJoin(bytes: number): void {
    if (this.socket.bufferedAmount < BOARD_LIMITS.waitingBytes / 4) this.#joining = bytes;
  }

  #write(frame: Uint8Array): void {
    if (this.socket.readyState !== OPEN) return;
    if (this.socket.bufferedAmount > BOARD_LIMITS.waitingBytes + this.#joining) {
      this.refuse(REFUSALS.notReading);
      return;
    }
    this.socket.send(frame, { binary: true, compress: false });
  }
}
