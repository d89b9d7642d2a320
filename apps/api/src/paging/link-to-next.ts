import type { Response } from 'express';

/**
 * Points to the next page (RFC 8288), if there is one. The reference is relative, so it holds behind any prefix that a
 * proxy strips.
 */
export function linkToNext(
  response: Response,
  query: Readonly<Record<string, string | number | readonly string[] | undefined>>,
  cursor: string | undefined,
): void {
  if (cursor === undefined) return;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of [value].flat()) params.append(name, String(one));
  }
  params.set('cursor', cursor);
  response.append('Link', `<?${params.toString()}>; rel="next"`);
}
