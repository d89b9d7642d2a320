import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { GatewayOrder } from './crashing-api.js';

const ROOT = join(import.meta.dirname, '../../../..');

/** The WebSocket API as a process that is killed and started again at the same address. */
export class KillableGateway {
  #child: ChildProcess | undefined;
  #port = 0;

  get url(): string {
    return `ws://127.0.0.1:${String(this.#port)}/test`;
  }

  get managementEndpoint(): string {
    return `http://127.0.0.1:${String(this.#port)}/test`;
  }

  async start(order: GatewayOrder): Promise<void> {
    const told = JSON.stringify({ ...order, port: this.#port });
    const main = join(import.meta.dirname, 'gateway-process.ts');
    const flags = ['--conditions=@vigia/source', '--import', 'tsx'];
    const child = spawn(process.execPath, [...flags, main, told], {
      cwd: ROOT,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#child = child;
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    this.#port = Number(line);
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child === undefined) return;
    this.#child = undefined;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
}
