import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The call at which disaster strikes, counted from 1, and whether DynamoDB still gets it. */
export interface Fault {
  readonly at: number;
  readonly when: 'before' | 'after';
  /** Counts calls of this operation alone, whatever else goes on. */
  readonly operation?: string | undefined;
  readonly strike: () => void;
}

/** Stands between the api and DynamoDB, counts the calls about some tables and strikes at one of them. */
export class FaultProxy {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #server = createServer((incoming, outgoing) => void this.pass(incoming, outgoing));
  #fault: Fault | undefined;
  #isCut = false;
  /** Calls since it was armed or disarmed. */
  calls = 0;

  private constructor(
    private readonly target: URL,
    private readonly uncounted: string,
  ) {}

  /** Calls that name the `uncounted` table are passed on and nothing else. */
  static async open(target: string, uncounted: string): Promise<FaultProxy> {
    const proxy = new FaultProxy(new URL(target), uncounted);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  arm(fault: Fault | undefined): void {
    this.#fault = fault;
    this.#isCut = false;
    this.calls = 0;
  }

  async close(): Promise<void> {
    this.#agent.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  private async pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = Buffer.concat(await incoming.toArray());
    const isCounted = this.counts(incoming, body);
    if (isCounted) this.calls += 1;
    const fault = isCounted && this.calls === this.#fault?.at ? this.#fault : undefined;
    if (fault?.when === 'before') this.cut(fault);
    const answer = this.#isCut ? undefined : await this.forward(incoming, body);
    if (fault?.when === 'after') this.cut(fault);
    if (answer === undefined || this.#isCut) incoming.socket.destroy();
    else outgoing.writeHead(answer.status, answer.headers).end(answer.body);
  }

  private counts({ headers }: IncomingMessage, body: Buffer): boolean {
    const operation = this.#fault?.operation;
    if (operation === undefined) return !body.includes(`"${this.uncounted}"`);
    return String(headers['x-amz-target']).endsWith(`.${operation}`);
  }

  /** From now on nothing gets through: whoever is struck may take a moment to die. */
  private cut({ strike }: Fault): void {
    this.#isCut = true;
    strike();
  }

  private async forward(
    { method, url, headers }: IncomingMessage,
    body: Buffer,
  ): Promise<{
    readonly status: number;
    readonly headers: IncomingMessage['headers'];
    readonly body: Buffer;
  }> {
    const { hostname, port } = this.target;
    const options = { hostname, port, method, path: url, headers, agent: this.#agent };
    const [response] = (await once(request(options).end(body), 'response')) as [IncomingMessage];
    return {
      status: response.statusCode ?? 500,
      headers: response.headers,
      body: Buffer.concat(await response.toArray()),
    };
  }
}
