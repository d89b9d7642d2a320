import type { AccountEvent } from '../../shared/api/models.js';

export type EventKind = AccountEvent['tipo'];

/** What an admin looks for; days are those of the device's calendar, both included. */
export interface EventFilter {
  readonly persona: string;
  readonly tipo: EventKind | '';
  readonly desde: string;
  readonly hasta: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The filter that an address of the page carries; what cannot be read narrows nothing. */
export function filterOf(search: URLSearchParams, kinds: readonly EventKind[]): EventFilter {
  const day = (name: string) => {
    const text = search.get(name) ?? '';
    return DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';
  };
  return {
    persona: (search.get('persona') ?? '').trim().toLowerCase(),
    tipo: kinds.find((kind) => kind === search.get('tipo')) ?? '',
    desde: day('desde'),
    hasta: day('hasta'),
  };
}

/** The same in words of the server: instants, the end not included. */
export function toQuery({ persona, tipo, desde, hasta }: EventFilter) {
  return {
    ...(persona !== '' && { persona }),
    ...(tipo !== '' && { tipo }),
    ...(desde !== '' && { desde: startOf(desde, 0) }),
    ...(hasta !== '' && { hasta: startOf(hasta, 1) }),
  };
}

/** Midnight, where the device is, so many days after a day. */
function startOf(day: string, later: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).toISOString();
}
