import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.js';
import type { useIncidentList } from '../use-incident-list.js';

/** Fetches the next page when the end of the list comes near, or on a press. */
export function LoadMore({ list }: { list: ReturnType<typeof useIncidentList> }) {
  const { t } = useTranslation();
  const mark = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;

  useEffect(() => {
    const element = mark.current;
    if (element === null || !hasNextPage || isFetchingNextPage || isFetchNextPageError) {
      return undefined;
    }
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) void fetchNextPage();
      },
      { rootMargin: '400px' },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  if (!hasNextPage) return null;
  return (
    <div ref={mark} className="flex justify-center py-6">
      <Button look="quiet" isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
        {t('action.loadMore')}
      </Button>
    </div>
  );
}
