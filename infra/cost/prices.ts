import prices from './prices.json' with { type: 'json' };

/** A price of AWS by its id in prices.json. */
export type PriceId = keyof typeof prices.prices;

/** One price, with where and when it was read. */
export interface Price {
  readonly usd: number;
  readonly per: string;
  readonly source: string;
  /** Year and month. */
  readonly date: string;
}

/** All prices, of one region. */
export type Prices = Readonly<Record<PriceId, Price>>;

/** The prices this repository knows. */
export const PRICES: Prices = prices.prices;

/** The price of an hour of a Redis node; an unknown type is refused rather than guessed. */
export function redisPriceId(nodeType: string): PriceId {
  const id = `redis.${nodeType}.hour`;
  if (!(id in PRICES)) throw new Error(`prices.json has no row ${id}.`);
  return id as PriceId;
}
