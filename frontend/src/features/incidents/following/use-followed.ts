import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { followedQuery } from './followed-query.js';

/** What the person follows as one array, with what is needed to show how it is coming along. */
export function useFollowed() {
  const query = useInfiniteQuery(followedQuery);
  const incidents = useMemo(
    () => query.data?.pages.flatMap((page) => page.incidents) ?? [],
    [query.data],
  );
  return { ...query, incidents };
}
