import type { Page } from 'playwright-core';

export interface ToReport {
  readonly title: string;
  readonly description?: string;
  /** Part of the name of a room. */
  readonly room: string;
  readonly kind: string;
  /** How the risk begins; the usual one without. */
  readonly risk?: string;
}

/** Tells everything that the report form asks, in Spanish, and stays before sending; photos are chosen already. */
export async function tellReport(page: Page, report: ToReport): Promise<void> {
  await page.getByRole('button', { name: /^(Continuar|Seguir sin foto)$/ }).click();
  await page.getByRole('searchbox', { name: 'Buscar un lugar' }).fill(report.room);
  await page.getByRole('main').getByRole('button').filter({ hasText: report.room }).first().click();
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByLabel('En pocas palabras').fill(report.title);
  if (report.description !== undefined) {
    await page.getByLabel('Cuéntanos más').fill(report.description);
  }
  await page.getByRole('radio', { name: report.kind }).press('Space');
  if (report.risk !== undefined) {
    await page.getByRole('radio', { name: new RegExp(`^${report.risk}`) }).press('Space');
  }
  await page.getByRole('button', { name: 'Continuar' }).click();
  await page.getByRole('heading', { name: 'Revisa y envía' }).waitFor();
}
