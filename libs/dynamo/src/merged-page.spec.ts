import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedPage, type Direction, type PageRequest, type Track } from './merged-page.js';

interface Row {
  readonly at: string;
  readonly version: number;
  readonly isWanted: boolean;
}

const position = (n: number): string => String(n).padStart(5, '0');
const row = (n: number, isWanted = true): Row => ({ at: position(n), version: 1, isWanted });

/** Rows as a partition gives them: filtered after they were counted, and cut short whenever it likes. */
function partition(rows: readonly Row[], direction: Direction, cut = Infinity): Track<Row> {
  const sign = direction === 'ascending' ? 1 : -1;
  const sorted = rows.toSorted((a, b) => (a.at < b.at ? -sign : sign));
  return (after, count) => {
    const behind = sorted.filter(
      ({ at }) => after === undefined || (direction === 'ascending' ? at > after : at < after),
    );
    const seen = behind.slice(0, Math.min(count, cut));
    const last = seen.at(-1);
    const wanted = seen.filter(({ isWanted }) => isWanted);
    return Promise.resolve(
      seen.length < Math.min(count, cut) || last === undefined
        ? { rows: wanted }
        : { rows: wanted, reached: last.at },
    );
  };
}

function request(overrides: Partial<PageRequest<Row>> = {}): PageRequest<Row> {
  return {
    direction: 'ascending',
    limit: 3,
    after: undefined,
    isFiltered: false,
    positionOf: ({ at }) => at,
    ...overrides,
  };
}

async function walk(tracks: readonly Track<Row>[], given: PageRequest<Row>): Promise<Row[][]> {
  const pages: Row[][] = [];
  let after: string | undefined;
  do {
    const page = await mergedPage(tracks, { ...given, after });
    pages.push([...page.rows]);
    after = page.next;
  } while (after !== undefined);
  return pages;
}

describe('mergedPage', () => {
  it('[STO-4] gives every wanted row of all tracks once and in order, however they are cut', async () => {
    const track = fc.record({
      rows: fc.array(fc.record({ n: fc.nat(200), isWanted: fc.boolean() }), { maxLength: 30 }),
      cut: fc.integer({ min: 1, max: 10 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(track, { maxLength: 4 }),
        fc.constantFrom<Direction>('ascending', 'descending'),
        fc.integer({ min: 1, max: 8 }),
        fc.boolean(),
        async (given, direction, limit, isFiltered) => {
          const all = new Map<string, Row>();
          const tracks = given.map(({ rows, cut }) => {
            const own = rows
              .map(({ n, isWanted }) => row(n, isWanted))
              .filter(({ at }) => !all.has(at));
            for (const one of own) all.set(one.at, one);
            const unique = own.filter((one) => all.get(one.at) === one);
            return partition(unique, direction, cut);
          });

          const pages = await walk(tracks, request({ direction, limit, isFiltered }));

          const wanted = [...all.values()].filter(({ isWanted }) => isWanted).map(({ at }) => at);
          const expected = wanted.toSorted();
          if (direction === 'descending') expected.reverse();
          expect(pages.flat().map(({ at }) => at)).toEqual(expected);
          expect(pages.every((page) => page.length <= limit)).toBe(true);
        },
      ),
    );
  });

  it('reads each track once for a page without a filter', async () => {
    const asked: number[] = [];
    const tracks = [0, 1, 2].map((start): Track<Row> => {
      const rows = [0, 3, 6, 9, 12, 15].map((n) => row(start + n));
      const track = partition(rows, 'ascending');
      return (after, count) => {
        asked.push(count);
        return track(after, count);
      };
    });

    const page = await mergedPage(tracks, request());

    expect(page).toEqual({ rows: [row(0), row(1), row(2)], next: position(2) });
    expect(asked).toEqual([4, 4, 4]);
  });

  it('has no next page when the last one is exactly full', async () => {
    const tracks = [partition([row(1), row(3)], 'ascending'), partition([row(2)], 'ascending')];

    expect(await mergedPage(tracks, request())).toEqual({ rows: [row(1), row(2), row(3)] });
  });

  it('gives an empty last page without tracks', async () => {
    expect(await mergedPage([], request())).toEqual({ rows: [] });
  });

  it('shows a row that moved from one track to another meanwhile once, in its newer copy', async () => {
    const older = row(1);
    const newer = { ...older, version: 2 };
    const keepNewer = (a: Row, b: Row): Row => (a.version > b.version ? a : b);

    for (const copies of [
      [older, newer],
      [newer, older],
    ]) {
      const tracks = copies.map((copy) => partition([copy], 'ascending'));
      expect(await mergedPage(tracks, request({ newer: keepNewer }))).toEqual({ rows: [newer] });
    }
  });

  it('hands out a short page with a next one when a filter rarely hits', async () => {
    const rows = Array.from({ length: 6_000 }, (_, n) => row(n, n % 2_500 === 2_499));
    let reads = 0;
    const track = partition(rows, 'ascending');
    const counted: Track<Row> = (after, count) => {
      reads += 1;
      return track(after, count);
    };

    const first = await mergedPage([counted], request({ isFiltered: true }));

    expect(first).toEqual({ rows: [], next: position(1_999) });
    expect(reads).toBe(8);
    const pages = await walk([counted], request({ isFiltered: true }));
    expect(pages.flat()).toEqual([row(2_499), row(4_999)]);
  });

  it('[STO-4] shows nothing that lies behind what a slow track was looked through', async () => {
    const slow = Array.from({ length: 3_000 }, (_, n) => row(n, n === 2_100));
    const tracks = [partition(slow, 'ascending'), partition([row(9_000)], 'ascending')];
    const given = request({ isFiltered: true });

    expect(await mergedPage(tracks, given)).toEqual({ rows: [], next: position(1_999) });
    expect((await walk(tracks, given)).flat()).toEqual([row(2_100), row(9_000)]);
  });

  it('[STO-9] looks at a bounded number of rows for a page, and goes on from there', async () => {
    const rows = Array.from({ length: 40_000 }, (_, n) => row(n, n === 39_990));
    let looked = 0;
    const tracks = Array.from({ length: 6 }, (_, at): Track<Row> => {
      const track = partition(
        rows.filter((_row, n) => n % 6 === at),
        'ascending',
      );
      return (after, count) => {
        looked += count;
        return track(after, count);
      };
    });
    let after: string | undefined;
    const found: Row[] = [];

    do {
      looked = 0;
      const page = await mergedPage(tracks, request({ isFiltered: true, after }));
      expect(looked).toBeLessThanOrEqual(4_500);
      found.push(...page.rows);
      after = page.next;
    } while (after !== undefined);

    expect(found.map(({ at }) => at)).toEqual(['39990']);
  });
});
