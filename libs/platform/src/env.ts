/** Turns the text of a variable into its value, or throws an error whose message completes "X ...". */
export type Parse<T> = (raw: string) => T;

type Shape = Record<string, Parse<unknown>>;
type Values<S extends Shape> = {
  readonly [K in keyof S]: S[K] extends Parse<infer T> ? T : never;
};

/** Reads every variable once, or fails once, naming all that are wrong. Values are never printed. */
export function readEnv<S extends Shape>(
  shape: S,
  source: Readonly<Record<string, string | undefined>>,
): Values<S> {
  const wrong: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, parse] of Object.entries(shape)) {
    const raw = source[key]?.trim();
    if (raw === undefined || raw === '') {
      wrong.push(`${key} is missing`);
      continue;
    }
    try {
      values[key] = parse(raw);
    } catch (error) {
      wrong.push(`${key} ${error instanceof Error ? error.message : 'is not usable'}`);
    }
  }
  if (wrong.length > 0) throw new Error(`Environment is not usable:\n- ${wrong.join('\n- ')}`);
  return Object.freeze(values) as Values<S>;
}

/** Any text that is not blank. */
export const text: Parse<string> = (raw) => raw;

/** A TCP port, 0 for any free one. */
export const port: Parse<number> = (raw) => {
  const value = Number(raw);
  if (!Number.isInteger(value) || value < 0 || value > 65_535) throw new Error('must be a port');
  return value;
};

/** A whole number within bounds, both included. */
export const integer =
  (min: number, max: number): Parse<number> =>
  (raw) => {
    const value = Number(raw);
    if (!Number.isInteger(value) || value < min || value > max) {
      throw new Error(`must be a whole number from ${String(min)} to ${String(max)}`);
    }
    return value;
  };

/** One of the listed words. */
export const oneOf =
  <const T extends string>(...allowed: readonly T[]): Parse<T> =>
  (raw) => {
    const hit = allowed.find((word) => word === raw);
    if (hit === undefined) throw new Error(`must be one of ${allowed.join(', ')}`);
    return hit;
  };

/** An absolute URL with one of the schemes, for example `url('https:', 'http:')`; given back as written. */
export const url =
  (...schemes: readonly string[]): Parse<string> =>
  (raw) => {
    const parsed = URL.canParse(raw) ? new URL(raw) : undefined;
    if (parsed === undefined || !schemes.includes(parsed.protocol)) {
      throw new Error(`must be a URL with ${schemes.join(' or ')}`);
    }
    return raw;
  };

/** A comma-separated list, blanks trimmed, `none` for the empty list. */
export const list =
  <T>(item: Parse<T>): Parse<readonly T[]> =>
  (raw) =>
    raw === 'none' ? [] : raw.split(',').map((part) => item(part.trim()));
