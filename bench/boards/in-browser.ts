import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { BoardStage } from '../../e2e/support/board-stage.js';
import { handDrawn } from './hand-drawn.js';

/** What a board costs in a browser. */
export interface BrowserCost {
  /** Of the core with everything it needs, minified, before compression. */
  readonly kilobytes: number;
  readonly loadedMs: number;
  readonly drawnMs: number;
  readonly drawing: Frames;
  readonly watching: Frames;
  readonly panning: Frames;
  readonly zooming: Frames;
}

/** Milliseconds: what the page worked in a frame, and from one frame to the next. */
export interface Frames {
  readonly work: Share;
  readonly between: Share;
}

interface Share {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

const STEPS = 180;

/** Opens a board with so many strokes, all in view, and draws, watches, pans and zooms. */
export async function measureInBrowser(strokes: number): Promise<BrowserCost> {
  const stage = await BoardStage.start();
  try {
    const boardId = randomUUID();
    await stage.store(boardId, handDrawn(strokes));
    const other = await stage.page();
    await open(other, stage, boardId, 'Beto');
    const page = await stage.page();
    const { loadedMs, drawnMs } = await open(page, stage, boardId, 'Ana');
    return {
      kilobytes: stage.kilobytes,
      loadedMs,
      drawnMs,
      drawing: await during(page, () => draw(page)),
      watching: await during(page, () => draw(other)),
      panning: await during(page, () => wheel(page, 12)),
      zooming: await during(page, async () => {
        await page.keyboard.down('Control');
        await wheel(page, -6);
        await wheel(page, 6);
        await page.keyboard.up('Control');
      }),
    };
  } finally {
    await stage.close();
  }
}

async function open(
  page: Page,
  stage: BoardStage,
  boardId: string,
  name: string,
): Promise<{ readonly loadedMs: number; readonly drawnMs: number }> {
  return page.evaluate(
    ([url, board, who]) => window.stage.open(String(url), String(board), String(who), 'pencil'),
    [stage.boardsUrl, boardId, name],
  );
}

async function during(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => window.stage.count());
  await act();
  const { work, frames } = await page.evaluate(() => window.stage.counted());
  return { work: shareOf(work), between: shareOf(frames) };
}

async function draw(page: Page): Promise<void> {
  await page.mouse.move(200, 400);
  await page.mouse.down();
  for (let step = 1; step <= STEPS; step += 1) {
    await page.mouse.move(200 + step * 4.5, 400 + 180 * Math.sin(step / 12));
  }
  await page.mouse.up();
}

async function wheel(page: Page, delta: number): Promise<void> {
  await page.mouse.move(640, 400);
  for (let step = 0; step < STEPS / 3; step += 1) await page.mouse.wheel(0, delta);
}

function shareOf(values: readonly number[]): Share {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}
