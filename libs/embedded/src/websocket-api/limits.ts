/** What API Gateway allows a WebSocket connection; tests make them smaller. */
export interface WebSocketLimits {
  readonly frameBytes: number;
  readonly messageBytes: number;
  /** Without a frame in either direction for so long, the connection is cut. */
  readonly idleMs: number;
  /** Nobody stays longer than this. */
  readonly lifeMs: number;
  /** POSTs to connections of the whole API; more are answered with 429. */
  readonly postRatePerSecond: number;
}

/** API Gateway's own numbers. */
export const AWS_LIMITS: WebSocketLimits = {
  frameBytes: 32 * 1024,
  messageBytes: 128 * 1024,
  idleMs: 10 * 60 * 1000,
  lifeMs: 2 * 60 * 60 * 1000,
  postRatePerSecond: 10_000,
};
