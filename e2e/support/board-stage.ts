import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { SystemClock } from '@vigia/platform';
import * as Y from 'yjs';
import { Snapshots } from '../../apps/boards/src/storage/snapshots.js';
import { MemoryBoardService } from '../../apps/boards/test/support/memory-board-service.js';
// what the page adds to `window`
import type {} from './board-stage-page.js';
import { launchChromium } from './chromium.js';

const HTML = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Board</title>
<style>html,body{margin:0;height:100%;overflow:hidden;position:relative}</style><script type="module" src="/page.js"></script>`;
const PLAN = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#f8fafc"/><g fill="none" stroke="#64748b" stroke-width="6"><rect x="40" y="40" width="720" height="520"/><path d="M300 40V340H760M40 340H220M420 340V560"/></g><text x="90" y="190" font-family="sans-serif" font-size="34" fill="#334155">A-101</text></svg>`;

/** A page with the core on it, and the board service it talks to. */
export class BoardStage {
  private constructor(
    readonly service: MemoryBoardService,
    readonly boardsUrl: string,
    readonly kilobytes: number,
    private readonly browser: Browser,
    private readonly pageUrl: string,
    private readonly closeServer: () => void,
  ) {}

  static async start(): Promise<BoardStage> {
    const bundle = await build({
      entryPoints: [fileURLToPath(new URL('board-stage-page.ts', import.meta.url))],
      bundle: true,
      minify: true,
      format: 'esm',
      conditions: ['@vigia/source'],
      write: false,
    });
    const script = bundle.outputFiles[0]?.contents ?? new Uint8Array();
    const service = await MemoryBoardService.create();
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://stage/');
      if (url.pathname === '/page.js') {
        response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
      } else if (url.pathname === '/ticket') {
        const of = (name: string): string => url.searchParams.get(name) ?? '';
        const role = of('role') === 'read' ? 'read' : 'write';
        void service.tickets
          .issue(of('board'), of('name'), role)
          .then((ticket) => response.end(JSON.stringify({ ticket, role })));
      } else if (url.pathname.startsWith('/picture/')) {
        response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(PLAN);
      } else {
        response.writeHead(200, { 'Content-Type': 'text/html' }).end(HTML);
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const { url } = await service.start({ webOrigins: [origin] });
    const browser = await launchChromium();
    return new BoardStage(service, `http://${url}`, script.length / 1024, browser, origin, () =>
      server.close(),
    );
  }

  /** A page in a browser profile of its own. */
  async page(width = 1280, height = 800): Promise<Page> {
    const context = await this.browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    await page.goto(this.pageUrl);
    await page.waitForFunction(() => 'stage' in window);
    return page;
  }

  /** Stores a board as if it had been drawn before. */
  async store(boardId: string, doc: Y.Doc): Promise<void> {
    const snapshots = new Snapshots(this.service.objects, this.service.states, new SystemClock());
    await snapshots.store(boardId, {
      merged: 0,
      merge: () => undefined,
      take: () => ({ update: Y.encodeStateAsUpdate(doc), streamId: '0-0' }),
    });
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.service.close();
    this.closeServer();
  }
}
