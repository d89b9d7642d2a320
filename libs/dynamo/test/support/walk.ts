import type { Page } from '@vigia/domain/shared';

/** All pages of a list one after the other; `between` runs after each. */
export async function walk<T>(
  read: (cursor: { readonly cursor?: string }) => Promise<Page<T>>,
  between: () => Promise<void> = () => Promise.resolve(),
): Promise<readonly (readonly T[])[]> {
  const pages: (readonly T[])[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<T> = await read(cursor === undefined ? {} : { cursor });
    pages.push(page.items);
    cursor = page.next;
    await between();
  } while (cursor !== undefined);
  return pages;
}
