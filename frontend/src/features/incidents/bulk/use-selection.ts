import { useMemo, useState } from 'react';

/** Incidents that one bulk action takes at most. */
export const selectionMax = 200;

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Picks or unpicks one; with `range` everything between it and the one picked before. */
  readonly toggle: (id: string, range?: boolean) => void;
  readonly add: (ids: readonly string[]) => void;
  /** Replaces what is selected among `among`, and leaves the rest. */
  readonly replace: (among: readonly string[], selected: ReadonlySet<string>) => void;
  readonly keep: (ids: readonly string[]) => void;
  readonly clear: () => void;
}

/** Which incidents of a list are selected; what leaves the list is selected no longer. */
export function useSelection(listed: readonly string[]): Selection {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string>();
  const ids = useMemo(() => new Set(listed.filter((id) => picked.has(id))), [listed, picked]);
  return {
    ids,
    toggle: (id, range = false) => {
      setPicked(range ? withRange(ids, listed, last, id) : toggled(ids, id));
      setLast(id);
    },
    add: (more) => {
      setPicked(atMost([...ids, ...more]));
    },
    replace: (among, selected) => {
      const next = atMost([...[...ids].filter((id) => !among.includes(id)), ...selected]);
      // A grid that is told what it just said would say it again.
      if (isSame(ids, next)) return;
      setPicked(next);
      setLast([...selected].find((id) => !ids.has(id)) ?? last);
    },
    keep: (kept) => {
      setPicked(atMost(kept));
    },
    clear: () => {
      setPicked(new Set());
    },
  };
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return ids.has(id) ? new Set([...ids].filter((each) => each !== id)) : atMost([...ids, id]);
}

/** As in every list of files: the range takes the state that the pressed one gets. */
function withRange(
  ids: ReadonlySet<string>,
  listed: readonly string[],
  from: string | undefined,
  to: string,
): ReadonlySet<string> {
  const start = from === undefined ? -1 : listed.indexOf(from);
  const end = listed.indexOf(to);
  if (start === -1 || end === -1) return toggled(ids, to);
  const range = listed.slice(Math.min(start, end), Math.max(start, end) + 1);
  if (ids.has(to)) return new Set([...ids].filter((id) => !range.includes(id)));
  return atMost([...ids, ...range]);
}

/** Whether two sets hold the same. */
export function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((id) => other.has(id));
}

function atMost(ids: readonly string[]): ReadonlySet<string> {
  return new Set([...new Set(ids)].slice(0, selectionMax));
}
