import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';

const MAX_SOCKETS = 64;
const PATIENCE_MS = 3_000;

/**
 * Requests to API Gateway, signed, over sockets that stay open. The SDK's client would do; it takes four times the CPU
 * (ADR 0037), and an event has a request per live socket.
 */
export class SignedRequests {
  readonly #endpoint: URL;
  readonly #signer: SignatureV4;
  readonly #transport: { readonly request: typeof httpRequest; readonly agent: HttpAgent };

  constructor(region: string, endpoint: string) {
    this.#endpoint = new URL(endpoint);
    // AWS answers over https only; a stand-in takes any credentials.
    const isLocal = this.#endpoint.protocol === 'http:';
    const options = { keepAlive: true, maxSockets: MAX_SOCKETS };
    this.#transport = isLocal
      ? { request: httpRequest, agent: new HttpAgent(options) }
      : { request: httpsRequest, agent: new HttpsAgent(options) };
    this.#signer = new SignatureV4({
      service: 'execute-api',
      region,
      credentials: isLocal ? { accessKeyId: 'local', secretAccessKey: 'local' } : defaultProvider(),
      sha256: Hash.bind(null, 'sha256'),
    });
  }

  /** The status of the answer; the path is behind the endpoint's. Fails when there is no answer in three seconds. */
  async send(method: 'POST' | 'DELETE', path: string, body?: string): Promise<number> {
    const { protocol, hostname, host, port, pathname } = this.#endpoint;
    const whole = `${pathname.replace(/\/$/, '')}${path}`;
    const { headers } = await this.#signer.sign({
      method,
      protocol,
      hostname,
      path: whole,
      query: {},
      headers: { host },
      body,
    });
    return new Promise((resolve, reject) => {
      const { request: open, agent } = this.#transport;
      const request = open({ method, hostname, port, path: whole, headers, agent }, (response) => {
        response.on('error', reject).on('end', () => resolve(response.statusCode ?? 0));
        response.resume();
      });
      const late = setTimeout(() => {
        request.destroy(new Error(`No answer in ${String(PATIENCE_MS)} ms.`));
      }, PATIENCE_MS);
      request.on('error', reject).on('close', () => {
        clearTimeout(late);
        reject(new Error('The connection was cut.'));
      });
      request.end(body);
    });
  }
}
