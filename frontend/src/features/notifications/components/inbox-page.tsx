import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../shared/ui/page.js';
import { inboxQuery } from '../api/inbox-queries.js';
import { InboxContent } from './inbox-content.js';
import { MarkAllRead } from './mark-all-read.js';

export function InboxPage() {
  const { t } = useTranslation();
  const { data: inbox } = useQuery(inboxQuery);
  return (
    <div className="mx-auto w-full max-w-2xl py-5 lg:py-8">
      <PageHeader
        className="page-x"
        title={t('inbox.title')}
        lead={
          inbox && t(inbox.unread === 0 ? 'inbox.allRead' : 'inbox.count', { count: inbox.unread })
        }
        actions={<MarkAllRead />}
      />
      <div className="mt-5">
        <InboxContent />
      </div>
    </div>
  );
}
