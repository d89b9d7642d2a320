import { randomUUID } from 'node:crypto';
import type { CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BoardStage } from './support/board-stage.js';
import { describeInChromium } from './support/chromium.js';

interface Drawn {
  readonly kind: string;
  readonly points?: readonly number[];
  readonly pressures?: readonly number[];
  readonly x?: number;
  readonly y?: number;
  readonly text: string;
}

describeInChromium('The drawing core in Chromium', () => {
  let stage: BoardStage;
  let boardId: string;
  let page: Page;
  beforeAll(async () => {
    stage = await BoardStage.start();
  });
  afterAll(() => stage.close());
  beforeEach(async () => {
    boardId = randomUUID();
    page = await open('Ana');
  });

  async function open(name: string, role = 'write'): Promise<Page> {
    const opened = await stage.page();
    await opened.evaluate(
      ([url, board, who, as]) =>
        window.stage.open(String(url), String(board), String(who), 'select', as),
      [stage.boardsUrl, boardId, name, role],
    );
    return opened;
  }

  async function choose(tool: string): Promise<void> {
    await page.evaluate((name) => window.stage.view?.setTool(name as 'select'), tool);
  }

  async function objectsOn(one: Page): Promise<readonly Drawn[]> {
    return one.evaluate(() =>
      (window.stage.session?.document.items() ?? []).map(({ object, text }) => ({
        ...object,
        text,
      })),
    );
  }

  async function countIs(one: Page, count: number): Promise<void> {
    await one.waitForFunction((all) => window.stage.session?.document.count === all, count);
  }

  async function saved(): Promise<void> {
    await page.waitForFunction(() => window.stage.session?.getState().unsaved === 0);
  }

  /** Whether a pixel of the screen is dark. */
  async function isInkAt(one: Page, x: number, y: number): Promise<boolean> {
    await one.waitForFunction(() => window.stage.view?.isDrawn === true);
    return one.evaluate(
      ([px, py]) => {
        const canvas = document.querySelector('canvas');
        const pixel = canvas?.getContext('2d')?.getImageData(Number(px), Number(py), 1, 1).data;
        const [red = 255, green = 255, blue = 255] = pixel ?? [];
        return red + green + blue < 300;
      },
      [x, y],
    );
  }

  it('draws where the pointer was, and another browser shows the same pixels', async () => {
    const other = await open('Luis');
    await choose('pencil');

    await page.mouse.move(200, 300);
    await page.mouse.down();
    await page.mouse.move(500, 300, { steps: 20 });
    await page.mouse.up();
    await countIs(other, 1);

    expect(await isInkAt(page, 350, 300)).toBe(true);
    expect(await isInkAt(page, 350, 320)).toBe(false);
    expect(await objectsOn(other)).toEqual(await objectsOn(page));
  });

  it('gives way to a second finger: the stroke is taken back, and the board zooms', async () => {
    await choose('pencil');
    const touch = await page.context().newCDPSession(page);
    const before = await zoomOf();

    await fingers(touch, 'touchStart', [[300, 300]]);
    await fingers(touch, 'touchMove', [[330, 300]]);
    await fingers(touch, 'touchStart', [
      [330, 300],
      [430, 300],
    ]);
    await fingers(touch, 'touchMove', [
      [280, 300],
      [480, 300],
    ]);
    await fingers(touch, 'touchEnd', []);

    expect(await objectsOn(page)).toEqual([]);
    expect((await zoomOf()) / before).toBeCloseTo(2, 1);
  });

  it('keeps how hard a pen was pressed', async () => {
    await choose('pencil');
    const pen = await page.context().newCDPSession(page);
    const say = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', x: number, force: number) =>
      pen.send('Input.dispatchMouseEvent', {
        type,
        x,
        y: 200,
        force,
        button: 'left',
        buttons: 1,
        clickCount: 1,
        pointerType: 'pen',
      });

    await say('mousePressed', 100, 0.2);
    for (let step = 1; step <= 10; step += 1) await say('mouseMoved', 100 + 20 * step, step / 10);
    await say('mouseReleased', 300, 0);
    await countIs(page, 1);

    const [stroke] = await objectsOn(page);
    expect(stroke?.pressures?.length).toBe((stroke?.points?.length ?? 0) / 2);
    expect(stroke?.pressures?.[0]).toBeLessThan(80);
    expect(Math.max(...(stroke?.pressures ?? []))).toBeGreaterThan(200);
  });

  it('types a note, moves it with the keyboard and takes it back', async () => {
    await choose('note');
    await page.mouse.click(400, 300);
    await page.keyboard.type('Falta señal');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
    const [moved] = await objectsOn(page);

    expect(moved).toMatchObject({ kind: 'note', text: 'Falta señal', x: 3_110 });
    await page.keyboard.press('Control+z');
    expect((await objectsOn(page))[0]).toMatchObject({ x: 3_100 });
    await page.keyboard.press('Delete');
    expect(await objectsOn(page)).toEqual([]);
  });

  it('copies what is selected to another board', async () => {
    await choose('rectangle');
    await page.mouse.move(100, 100);
    await page.mouse.down();
    await page.mouse.move(200, 200, { steps: 3 });
    await page.mouse.up();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+v');

    await countIs(page, 2);
    const [one, two] = await objectsOn(page);
    expect(two).toMatchObject({ kind: 'rectangle', x: (one?.x ?? 0) + 200 });
  });

  it('shows a reader everything and lets them change nothing', async () => {
    await choose('note');
    await page.mouse.click(400, 300);
    await page.keyboard.press('Escape');
    await saved();
    const reader = await open('Rosa', 'read');
    await countIs(reader, 1);

    await reader.evaluate(() => window.stage.view?.focus());
    await reader.keyboard.press('Control+a');
    await reader.keyboard.press('Delete');
    await reader.keyboard.press('ArrowRight');

    expect(await objectsOn(reader)).toEqual(await objectsOn(page));
    expect(await objectsOn(page)).toHaveLength(1);
  });

  it('draws on without the network, and brings it when it is back', async () => {
    const other = await open('Luis');
    await page.context().setOffline(true);
    await page.waitForFunction(() => window.stage.session?.getState().connection === 'offline');
    await choose('note');
    await page.mouse.click(400, 300);
    await page.keyboard.type('sin red');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => window.stage.session?.getState().unsaved)).toBe(1);

    await page.context().setOffline(false);
    await countIs(other, 1);

    await saved();
    expect((await objectsOn(other))[0]?.text).toBe('sin red');
  });

  describe('as a file', () => {
    const HEADS = { exportSvg: '<svg', exportPng: '\u0089PNG', exportPdf: '%PDF-1.7' } as const;

    it.each(['exportSvg', 'exportPng', 'exportPdf'] as const)(
      '%s holds pictures and words',
      async (form) => {
        await page.evaluate(() => {
          window.stage.view?.placeImage('plano:a-1', { w: 800, h: 600 });
          window.stage.view?.insert('note', 'Señal €');
          window.stage.view?.insert('text', '避難所');
        });

        const { head, size } = await page.evaluate(async (name) => {
          const { document: board } = window.stage.session ?? {};
          if (board === undefined) throw new Error('No board is open.');
          const resolveImage = async (ref: string) => ({ url: `/picture/${ref}`, w: 800, h: 600 });
          const blob = await window.stage[name](board, { resolveImage });
          const bytes = new Uint8Array(await blob.slice(0, 8).arrayBuffer());
          return { head: String.fromCharCode(...bytes), size: blob.size };
        }, form);

        expect(head.startsWith(HEADS[form])).toBe(true);
        expect(size).toBeGreaterThan(1_000);
      },
    );
  });

  async function zoomOf(): Promise<number> {
    return page.evaluate(() => window.stage.view?.viewport.zoom ?? 0);
  }

  async function fingers(
    touch: CDPSession,
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    places: readonly (readonly [number, number])[],
  ): Promise<void> {
    const touchPoints = places.map(([x, y], id) => ({ x, y, id }));
    await touch.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
});
