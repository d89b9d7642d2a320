import type { Response } from 'express';

/** Documentation of the header that points to the next page. */
export const LINK_TO_NEXT = {
  Link: {
    description: 'The next page, if there is one (RFC 8288).',
    schema: { type: 'string', maxLength: 4096, pattern: '^<.*>; rel="next"$' },
  },
} as const;

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
