/** The cursor of the next page, read from an RFC 8288 `Link` header; undefined on the last page. */
export function nextCursor(response: Response): string | undefined {
  const link = response.headers.get('Link') ?? '';
  const next = link.split(/,(?=\s*<)/).find((part) => /;\s*rel="?next"?/.test(part));
  const target = next?.match(/<([^>]*)>/)?.[1];
  if (target === undefined) return undefined;
  return new URL(target, 'http://any.invalid').searchParams.get('cursor') ?? undefined;
}
