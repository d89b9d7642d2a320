/** Which end of a sorted list comes first. */
export type Direction = 'ascending' | 'descending';

/** Rows of one track that were read in one go, in the order of the list. */
export interface Chunk<Row> {
  readonly rows: readonly Row[];
  /** How far the track was looked through; absent at its end. */
  readonly reached?: string;
}

/** One sorted source of rows: the next `count` rows behind a position, looked at before any filter. */
export type Track<Row> = (after: string | undefined, count: number) => Promise<Chunk<Row>>;

export interface PageRequest<Row> {
  readonly direction: Direction;
  readonly limit: number;
  /** The position behind which the page starts. */
  readonly after: string | undefined;
  /** Whether tracks may leave rows out, so that a page takes more looking than it has rows. */
  readonly isFiltered: boolean;
  /** Where a row stands: unique in the list. */
  readonly positionOf: (row: Row) => string;
  /** Which of two copies to keep when a row moved from one track to another between the reads. */
  readonly newer?: (a: Row, b: Row) => Row;
}

export interface MergedPage<Row> {
  readonly rows: readonly Row[];
  /** The position behind which the next page starts; absent on the last one. */
  readonly next?: string;
}

const FILTERED_CHUNK = 250;
/** Rounds of reads for one page; a filter that rarely hits then hands out a short page that has a next one. */
const ROUNDS = 8;
/** Rows that one page of a filtered list looks at, unless the first round alone takes more. */
const LOOKED_AT = 4_500;

interface Progress<Row> {
  readonly track: Track<Row>;
  reached: string | undefined;
  isOpen: boolean;
}

/**
 * [STO-4] One page of several sorted tracks as if they were one list. All tracks that may still hold a row of the
 * page are read in parallel; nothing behind the slowest track is shown, because that track might hold an earlier row.
 */
export async function mergedPage<Row>(
  tracks: readonly Track<Row>[],
  request: PageRequest<Row>,
): Promise<MergedPage<Row>> {
  const { after, direction, limit, positionOf } = request;
  const newer = request.newer ?? ((_: Row, b: Row): Row => b);
  const isBefore = (a: string, b: string): boolean => (direction === 'ascending' ? a < b : a > b);
  const count = request.isFiltered ? Math.max(FILTERED_CHUNK, limit + 1) : limit + 1;
  const found = new Map<string, Row>();
  const progress = tracks.map((track): Progress<Row> => ({ track, reached: after, isOpen: true }));

  let sorted: string[] = [];
  let looked = 0;
  for (let round = 0, behind = progress; round < ROUNDS && behind.length > 0; round += 1) {
    looked += behind.length * count;
    if (round > 0 && request.isFiltered && looked > LOOKED_AT) break;
    await Promise.all(
      behind.map(async (one) => {
        const { rows, reached } = await one.track(one.reached, count);
        for (const row of rows) {
          const position = positionOf(row);
          const copy = found.get(position);
          found.set(position, copy === undefined ? row : newer(copy, row));
        }
        one.reached = reached;
        one.isOpen = reached !== undefined;
      }),
    );
    sorted = [...found.keys()].sort((a, b) => (isBefore(a, b) ? -1 : 1));
    const enough = sorted[limit];
    behind = progress.filter(
      ({ isOpen, reached }) =>
        isOpen && (enough === undefined || reached === undefined || isBefore(reached, enough)),
    );
  }

  const horizon = progress
    .flatMap(({ isOpen, reached }) => (isOpen && reached !== undefined ? [reached] : []))
    .reduce<string | undefined>(
      (slowest, reached) =>
        slowest === undefined || isBefore(reached, slowest) ? reached : slowest,
      undefined,
    );
  const safe = sorted.filter((position) => horizon === undefined || !isBefore(horizon, position));
  const shown = safe.slice(0, limit);
  const rows = shown.flatMap((position) => found.get(position) ?? []);
  const next = safe.length > limit ? shown.at(-1) : horizon;
  return next === undefined ? { rows } : { rows, next };
}
