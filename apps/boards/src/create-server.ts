import { BOARD_LIMITS, type BoardStateRepository } from '@vigia/domain/board';
import type { OneTimeTokenRepository } from '@vigia/domain/identity';
import { SystemClock, TokenVerifier, type Clock, type PublicKeys } from '@vigia/platform';
import { randomBytes } from 'node:crypto';
import { createServer as createHttpServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import { Admissions } from './sessions/admissions.js';
import { Engine } from './engine.js';
import { HttpRoutes, TASK_HEADER } from './http-routes.js';
import { Keeper } from './storage/keeper.js';
import { metricsLine, type Counters } from './metrics.js';
import type { ObjectStore } from './storage/object-store.js';
import { Presence } from './presence.js';
import { Readiness } from './readiness.js';
import { REFUSALS } from './sessions/refusal.js';
import { Seal } from './sessions/seal.js';
import { Session } from './sessions/session.js';
import { Snapshots } from './storage/snapshots.js';
import { Stream } from './storage/stream.js';

/** What a task is made of; storage comes from outside, so that tests and the laptop bring their own. */
export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly webOrigins: readonly string[];
  readonly publicKeys: PublicKeys;
  readonly sealKey: string;
  readonly redisUrl: string | undefined;
  readonly objects: ObjectStore;
  readonly states: BoardStateRepository;
  readonly tokens: OneTimeTokenRepository;
  readonly times: {
    readonly quietMs: number;
    readonly atMostMs: number;
    readonly foreignMs: number;
    readonly graceMs: number;
    readonly reviewMs: number;
  };
  readonly log: Logger;
  readonly metricsNamespace: string;
  readonly clock?: Clock;
}

const NOTHING_YET: Counters = { updates: 0, refused: 0, broughtBack: 0 };
const SOCKET_PATH = '/tableros/socket';
const PING_MS = 25_000;
const METRICS_MS = 60_000;
const ADMISSION_MS = 10_000;
const DRAIN_MS = 10_000;
const NANOSECONDS = 1e6;

/** One running task. */
export class BoardServer {
  readonly #http: Server;
  readonly #sockets: WebSocketServer;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #lag = monitorEventLoopDelay({ resolution: 10 });
  readonly #counters: Counters = { ...NOTHING_YET };
  readonly #open = new Set<WebSocket>();
  readonly #clock: Clock;
  /** Names this task to the others, in its answers and in its metrics. */
  readonly taskId = randomBytes(6).toString('hex');
  readonly #admissions: Admissions;
  readonly #engine: Engine;
  readonly #keeper: Keeper;
  readonly #stream: Stream | undefined;
  readonly #presence: Presence | undefined;
  readonly #readiness: Readiness;
  #ending: Promise<boolean> | undefined;

  constructor(private readonly options: ServerOptions) {
    const { objects, states, tokens, times, log, redisUrl } = options;
    this.#clock = options.clock ?? new SystemClock();
    const seal = new Seal(options.sealKey);
    const snapshots = new Snapshots(objects, states, this.#clock);
    const verifier = new TokenVerifier(options.publicKeys);
    this.#admissions = new Admissions(verifier, tokens, states, seal, this.#clock);
    if (redisUrl !== undefined) {
      this.#stream = new Stream(
        { url: redisUrl, taskId: this.taskId, graceMs: times.graceMs },
        {
          heard: (board) => this.#keeper.changed(board, false),
          catchUp: (board) => this.#keeper.catchUp(board),
        },
        log,
      );
      this.#presence = new Presence(redisUrl, this.taskId, log);
    }
    this.#keeper = new Keeper(snapshots, this.#stream, times, this.#clock, log, (board) =>
      this.#engine.release(board),
    );
    this.#engine = new Engine({
      admissions: this.#admissions,
      seal,
      keeper: this.#keeper,
      stream: this.#stream,
      presence: this.#presence,
      counters: this.#counters,
      log,
    });
    this.#readiness = new Readiness(objects, this.#stream);
    const routes = new HttpRoutes({
      engine: this.#engine,
      keeper: this.#keeper,
      admissions: this.#admissions,
      snapshots,
      readiness: this.#readiness,
      webOrigins: options.webOrigins,
      taskId: this.taskId,
      clock: this.#clock,
      log,
    });
    this.#http = createHttpServer((request, response) => void routes.handle(request, response));
    this.#http.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: BOARD_LIMITS.handshakeBytes + BOARD_LIMITS.presenceBytes,
      perMessageDeflate: false,
    });
    this.#sockets.on('headers', (headers) => headers.push(`${TASK_HEADER}: ${this.taskId}`));
  }

  /** Starts to listen, and gives the port. */
  async listen(): Promise<number> {
    this.#stream?.start();
    this.#presence?.start();
    this.#lag.enable();
    this.#every(this.options.times.reviewMs, () => this.#review());
    this.#every(PING_MS, () => this.#ping());
    this.#every(METRICS_MS, () => this.#measure());
    await new Promise<void>((resolve, reject) => {
      this.#http.once('error', reject);
      this.#http.listen(this.options.port, this.options.host, resolve);
    });
    return (this.#http.address() as AddressInfo).port;
  }

  /** How many sessions a board has on this task. */
  sessionsOf(boardId: string): number {
    return this.#engine.boards.get(boardId)?.doc.getConnectionsCount() ?? 0;
  }

  /** [BRD-34] Stores everything, sends everybody elsewhere, and ends; `false` when not all could be stored. */
  async drain(): Promise<boolean> {
    this.#ending ??= this.#drain();
    return this.#ending;
  }

  async #drain(): Promise<boolean> {
    this.#readiness.isDraining = true;
    this.#http.close();
    await this.#storeWithin();
    for (const session of this.#admissions.sessions()) session.refuse(REFUSALS.draining);
    for (const socket of this.#open) socket.close(REFUSALS.draining.code, REFUSALS.draining.reason);
    const isStored = await this.#storeWithin();
    for (const timer of this.#timers) clearInterval(timer);
    for (const socket of this.#open) socket.terminate();
    this.#http.closeAllConnections();
    this.#presence?.stop();
    await this.#stream?.stop();
    this.#lag.disable();
    return isStored;
  }

  async #storeWithin(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), DRAIN_MS);
    });
    const isStored = await Promise.race([this.#engine.storeAll(), tooLate]);
    clearTimeout(timer);
    return isStored;
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const path = (request.url ?? '').split('?', 1)[0];
    if (path !== SOCKET_PATH || this.#readiness.isDraining) {
      socket.end(
        `HTTP/1.1 ${path === SOCKET_PATH ? '503 Service Unavailable' : '404 Not Found'}\r\n\r\n`,
      );
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (webSocket) => this.#accept(webSocket));
  }

  #accept(socket: WebSocket): void {
    this.#open.add(socket);
    // The request carries nothing that the engine needs, and its headers are nobody's business there.
    const session: Session = new Session(socket, this.#clock, (frame) =>
      client.handleMessage(frame),
    );
    const client = this.#engine.hocuspocus.handleConnection(
      session,
      new Request('http://boards/'),
      { session },
    );
    const deadline = setTimeout(() => {
      if (session.admission === undefined) session.refuse(REFUSALS.ticketInvalid);
    }, ADMISSION_MS);
    socket.binaryType = 'nodebuffer';
    socket.on('message', (data: Buffer, isBinary: boolean) => {
      if (isBinary) session.receive(data);
      else session.refuse(REFUSALS.malformed);
    });
    socket.on('pong', () => session.answeredPing());
    socket.on('error', () => socket.terminate());
    socket.on('close', (code, reason) => {
      clearTimeout(deadline);
      this.#open.delete(socket);
      session.closed();
      client.handleClose({ code, reason: reason.toString() });
    });
  }

  #ping(): void {
    for (const session of this.#admissions.sessions()) session.ping();
  }

  async #review(): Promise<void> {
    await this.#admissions.review();
    // What a task stored while it had no link to the stream reaches the others here.
    for (const board of this.#engine.boards.values()) await this.#keeper.catchUp(board);
  }

  #measure(): void {
    const gauges = {
      sessions: this.#admissions.count,
      documents: this.#engine.boards.size,
      flushLagMs: this.#lag.max / NANOSECONDS,
      storeAgeMs: this.#keeper.ageMs,
    };
    this.#lag.reset();
    this.options.log.info(
      metricsLine(this.#counters, gauges, {
        namespace: this.options.metricsNamespace,
        taskId: this.taskId,
        atMs: this.#clock.nowMs(),
      }),
    );
    Object.assign(this.#counters, NOTHING_YET);
  }

  #every(ms: number, run: () => Promise<void> | void): void {
    let isRunning = false;
    const timer = setInterval(() => {
      if (isRunning) return;
      isRunning = true;
      Promise.resolve(run())
        .catch((error: unknown) => this.options.log.warn({ err: error }, 'will be tried again'))
        .finally(() => {
          isRunning = false;
        });
    }, ms);
    timer.unref();
    this.#timers.push(timer);
  }
}
