import { describe, expect, it } from 'vitest';
import { filterOf, toQuery } from './event-filter.js';

const kinds = ['ingreso', 'salida'] as const;
const read = (query: string) => filterOf(new URLSearchParams(query), kinds);

describe('the filter of account events', () => {
  it('is read from an address, and narrows nothing by what cannot be read', () => {
    expect(read('persona=%20Ana@X.pe%20&tipo=salida&desde=2026-03-02&hasta=x')).toEqual({
      persona: 'ana@x.pe',
      tipo: 'salida',
      desde: '2026-03-02',
      hasta: '',
    });
    expect(read('tipo=siesta&desde=2026-99-99')).toEqual(read(''));
  });

  it('asks for whole days, where the device is', () => {
    const { desde, hasta } = toQuery(read('desde=2026-03-02&hasta=2026-03-02'));

    expect(new Date(desde!).toString()).toBe(new Date(2026, 2, 2).toString());
    expect(new Date(hasta!).toString()).toBe(new Date(2026, 2, 3).toString());
  });

  it('asks for everything when nothing narrows it', () => {
    expect(toQuery(read(''))).toEqual({});
  });
});
