/** A request as a browser's `fetch` gets it, without the streams: they would take most of a run's time. */
export class PlainRequest {
  readonly method: string;
  readonly headers: Headers;
  readonly signal: AbortSignal | undefined;
  readonly #body: string | undefined;

  constructor(
    readonly url: string,
    init: RequestInit,
  ) {
    this.method = init.method ?? 'GET';
    this.headers = new Headers(init.headers);
    this.signal = init.signal ?? undefined;
    this.#body = typeof init.body === 'string' ? init.body : undefined;
  }

  json(): unknown {
    return this.#body === undefined ? undefined : JSON.parse(this.#body);
  }
}

/** An answer as `fetch` gives it. */
export class PlainResponse {
  readonly ok: boolean;
  readonly headers = new Headers();

  constructor(
    readonly status: number,
    private readonly body: string,
  ) {
    this.ok = status < 400;
  }

  text(): Promise<string> {
    return Promise.resolve(this.body);
  }
}
