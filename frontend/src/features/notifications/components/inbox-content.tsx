import { useQuery } from '@tanstack/react-query';
import { BellRing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/ui/empty-state.js';
import { Failure } from '../../../shared/ui/failure.js';
import { Bone, Skeleton } from '../../../shared/ui/skeleton.js';
import { inboxQuery } from '../api/inbox-queries.js';
import { NotificationList } from './notification-list.js';

export interface InboxContentProps {
  readonly atMost?: number;
  readonly onOpen?: () => void;
}

/** The notifications in whatever state they are: on their way, unreachable, none, or some. */
export function InboxContent({ atMost, onOpen }: InboxContentProps) {
  const { t } = useTranslation();
  const inbox = useQuery(inboxQuery);
  if (inbox.isPending) return <InboxSkeleton />;
  if (inbox.isError && !inbox.data) {
    return <Failure error={inbox.error} onRetry={() => void inbox.refetch()} />;
  }
  if (inbox.data.items.length === 0) {
    return (
      <EmptyState icon={BellRing} title={t('inbox.empty.title')}>
        {t('inbox.empty.body')}
      </EmptyState>
    );
  }
  return <NotificationList items={inbox.data.items.slice(0, atMost)} {...(onOpen && { onOpen })} />;
}

function InboxSkeleton() {
  return (
    <Skeleton>
      {['w-3/5', 'w-2/5', 'w-1/2', 'w-3/5'].map((width, index) => (
        <div key={index} className="flex gap-3 px-5 py-4">
          <Bone className="size-5 rounded-full" />
          <div className="flex-1 space-y-2">
            <Bone className={`h-3.5 ${width}`} />
            <Bone className="h-3 w-1/3" />
          </div>
        </div>
      ))}
    </Skeleton>
  );
}
