const DAY_MS = 86_400_000;

/** The value of a TTL attribute: the first whole second at or after a moment. */
export function expirySecond(at: string): number {
  return Math.ceil(Date.parse(at) / 1000);
}

/** The value of a TTL attribute so many days after a moment. */
export function expiryAfterDays(at: string, days: number): number {
  return Math.ceil((Date.parse(at) + days * DAY_MS) / 1000);
}
