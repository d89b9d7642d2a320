import { billOf, type Bill } from './bill.js';
import type { Prices } from './prices.js';
import type { Replaced } from './recount.js';
import type { Usage } from './traffic.js';

const LABEL = 44;

/** A bill by line, by service and in all, for a terminal. */
export function billText(title: string, { lines, total, beyond }: Bill): string {
  const services = [...new Set(lines.map(({ service }) => service))];
  const rows = services.flatMap((service) => {
    const own = lines.filter((line) => line.service === service);
    const sum = own.reduce((all, { usd }) => all + usd, 0);
    return [
      `${service.padEnd(LABEL)}${dollars(sum)}`,
      ...own.map(
        ({ what, quantity, usd }) =>
          `  ${`${what}: ${amount(quantity)}`.padEnd(LABEL - 2)}${dollars(usd).padStart(24)}`,
      ),
    ];
  });
  const limits = beyond.map((limit) => `! ${limit}`);
  return [title, '', ...rows, '', `${'A month'.padEnd(LABEL)}${dollars(total)}`, ...limits].join(
    '\n',
  );
}

/** What the replaced systems claimed beside what their own pictures cost. */
export function recountText(replaced: readonly Replaced[], usage: Usage, prices: Prices): string {
  const rows = replaced.map(({ name, claimed: [low, high], remark, inventory }) => {
    const { total } = billOf(inventory, usage, prices);
    const claim =
      low === high ? dollars(low).trim() : `${dollars(low).trim()} to ${dollars(high).trim()}`;
    return `${name}: claimed ${claim}, counted ${dollars(total).trim()}; ${remark}`;
  });
  return ['The systems it replaces, with the same prices and people:', ...rows].join('\n');
}

function dollars(usd: number): string {
  return `$${usd.toFixed(2)}`.padStart(12);
}

function amount(quantity: number): string {
  return quantity >= 100 ? quantity.toFixed(0) : quantity.toPrecision(3);
}
