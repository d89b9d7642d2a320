import { nextCursor } from './link-header.js';

const pagesAtMost = 20;

/** Every page of a list that people look through as a whole, one after the other. */
export async function allPages<T>(
  fetchPage: (cursor: string | undefined) => Promise<{ data: T[]; response: Response }>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < pagesAtMost; page += 1) {
    const { data, response } = await fetchPage(cursor);
    items.push(...data);
    cursor = nextCursor(response);
    if (cursor === undefined) break;
  }
  return items;
}
