import { expect } from 'vitest';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Somebody with a browser of their own; what goes wrong in it is kept. */
export interface Person {
  readonly page: Page;
  /** Uncaught errors, and refusals of the content security policy. */
  readonly troubles: readonly string[];
}

/** A person who has just opened the web app. */
export async function arrive(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const context = await browser.newContext({
    locale: 'es-PE',
    baseURL: url,
    // Requests would go past `page.route`; who wants the worker asks for it.
    serviceWorkers: 'block',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) troubles.push(message.text());
  });
  await page.goto('/');
  return { page, troubles };
}

/** The same, logged in and live. */
export async function logIn(
  browser: Browser,
  url: string,
  email: string,
  options: BrowserContextOptions = {},
  password = 'vigia-demo',
): Promise<Person> {
  const person = await arrive(browser, url, options);
  await enter(person.page, email, password);
  await see(person.page, 'En vivo');
  return person;
}

/** Fills the login form and leaves it. */
export async function enter(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Correo').fill(email);
  await page.getByLabel('Contraseña', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Entrar' }).click();
  await page.waitForURL((at) => !at.pathname.startsWith('/entrar'));
}

/** Waits until the text is on the screen. */
export async function see(page: Page, text: string): Promise<void> {
  await page.getByText(text).filter({ visible: true }).first().waitFor();
}

/** Chooses an option of a select by the names of both. */
export async function choose(page: Page, field: string, option: string): Promise<void> {
  await page.getByRole('button', { name: field }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Nothing went wrong in any of these browsers. */
export function expectNoTroubles(...people: readonly Person[]): void {
  expect(people.flatMap(({ troubles }) => troubles)).toEqual([]);
}
