import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { RunningSystem } from './running-system.js';

const NODE_HEADER = 'x-board-task';
const PATIENCE = { timeout: 30_000 };
const STEPS = 12;

/** A board on somebody's screen: what one does to it, and what one sees of it. */
export class BoardOnScreen {
  #node: string | undefined;

  private constructor(readonly page: Page) {}

  /** Watches a page from before it opens a board, so that it knows which node each socket ends at. */
  static async watch(page: Page): Promise<BoardOnScreen> {
    const board = new BoardOnScreen(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    session.on('Network.webSocketHandshakeResponseReceived', ({ response }) => {
      const told = Object.entries(response.headers).find(
        ([name]) => name.toLowerCase() === NODE_HEADER,
      );
      if (told !== undefined) board.#node = told[1];
    });
    return board;
  }

  /** The node that the latest socket of a board ended at. */
  get node(): string | undefined {
    return this.#node;
  }

  /** Waits until everything drawn here is safe, and shown to all. */
  async isLive(): Promise<void> {
    await this.page.getByText('En vivo · guardado').waitFor(PATIENCE);
  }

  /** Takes a tool, by its name. */
  async take(tool: string): Promise<void> {
    await this.page.getByRole('radio', { name: tool }).click();
  }

  /** Draws a line with the tool in hand; coordinates are shares of the paper. `meanwhile` happens half-way. */
  async draw(
    [fromX, fromY]: readonly [number, number],
    [toX, toY]: readonly [number, number],
    meanwhile: () => unknown = () => undefined,
  ): Promise<void> {
    const { mouse } = this.page;
    const paper = await this.page.getByLabel('Pizarra: zona de dibujo').boundingBox();
    if (paper === null) throw new Error('There is no paper on the screen.');
    const go = (x: number, y: number) =>
      mouse.move(paper.x + paper.width * x, paper.y + paper.height * y);
    await go(fromX, fromY);
    await mouse.down();
    for (let step = 1; step <= STEPS; step += 1) {
      if (step === STEPS / 2) await meanwhile();
      const share = step / STEPS;
      await go(fromX + (toX - fromX) * share, fromY + (toY - fromY) * share);
    }
    await mouse.up();
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Chooses from the menu of the board. */
  async choose(name: string): Promise<void> {
    await this.press('Más opciones');
    await this.page.getByRole('menuitem', { name }).click();
  }

  /** Waits until the list of objects, which has to be open, tells so many. */
  async has(objects: number): Promise<void> {
    await expect.poll(() => this.count(), PATIENCE).toBe(objects);
  }

  /** How many objects the list of objects, which has to be open, tells. */
  async count(): Promise<number> {
    const told = await this.page.getByText(/^\d+ objetos?,/).textContent();
    return Number.parseInt(told ?? '', 10);
  }

  /** Who made each object, the one on top first. */
  async authors(): Promise<string[]> {
    const rows = this.page
      .getByRole('region', { name: 'Lista de objetos' })
      .getByRole('listitem')
      .getByText(/ · /);
    return (await rows.allTextContents()).map((text) => text.split(' · ')[0] ?? '');
  }
}

/** Kills a node of the board service in a way it cannot notice. */
export async function killNode(system: RunningSystem, node: string): Promise<void> {
  const folder = join(system.data, 'boards');
  const logs = (await readdir(folder)).filter((name) => name.startsWith('node-'));
  for (const log of logs) {
    const lines = (await readFile(join(folder, log), 'utf8')).split('\n').filter(Boolean);
    for (const line of lines.toReversed()) {
      const { task, pid } = JSON.parse(line) as { readonly task?: string; readonly pid?: number };
      if (task !== node || pid === undefined) continue;
      process.kill(pid, 'SIGKILL');
      return;
    }
  }
  throw new Error(`No node in ${folder} calls itself ${node}.`);
}
